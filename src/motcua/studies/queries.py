"""Reading studies: those of the actor's units, one with all that belongs to it, the bytes of one file."""

import base64
import zlib
from collections import defaultdict

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.studies.intervention_queries import interventions_of
from motcua.studies.models import Study, StudyComment, StudyDecision, StudyFile, StudyPlan, StudyReport, StudyResult
from motcua.studies.rules import READERS, check_can_keep
from motcua.studies.states import FileKind, Topic
from motcua.studies.values import (
    CommentView,
    DecisionView,
    FileView,
    PlanView,
    PublishedReport,
    ResultView,
    StudyView,
    WholeStudy,
)

MOST_LISTED = 50


def list_studies(*, actor: Actor, before: int | None = None) -> list[StudyView]:
    """The latest of the actor's units, at most 50; `before` is the `id` of the last of the page before."""
    rows = Study.objects.filter(unit_id__in=actor.units_as(*READERS))
    if before is not None:
        rows = rows.filter(id__lt=before)
    return [study_view(row) for row in rows.order_by("-id")[:MOST_LISTED]]


def get_study(code: str, *, actor: Actor) -> WholeStudy:
    """The study with its files (without bytes), results, decisions and plans. Raises NotFound."""
    row = Study.objects.filter(code=code, unit_id__in=actor.units_as(*READERS)).first()
    if row is None:
        raise NotFound("study")
    return whole(row)


def get_content(code: str, number: int, *, actor: Actor) -> tuple[FileView, bytes]:
    """One file with its bytes. Raises NotFound."""
    study = get_study(code, actor=actor)
    for view in study.files:
        if view.number == number:
            return view, content_of(study.study.id, number)
    raise NotFound("study_file")


def get_study_whole(code: str, *, actor: Actor) -> WholeStudy:
    """For the operator's commands: any unit's, where the system itself asks. Raises NotFound."""
    row = Study.objects.filter(code=code).first() if actor.kind is ActorKind.SYSTEM else None
    if row is None:
        raise NotFound("study")
    return whole(row)


def row_to_change(code: str, *, actor: Actor) -> Study:
    """The row, locked until the end of the transaction. Raises NotFound, NotAllowed."""
    row = Study.objects.select_for_update().filter(code=code, unit_id__in=actor.units_as(*READERS)).first()
    if row is None:
        raise NotFound("study")
    check_can_keep(actor, int(row.unit_id))
    return row


def row_to_read(code: str, *, actor: Actor, lock: bool = False) -> Study:
    """The row for those who may read it, locked where something is put beside it. Raises NotFound."""
    rows = Study.objects.select_for_update() if lock else Study.objects
    row = rows.filter(code=code, unit_id__in=actor.units_as(*READERS)).first()
    if row is None:
        raise NotFound("study")
    return row


def list_published(*, before: int | None = None) -> list[PublishedReport]:
    """The latest editions for everybody, at most 50, without their pages; `number` of study and edition name one."""
    rows = StudyReport.objects.select_related("study").defer("pages", "sheets")
    if before is not None:
        rows = rows.filter(id__lt=before)
    return [_published(row, "") for row in rows.order_by("-id")[:MOST_LISTED]]


def get_published(code: str, *, language: str) -> PublishedReport:
    """The latest edition of a study's report, for everybody. Raises NotFound."""
    row = StudyReport.objects.select_related("study").filter(study__code=code).order_by("-number").first()
    if row is None:
        raise NotFound("study_report")
    return _published(row, language)


def _published(row: StudyReport, language: str) -> PublishedReport:
    return PublishedReport(
        code=row.study.code,
        title=row.study.title,
        number=row.number,
        synthetic=row.study.synthetic,
        digest=row.digest,
        at=row.at,
        page=row.pages.get(language, "") if language else "",
        sheet=base64.b64decode(row.sheets.get(language, "")) if language else b"",
    )


def content_of(study_id: int, number: int) -> bytes:
    """The bytes of a file of a study that the caller has opened."""
    packed = StudyFile.objects.values_list("content", flat=True).get(study_id=study_id, number=number)
    return zlib.decompress(bytes(packed))


def whole(row: Study) -> WholeStudy:
    """The study with all that belongs to it; the caller has looked who asks."""
    files = _files(row)
    replaced = {view.number for view in files if view.replaced_by}
    return WholeStudy(
        study=study_view(row),
        files=files,
        results=[_result(result, replaced) for result in StudyResult.objects.filter(study=row).order_by("number")],
        decisions=[_decision(one) for one in StudyDecision.objects.filter(study=row).order_by("number")],
        plans=[_plan(one) for one in StudyPlan.objects.filter(study=row).order_by("number")],
        interventions=interventions_of(row),
        comments=[
            CommentView(one.number, one.text, one.by, one.at, one.answer, one.answered_by)
            for one in StudyComment.objects.filter(study=row).order_by("number")
        ],
        editions=StudyReport.objects.filter(study=row).count(),
    )


def _files(row: Study) -> list[FileView]:
    kept = list(StudyFile.objects.filter(study=row).defer("content").select_related("made_by").order_by("number"))
    newer: dict[int, int] = defaultdict(int)
    for file in kept:
        if file.replaces_id is not None:
            newer[file.replaces_id] = file.number
    return [
        FileView(
            number=file.number,
            name=file.name,
            kind=FileKind(file.kind),
            digest=file.digest,
            size_bytes=file.size_bytes,
            rows=file.rows,
            columns=tuple(file.columns),
            source=file.source,
            made_by=file.made_by.number if file.made_by else 0,
            replaced_by=newer[file.pk],
            added_by=file.added_by,
            added_at=file.added_at,
        )
        for file in kept
    ]


def _result(row: StudyResult, replaced: set[int]) -> ResultView:
    return ResultView(
        number=row.number,
        line=row.line,
        words=tuple(row.words),
        purpose=row.purpose,
        answer=row.answer,
        refusal=row.refusal,
        read=tuple(row.read),
        version=row.version,
        run_by=row.run_by,
        run_at=row.run_at,
        stale=tuple(number for number in row.read if number in replaced),
    )


def _decision(row: StudyDecision) -> DecisionView:
    return DecisionView(
        number=row.number,
        topic=Topic(row.topic),
        decided=row.decided,
        reason=row.reason,
        results=tuple(row.results),
        by=row.by,
        at=row.at,
    )


def _plan(row: StudyPlan) -> PlanView:
    return PlanView(number=row.number, document=row.document, digest=row.digest, by=row.by, at=row.at)


def study_view(row: Study) -> StudyView:
    """The row as a value."""
    return StudyView(
        id=row.pk,
        code=row.code,
        unit_id=int(row.unit_id),
        title=row.title,
        question=row.question,
        synthetic=row.synthetic,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
    )
