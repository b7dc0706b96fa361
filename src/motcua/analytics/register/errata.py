"""The list of changed values as the public reads it, and the notes that people add."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db import transaction

from motcua.analytics.models import Cause, Erratum, ErratumNote, PublishedValue
from motcua.analytics.suppression import least_count
from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed, NotFound, Refused
from motcua.core.outbox import DomainEvent, record

NOTE_ROLES = (Role.LEADER, Role.ADMINISTRATOR, Role.ANALYST)
"""Who may say something about a change."""
PAGE_ROWS, MOST_LETTERS = 50, 2000


@dataclass(frozen=True, kw_only=True)
class ErratumNoted(DomainEvent):
    """A person said why a published value changed."""

    subject: ClassVar[str] = "erratum"
    text: str


class NoteRefused(Refused):
    """The note cannot be kept as it is."""

    code = "note_refused"

    def __init__(self, words: str, *, remedy: str) -> None:
        super().__init__()
        self.words = words
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value as published. `counts_shown` false: its counts are left out, see `ErratumShown`."""

    numerator: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    snapshot: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class NoteShown:
    """What somebody said, and in which capacity nobody needs to guess: a member of staff by name."""

    text: str
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class ErratumShown:
    """One change. Where a count moved by fewer than the least that may be shown, counts are left out on both sides.

    few   the counts moved by so few dossiers that they stand on neither side
    late  how many dossiers came late; None where that is unknown or too few to be told
    """

    id: int
    metric: str
    dimensions: tuple[str, ...]
    cell: tuple[str, ...]
    period: str
    old: ShownValue
    new: ShownValue
    cause: str
    late: int | None
    few: bool
    simulated: bool
    found_at: datetime
    notes: tuple[NoteShown, ...]


def list_errata(*, before: int | None = None, limit: int = PAGE_ROWS) -> list[ErratumShown]:
    """The newest changes first, from the one before that key."""
    rows = Erratum.objects.select_related("old", "new").prefetch_related("notes").order_by("-id")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_shown(row) for row in rows[:limit]]


def note_erratum(*, actor: Actor, erratum_id: int, text: str, now: datetime) -> None:
    """Keep what a person says about a change; earlier notes stay.

    Raises  NotAllowed, NotFound, NoteRefused
    """
    if not actor.units_as(*NOTE_ROLES) or actor.account_id is None:
        raise NotAllowed("note on a change of published figures")
    said = " ".join(text.split())
    if not said or len(said) > MOST_LETTERS:
        raise NoteRefused(
            f"Ghi chú phải có từ 1 đến {MOST_LETTERS} ký tự.", remedy="Viết ngắn: điều gì đã đổi và vì sao."
        )
    with transaction.atomic():
        if not Erratum.objects.filter(pk=erratum_id).exists():
            raise NotFound(f"erratum {erratum_id}")
        ErratumNote.objects.create(
            erratum_id=erratum_id, text=said, account_id=actor.account_id, author=actor.name, written_at=now
        )
        record(ErratumNoted(subject_id=erratum_id, text=said), actor=actor, at=now)


def _shown(row: Erratum) -> ErratumShown:
    least = least_count(row.found_at.date())
    few = any(0 < abs(move) < least for move in _moves(row.old, row.new))
    dimensions = tuple(row.new.by.split(",")[:-1])
    return ErratumShown(
        id=row.pk,
        metric=row.new.metric,
        dimensions=dimensions,
        cell=tuple(row.new.cell.split(",", len(dimensions) - 1)),
        period=row.new.period,
        old=_value(row.old, few=few),
        new=_value(row.new, few=few),
        cause=Cause(row.cause).value,
        late=row.late if row.late and row.late >= least else None,
        few=few,
        simulated=row.new.simulated or row.old.simulated,
        found_at=row.found_at,
        notes=tuple(NoteShown(note.text, note.author, note.written_at) for note in _notes(row)),
    )


def _notes(row: Erratum) -> Sequence[ErratumNote]:
    return sorted(row.notes.all(), key=lambda note: note.pk)


def _moves(old: PublishedValue, new: PublishedValue) -> tuple[int, ...]:
    """By how much each count moved, also that of the rest: a difference of releases is a cell like any other."""
    numerator = (new.numerator or 0) - (old.numerator or 0)
    if new.denominator is None:
        return (numerator,)
    whole = new.denominator - (old.denominator or 0)
    return (numerator, whole, whole - numerator)


def _value(row: PublishedValue, *, few: bool) -> ShownValue:
    """Shares to the digit that pages print; counts only where their difference may be shown."""
    is_count = row.denominator is None
    shares = (None if few and is_count else row.value, row.lower, row.upper)
    value, lower, upper = (share if share is None or is_count else round(share, 3) for share in shares)
    counts = (None, None) if few else (row.numerator, row.denominator)
    return ShownValue(*counts, value, lower, upper, row.snapshot, row.taken_at)
