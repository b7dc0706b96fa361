"""Reading what somebody hands in: everything is parsed and checked once, before anything is written."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from motcua.catalogue.api import (
    LawfulWays,
    ProcedureDefinition,
    ProcedureVersionRef,
    late_cutoff_of,
    lawful_channels,
    time_limit_of,
    version_in_force,
)
from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.recent import RecentMemory
from motcua.dossiers.acting import check_acting
from motcua.dossiers.emergencies import closed_doors
from motcua.dossiers.events import DossierSubmitted
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import access, intake, words
from motcua.dossiers.rules.emergencies import check_door_is_open
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.states import Awaiting, Clock, FeeState, LegalChannel, Stage, SubmittingActor
from motcua.dossiers.values import DossierView, ProcedureFacts, Submission
from motcua.forms.api import CheckedAnswers, applicant_form, check_answers
from motcua.orgs.api import UnitRef, commune_known, unit_in_force


@dataclass(frozen=True, slots=True)
class CheckedSubmission:
    """A submission that may be filed; `applicant` and `answers` are normalised.

    unit       has it in hand first; `competent` decides it, usually the same
    """

    submission: Submission
    unit: UnitRef
    competent: UnitRef
    facts: ProcedureFacts
    applicant: dict[str, Any]
    answers: dict[str, Any]
    papers: list[dict[str, Any]]
    arrived_at: datetime

    @property
    def words(self) -> dict[str, Any]:
        """The applicant's own words, which stay out of the event."""
        origins = {"origins": list(self.submission.origins)} if self.submission.origins else {}
        return {"applicant": self.applicant, "answers": self.answers, "intake": self.submission.intake | origins}

    @property
    def files(self) -> list[str]:
        """Public ids of all files, in order."""
        return [file for paper in self.submission.papers for file in paper.files]


def local_day(now: datetime) -> date:
    """The day of the law: the local date of an aware moment."""
    return timezone.localtime(now).date()


def check_submission(actor: Actor, submission: Submission, now: datetime) -> CheckedSubmission:
    """Refuse early and whole; reads the law of the day from memory where it was read within the last seconds.

    Raises  intake.UnitUnknown, SimulatedUnitTakesNoDossier, ProcedureUnknown, ChannelNotLawful, ChannelClosedNow,
            VariantUnknown, AnswersRefused, PapersRefused, ArrivalRefused, FeeRefused; NotAllowed;
            what `acting.check_acting` raises
    """
    day = local_day(now)
    unit = _units.get((submission.unit_code, day), lambda: _unit(submission.unit_code, day))
    intake.check_unit_takes_dossiers(unit)
    access.check_may_submit(
        actor,
        channel=submission.legal_channel,
        unit_id=unit.id,
        by_officer=submission.submitting_actor is SubmittingActor.OFFICER_PROXY,
    )
    competent = _competent(submission, unit, day)
    law = _laws.get(
        (submission.procedure_code, competent.id, day), lambda: _law(submission.procedure_code, competent, day)
    )
    intake.check_channel_is_lawful(law.ways, submission.legal_channel)
    facts = law.facts(submission.legal_channel, submission.variant)
    intake.check_variant(facts, submission.variant)
    applicant = check_answers(
        applicant_form(), {"applicant": submission.applicant}, on=day, commune_known=commune_known
    )
    answers = check_answers(law.version.definition.form, submission.answers, on=day, commune_known=commune_known)
    intake.check_answers_usable(answers, applicant)
    facts = in_case(facts, law.version.definition, submission, answers)
    intake.check_papers(facts, submission)
    intake.check_choices(submission)
    intake.check_fee(submission)
    arrived_at = intake.check_arrival(submission.intake, now=now, today=day)
    check_acting(submission, applicant.values.get("applicant", {}), actor=actor, on=day)
    closed = closed_doors({unit.id}, law.version.code, at=arrived_at)
    check_door_is_open(law.ways.ways, submission.legal_channel, closed)
    given = [{"code": paper.code, "files": list(paper.files)} for paper in submission.papers]
    return CheckedSubmission(
        submission=submission,
        unit=unit,
        competent=competent,
        facts=facts,
        applicant=dict(applicant.values.get("applicant", {})),
        answers=dict(answers.values),
        papers=[*given, *({"code": code, "files": []} for code in facts.form_papers)],
        arrived_at=arrived_at,
    )


def _competent(submission: Submission, unit: UnitRef, day: date) -> UnitRef:
    """The unit that decides: the receiving one, or the one for which it receives over its counter or from the post.

    Raises  UnitUnknown, SimulatedUnitTakesNoDossier, OnlyOverTheCounter
    Source  NĐ 118/2025 art. 14: centres receive regardless of boundaries
    """
    if submission.competent_unit_code in ("", unit.code):
        return unit
    intake.check_receives_for_others(submission.legal_channel)
    try:
        words.check_code(submission.competent_unit_code)
        competent = unit_in_force(submission.competent_unit_code, on=day)
    except NotFound as missing:
        raise intake.UnitUnknown(
            field_errors={"competent_unit": "unit_unknown"}, unit=submission.competent_unit_code
        ) from missing
    intake.check_unit_takes_dossiers(competent)
    return competent


def _unit(code: str, day: date) -> UnitRef:
    if not code:
        raise intake.UnitUnknown(field_errors={"unit": "unit_required"})
    try:
        words.check_code(code)
        return unit_in_force(code, on=day)
    except NotFound as missing:
        raise intake.UnitUnknown(field_errors={"unit": "unit_unknown"}, unit=code) from missing


