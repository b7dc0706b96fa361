"""A table's bytes become a numbered file of a study, inside the caller's transaction."""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.studies.events import StudyFileAdded
from motcua.studies.models import Study, StudyFile, StudyResult
from motcua.studies.states import FileKind


@dataclass(frozen=True, slots=True)
class Kept:
    """A table that is ready to be kept; `rows` and `columns` are of its content."""

    name: str
    kind: FileKind
    content: bytes
    rows: int
    columns: tuple[str, ...]
    source: str

    @property
    def digest(self) -> str:
        """SHA-256 of the content, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def keep_file(
    study: Study,
    kept: Kept,
    *,
    actor: Actor,
    now: datetime,
    made_by: StudyResult | None = None,
    replaces: StudyFile | None = None,
) -> StudyFile:
    """The row, under the next number. Assumes that the caller holds the lock on the study."""
    last = StudyFile.objects.filter(study=study).aggregate(last=Max("number"))["last"] or 0
    row = StudyFile.objects.create(
        study=study,
        number=last + 1,
        name=kept.name,
        kind=kept.kind,
        digest=kept.digest,
        size_bytes=len(kept.content),
        rows=kept.rows,
        columns=list(kept.columns),
        content=zlib.compress(kept.content, 6),
        source=kept.source,
        made_by=made_by,
        replaces=replaces,
        added_by=actor.name,
        added_at=now,
    )
    event = StudyFileAdded(subject_id=study.pk, number=row.number, kind=kept.kind.value, digest=row.digest)
    record(event, actor=actor, at=now)
    return row
