"""A table comes into a study as a snapshot: its bytes, their digest, where it is from."""

import re
import tempfile
import unicodedata
from datetime import datetime
from pathlib import Path

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.studies.keeping import Kept, keep_file
from motcua.studies.models import Study, StudyFile, StudyPlan
from motcua.studies.queries import row_to_change
from motcua.studies.rules import check_can_add_file, check_texts
from motcua.studies.states import FileKind
from motcua.uptake.api import Table, read_table


@transaction.atomic
def add_study_file(
    code: str,
    *,
    actor: Actor,
    name: str,
    content: bytes,
    kind: FileKind,
    source: str,
    now: datetime,
    replaces: int = 0,
) -> int:
    """The number under which the lines of this study call it. The same bytes of the same kind are kept once.

    source    where the table is from: system, day, definition
    replaces  number of the older file of which this is the newer state; results of the older one are flagged
    Raises    NotFound, NotAllowed, PlanFirst, StudyFileTooLarge, StudyRefused, TableRefused
    """
    study = row_to_change(code, actor=actor)
    check_can_add_file(kind, len(content), planned=StudyPlan.objects.filter(study=study).exists())
    check_texts({"source": source.strip()})
    table = table_of(content)
    older = _older(study, replaces)
    for same in StudyFile.objects.filter(study=study, kind=kind, size_bytes=len(content)).defer("content"):
        if same.digest == Kept(name, kind, content, 0, (), "").digest:
            return int(same.number)
    kept = Kept(plain_name(name), kind, content, len(table), tuple(table.columns), source.strip())
    return int(keep_file(study, kept, actor=actor, now=now, replaces=older).number)


def table_of(content: bytes) -> Table:
    """Raises TableRefused where the bytes are no table with a header."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(content)
        return read_table(path)


def plain_name(name: str) -> str:
    """A file name of letters, digits, dots and hyphens that every system can write."""
    bare = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", "".join(sign for sign in bare if not unicodedata.combining(sign)))
    return kept.strip(".-")[:80] or "bang.csv"


def _older(study: Study, number: int) -> StudyFile | None:
    if not number:
        return None
    row = StudyFile.objects.filter(study=study, number=number, newer__isnull=True).defer("content").first()
    if row is None:
        raise NotFound("study_file")
    return row
