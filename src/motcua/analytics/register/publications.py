"""Remembering what was published of closed periods, and noticing when a later extract says something else."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from django.db import connection, transaction

from motcua.analytics.answers import compute
from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.extracts import optional_module, public_snapshot
from motcua.analytics.models import Cause, Erratum, PublishedValue, RememberedSnapshot
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import FigureRow, FigureTable
from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.api import OWN_ORIGIN

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
_LOCK = 7_660_001
_DIGITS = 9  # engines may differ in the last bits of a mean; nobody prints those
_COUNTS = ("numerator", "denominator")
_SHARES = ("value", "lower", "upper")


@dataclass(frozen=True, slots=True)
class Remembered:
    """One table of ours whose values are remembered: a metric by dimensions, in every period of one grain."""

    metric: str
    dimensions: tuple[str, ...]
    grain: str

    @property
    def by(self) -> str:
        """The dimensions as they are stored."""
        return ",".join((*self.dimensions, self.grain))


@cache
def remembered_tables() -> tuple[tuple[Remembered, ...], int]:
    """The tables, and after how many days a period is closed.

    Source  data/figures/publications.yaml
    """
    document = yaml.safe_load((DATA_FILES / "figures" / "publications.yaml").read_text(encoding="utf-8"))
    tables = (Remembered(each["metric"], tuple(each["dimensions"]), each["grain"]) for each in document["tables"])
    return tuple(tables), int(document["closed_after_days"])


def remember_publications(now: datetime) -> int:
    """Write down what the public extract says of closed periods, and an erratum for each value that changed.

    Returns the number of errata found. Each extract is looked through once; several workers wait for one another.
    Raises  FigureRefused, AnalyticsNotInstalled
    """
    snapshot = public_snapshot()
    if snapshot is None:
        return 0
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if RememberedSnapshot.objects.filter(snapshot=snapshot.name).exists():
            return 0
        found = sum(_remember(table, snapshot, now) for table in remembered_tables()[0])
        RememberedSnapshot.objects.create(snapshot=snapshot.name, remembered_at=now)
    return found


def period_bounds(period: str) -> tuple[date, date]:
    """The half-open local dates of `2021-03`, `2021-Q1` or `2021`."""
    year, _, part = period.partition("-")
    first, months = (1, 12) if not part else (int(part[1]) * 3 - 2, 3) if part.startswith("Q") else (int(part), 1)
    after = first + months
    return date(int(year), first, 1), date(int(year) + after // 13, (after - 1) % 12 + 1, 1)


def definition_mark(metric: str) -> str:
    """A fingerprint of what the metric counts: its words and its counts in words."""
    each = DEFINITIONS[metric]
    words = (each.kind, each.words.vi, each.numerator.vi, each.denominator.vi, each.grain.vi, str(each.valid_from))
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def _remember(table: Remembered, snapshot: Snapshot, now: datetime) -> int:
    answer = compute(table.metric, by=(*table.dimensions, table.grain), public=True)
    if answer.snapshot != snapshot.name:  # a newer one came in between and will be looked through by itself
        return 0
    last, found = _last_values(table), 0
    for row in _public_rows(answer, snapshot):
        *cell, period = row.dimensions
        fresh = _value(table, row, answer, now)
        old = last.get((",".join(cell), period))
        if old is not None and _same(old, fresh):
            continue
        fresh.save(force_insert=True)
        if old is not None and _numbers(old) != _numbers(fresh):
            _write_erratum(table, cell, old, fresh, snapshot, now)
            found += 1
    return found


def _public_rows(answer: FigureTable, snapshot: Snapshot) -> Iterator[FigureRow]:
    """Cells of closed periods that the public sees."""
    today = snapshot.taken_at.astimezone(LOCAL).date()
    open_since = today - timedelta(days=remembered_tables()[1])
    for row in answer.rows[:-1]:
        period = row.dimensions[-1]
        if not row.suppressed and period[:1].isdigit() and period_bounds(period)[1] <= open_since:
            yield row


def _last_values(table: Remembered) -> Mapping[tuple[str, str], PublishedValue]:
    """What was published last of each cell and period."""
    rows = PublishedValue.objects.filter(metric=table.metric, by=table.by)
    newest = rows.order_by("cell", "period", "-id").distinct("cell", "period")
    return {(row.cell, row.period): row for row in newest}


def _value(table: Remembered, row: FigureRow, answer: FigureTable, now: datetime) -> PublishedValue:
    *cell, period = row.dimensions
    return PublishedValue(
        metric=table.metric,
        by=table.by,
        period=period,
        cell=",".join(cell),
        definition=definition_mark(table.metric),
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        simulated=answer.simulated,
        snapshot=answer.snapshot,
        taken_at=answer.as_of,
        shown_at=now,
    )


def _numbers(value: PublishedValue) -> tuple[Any, ...]:
    shares = (getattr(value, name) for name in _SHARES)
    rounded = (None if share is None else round(share, _DIGITS) for share in shares)
    return (*(getattr(value, name) for name in _COUNTS), *rounded)


def _same(old: PublishedValue, fresh: PublishedValue) -> bool:
    return _numbers(old) == _numbers(fresh) and old.definition == fresh.definition


def _write_erratum(
    table: Remembered, cell: Sequence[str], old: PublishedValue, new: PublishedValue, snapshot: Snapshot, now: datetime
) -> None:
    cause, late = _cause(table, cell, old, new, snapshot)
    Erratum.objects.create(old=old, new=new, cause=cause, late=late, found_at=now)


def _cause(
    table: Remembered, cell: Sequence[str], old: PublishedValue, new: PublishedValue, snapshot: Snapshot
) -> tuple[Cause, int | None]:
    """Why the value changed, as far as the definitions and the ledger tell it, and how many dossiers came late."""
    if old.definition != new.definition:
        return Cause.DEFINITION_CHANGED, None
    if DEFINITIONS[table.metric].time != "received_at":
        return Cause.UNDETERMINED, None
    evidence = optional_module("register.evidence").look_at_cell(
        snapshot,
        where=dict(zip(table.dimensions, cell, strict=True)),
        period=period_bounds(new.period),
        since=old.taken_at,
        own=OWN_ORIGIN,
    )
    return cause_of(_growth(old, new), evidence.late, own=evidence.own, foreign=evidence.foreign), evidence.late


def _growth(old: PublishedValue, new: PublishedValue) -> int:
    """By how many dossiers the cell grew."""
    before, after = (each.numerator if each.denominator is None else each.denominator for each in (old, new))
    return (after or 0) - (before or 0)


def cause_of(growth: int, late: int | None, *, own: int, foreign: int) -> Cause:
    """Late dossiers where they are the whole growth; else a correction, of an import or our own.

    growth        by how many dossiers the cell grew
    late          how many of its dossiers came into the ledger after the old value was taken; None where unknown
    own, foreign  how many of its dossiers are this system's own, and how many are mirrors of others
    """
    if late is None:
        return Cause.UNDETERMINED
    if late and growth == late:
        return Cause.LATE_DOSSIERS
    if foreign and not own:
        return Cause.CORRECTED_IMPORT
    if own and not foreign:
        return Cause.OWN_CORRECTION
    return Cause.UNDETERMINED