@dataclass(frozen=True, slots=True)
class _Law:
    """The version in force for a procedure at a unit on a day, with the doors that are open there."""

    version: ProcedureVersionRef
    ways: LawfulWays
    day: date
    known: dict[tuple[LegalChannel, str], ProcedureFacts]

    def facts(self, channel: LegalChannel, variant: str) -> ProcedureFacts:
        """What the version says for this door and case."""
        variant = variant if self.version.definition.has_case(variant) else ""
        if (channel, variant) not in self.known:
            self.known[channel, variant] = facts_of(self.version, channel, variant, self.ways, self.day)
        return self.known[channel, variant]


_units: RecentMemory[UnitRef] = RecentMemory()
_laws: RecentMemory[_Law] = RecentMemory()


def _law(code: str, unit: UnitRef, day: date) -> _Law:
    version = _version(code, day)
    ways = lawful_channels(version.code, unit_kind=unit.kind, unit_code=unit.code, on=day)
    return _Law(version, ways, day, {})


def _version(code: str, day: date) -> ProcedureVersionRef:
    try:
        words.check_code(code)
        return version_in_force(code, on=day)
    except NotFound as missing:
        raise intake.ProcedureUnknown(field_errors={"procedure": "procedure_unknown"}, procedure=code) from missing


def facts_of(
    version: ProcedureVersionRef, channel: LegalChannel, variant: str, ways: LawfulWays, day: date
) -> ProcedureFacts:
    """What the version says for this door and case."""
    definition = version.definition
    papers = definition.papers_for(channel)
    cutoff = late_cutoff_of(definition, channel=channel, variant=variant)
    return ProcedureFacts(
        version_id=version.id,
        code=version.code,
        name=definition.title.vi,
        field=definition.field.name.vi,
        time_limit=str(time_limit_of(definition, channel=channel, variant=variant)),
        late_cutoff=f"{cutoff:%H:%M}" if cutoff else "",
        paper_codes=frozenset(paper.code for paper in definition.papers),
        required_files=definition.files_required(channel),
        form_papers=tuple(p.code for p in papers if p.fulfilled_by == "form"),
        steps=tuple(step.code for step in definition.handling),
        on=day,
        eligible_online=any(way.channel == LegalChannel.ONLINE for way in ways.ways),
        variants=frozenset(case.code for case in definition.cases),
    )


def in_case(
    facts: ProcedureFacts, definition: ProcedureDefinition, submission: Submission, answers: CheckedAnswers
) -> ProcedureFacts:
    """The facts as they are for somebody who answered so: which files are required, and how long handling may take."""
    channel, variant = submission.legal_channel, submission.variant
    cutoff = late_cutoff_of(definition, channel=channel, variant=variant, case=answers)
    return replace(
        facts,
        time_limit=str(time_limit_of(definition, channel=channel, variant=variant, case=answers)),
        late_cutoff=f"{cutoff:%H:%M}" if cutoff else "",
        required_files=definition.files_required(channel, answers),
    )


def case_of(dossier: Dossier | DossierView, definition: ProcedureDefinition) -> CheckedAnswers:
    """The answers of a dossier as its version reads them on the day it was filed."""
    return check_answers(definition.form, dossier.answers, on=local_day(dossier.submitted_at or dossier.recorded_at))


def required_papers(definition: ProcedureDefinition, dossier: Dossier) -> tuple[str, ...]:
    """Codes of the papers without which this dossier is not complete, beside the form itself."""
    return tuple(paper.code for paper in definition.demanded(dossier.legal_channel, case_of(dossier, definition)))


def submitted_event(checked: CheckedSubmission) -> DossierSubmitted:
    """The event of a checked submission, still without code and digest."""
    given, facts = checked.submission, checked.facts
    return DossierSubmitted(
        subject_id=0,
        revision=1,
        code="",
        content_digest="",
        origin_system=OWN_ORIGIN,
        procedure_code=facts.code,
        procedure_name=facts.name,
        field=facts.field,
        procedure_version_id=facts.version_id,
        unit_id=checked.unit.id,
        competent_unit_id=None if checked.competent.id == checked.unit.id else checked.competent.id,
        tier=checked.unit.tier,
        legal_channel=given.legal_channel,
        place=given.place,
        actor=given.submitting_actor,
        helper_kind=given.helper_kind or "",
        stage=Stage.SUBMITTED,
        clock=Clock.NOT_STARTED,
        awaiting=Awaiting.NOTHING,
        submitted_at=checked.arrived_at,
        time_limit=facts.time_limit,
        late_cutoff=facts.late_cutoff,
        result_channel=given.result_channel,
        residence_commune=given.residence_commune,
        applicant_type=str(checked.applicant.get("type", "")),
        papers=checked.papers,
        variant=given.variant,
        language=given.language,
        eligible_online=facts.eligible_online,
        fee=FeeState.PAID if given.fee_dong else FeeState.NONE,
        fee_dong=given.fee_dong,
        paid_online=False if given.fee_dong else None,
    )


def content_digest(words: dict[str, Any], lookup_code: str) -> str:
    """SHA-256 over the applicant's words, keyed with the secret so that nobody can guess them from it."""
    text = json.dumps(words, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{lookup_code}\n{text}".encode()).hexdigest()
