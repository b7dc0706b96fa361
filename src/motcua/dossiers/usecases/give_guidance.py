"""A person comes with papers that cannot be taken in yet: she is told once, and everything at once."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from motcua.catalogue.api import Paper, ProcedureDefinition, time_limit_entry, version_in_force
from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.documents.api import GuidanceFields, render_guidance
from motcua.dossiers.door_events import GuidanceGiven
from motcua.dossiers.intake import local_day
from motcua.dossiers.rules import access
from motcua.dossiers.rules.guidance import check_can_guide, points_of
from motcua.dossiers.values import Submission
from motcua.forms.api import CheckedAnswers, applicant_form, check_answers
from motcua.orgs.api import UnitRef, unit_in_force


@transaction.atomic
def give_guidance(*, actor: Actor, submission: Submission, now: datetime, lacking: str = "") -> bytes:
    """The guidance notice as PDF: every paper that this case still demands, what it costs and how long it will take.

    Nothing of the person is kept: the book holds the procedure, the papers that were missing, and who guided.
    lacking  what else is wrong or missing, one point a line: a paper that cannot be read, an answer nobody knew
    Raises   NotAllowed, ProcedureUnknown, NothingMissing, WordsRefused
    Source   NĐ 118/2025 art. 17(2a) as amended by NĐ 309/2026: one single, complete guidance notice
    """
    day = local_day(now)
    unit = unit_in_force(submission.unit_code, on=day)
    access.check_may_submit(actor, channel=submission.legal_channel, unit_id=unit.id, by_officer=False)
    definition = version_in_force(submission.procedure_code, on=day).definition
    case = check_answers(definition.form, submission.answers, on=day)
    given = {paper.code for paper in submission.papers}
    demanded = definition.demanded(submission.legal_channel, case)
    missing = [paper for paper in demanded if paper.code not in given]
    points = points_of(lacking)
    check_can_guide(missing, points)
    event = GuidanceGiven(
        subject_id=unit.id,
        procedure_code=submission.procedure_code,
        legal_channel=submission.legal_channel,
        missing=[paper.code for paper in missing if not paper.sensitive],
        missing_in_all=len(missing),
        points=len(points),
    )
    record(event, actor=actor, at=now)
    had = [paper for paper in demanded if paper.code in given]
    items = [(_named(paper), paper.condition.vi if paper.condition else "") for paper in missing]
    items += [(point, "") for point in points]
    return render_guidance(_fields(submission, definition, case, unit, tuple(items), had, actor, now), now=now)


def _fields(
    submission: Submission,
    definition: ProcedureDefinition,
    case: CheckedAnswers,
    unit: UnitRef,
    items: tuple[tuple[str, str], ...],
    had: Sequence[Paper],
    actor: Actor,
    now: datetime,
) -> GuidanceFields:
    limit = time_limit_entry(definition, channel=submission.legal_channel, case=case)
    fees = definition.fees_for(submission.legal_channel, case)
    given = {"applicant": dict(submission.applicant)}
    applicant = check_answers(applicant_form(), given, on=local_day(now)).values.get("applicant", {})
    return GuidanceFields(
        agency="",
        unit=unit.name,
        place="",
        practice=unit.practice,
        applicant_name=str(applicant.get("full_name") or applicant.get("organisation_name") or ""),
        procedure_code=submission.procedure_code,
        procedure_name=definition.title.vi,
        items=items,
        had=tuple(paper.short.vi for paper in had),
        fees="; ".join(f"{fee.name.vi}: {fee.shown.vi}" for fee in fees),
        limit=limit.rule.vi if limit else "",
        tracking_url=f"{settings.PUBLIC_URL}/thu-tuc/{submission.procedure_code}/",
        issued_at=now,
        officer_name=actor.name,
    )


def _named(paper: Paper) -> str:
    """The official name without the signs of the list that it stands in."""
    return paper.name.strip().removeprefix("-").removeprefix("+").rstrip(" ;.").strip()
