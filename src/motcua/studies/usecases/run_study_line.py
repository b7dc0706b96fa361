"""A method is applied within a study: its words, the files it read, and the answer or the refusal are kept."""

import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua import __version__
from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.studies.events import StudyLineRun
from motcua.studies.keeping import Kept, keep_file
from motcua.studies.models import StudyResult
from motcua.studies.queries import content_of, get_study, row_to_change
from motcua.studies.rules import check_can_keep
from motcua.studies.states import FileKind
from motcua.studies.usecases.add_study_file import table_of
from motcua.studies.values import WholeStudy
from motcua.uptake.api import MethodRefused, TableRefused
from motcua.uptake.line_api import Ran, line_of, run_line


def run_study_line(
    code: str, *, actor: Actor, line: str, words: Sequence[str], purpose: str = "", now: datetime
) -> int:
    """The number of the result. What the method refuses is a result, too: it says what cannot be claimed.

    words   options as on the command line; a file of the study stands there as `@3`, one that is written by a bare name
    Raises  NotFound, NotAllowed, MethodRefused (only where the line itself is unknown)
    """
    line_of(line)
    study = get_study(code, actor=actor)
    check_can_keep(actor, study.study.unit_id)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        try:
            ran = run_line(line, words, lay_out(study, words, folder), folder)
        except MethodRefused as refused:
            refusal = {"words": str(refused.words), "remedy": str(refused.remedy)}
            return _keep(code, line, words, purpose, refusal=refusal, actor=actor, now=now)
        return _keep(code, line, words, purpose, ran=ran, actor=actor, now=now)


def lay_out(study: WholeStudy, words: Sequence[str], folder: Path) -> dict[int, Path]:
    """The study's files that the words may mean, written into the folder."""
    files = {}
    for file in study.files:
        if any(f"@{file.number}" in word for word in words):
            path = folder / f"{file.number}-{file.name}"
            path.write_bytes(content_of(study.study.id, file.number))
            files[file.number] = path
    return files


@transaction.atomic
def _keep(
    code: str,
    line: str,
    words: Sequence[str],
    purpose: str,
    *,
    actor: Actor,
    now: datetime,
    ran: Ran | None = None,
    refusal: dict[str, str] | None = None,
) -> int:
    study = row_to_change(code, actor=actor)
    last = StudyResult.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    row = StudyResult.objects.create(
        study=study,
        number=last + 1,
        line=line,
        words=list(words),
        purpose=purpose.strip(),
        answer=ran.answer.document() if ran else None,
        refusal=refusal,
        read=list(ran.read) if ran else [],
        version=__version__,
        run_by=actor.name,
        run_at=now,
    )
    for name, path in (ran.written if ran else {}).items():
        keep_file(study, _written(name, path, row), actor=actor, now=now, made_by=row)
    event = StudyLineRun(subject_id=study.pk, number=row.number, line=line, refused=refusal is not None)
    record(event, actor=actor, at=now)
    return int(row.number)


def _written(name: str, path: Path, row: StudyResult) -> Kept:
    content = path.read_bytes()
    rows, columns = _shape(content)
    return Kept(name, FileKind.OUTPUT, content, rows, columns, f"motcua lab {row.line} #{row.number}")


def _shape(content: bytes) -> tuple[int, tuple[str, ...]]:
    try:
        table: Any = table_of(content)
    except TableRefused:  # a form for phones is no table
        return 0, ()
    return len(table), tuple(table.columns)
