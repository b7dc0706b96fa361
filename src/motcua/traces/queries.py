"""Counters read for figures: sums over weeks, by one thing at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import QuerySet, Sum

from motcua.traces.models import StepCount

By = Literal["", "unit", "device", "language", "hand"]


@dataclass(frozen=True, slots=True)
class Counted:
    """How often; `group` is the value of what it was asked by, empty without."""

    group: str
    step: str
    event: str
    field: str
    code: str
    times: int


def procedures_counted() -> list[str]:
    """Codes of the procedures of which anything was counted."""
    return list(StepCount.objects.order_by("procedure").values_list("procedure", flat=True).distinct())


def weeks_counted(procedure: str) -> tuple[date, date] | None:
    """The Monday of the first and of the last week of which anything was counted."""
    weeks = StepCount.objects.filter(procedure=procedure).order_by("week").values_list("week", flat=True)
    first, last = weeks.first(), weeks.last()
    return (first, last) if first and last else None


def count_cases(
    procedure: str, *, first: date, last: date, by: By = "", units: Collection[str] | None = None
) -> list[Counted]:
    """How many cases started, reached each step and were submitted; one case counts once at each step.

    first, last  Mondays, both within
    units        with `by="unit"`: only these offices
    """
    rows = _rows(procedure, first, last).filter(event__in=("started", "reached", "submitted"))
    rows = rows.exclude(unit="") if by == "unit" else rows.filter(unit="")
    if units is not None and by == "unit":
        rows = rows.filter(unit__in=units)
    names = ([by] if by else []) + ["step", "event"]
    found = rows.order_by(*names).values(*names).annotate(sum=Sum("times"))
    return [Counted(row[by] if by else "", row["step"], row["event"], "", "", row["sum"]) for row in found]


def count_stumbles(procedure: str, *, first: date, last: date) -> list[Counted]:
    """Everything else that happened on the steps: errors by question and code, spans of time, ways back and out."""
    names = ["step", "event", "field", "code"]
    rows = _rows(procedure, first, last).filter(unit="").exclude(event__in=("started", "reached", "submitted"))
    found = rows.order_by(*names).values(*names).annotate(sum=Sum("times"))
    return [Counted("", row["step"], row["event"], row["field"], row["code"], row["sum"]) for row in found]


def _rows(procedure: str, first: date, last: date) -> QuerySet[StepCount]:
    return StepCount.objects.filter(procedure=procedure, week__gte=first, week__lte=last)
