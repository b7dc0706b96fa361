"""Auditing what is published of the kept extracts: small cells that are shown, hidden cells that can be had."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from motcua.analytics.publication.audits import PublicationAudit, YearAudit
from motcua.analytics.publication.kept import Plan, build_years, count_extract, plan_of, plan_path, published_sums
from motcua.analytics.publication.planning import Year
from motcua.analytics.publication.system import Count
from motcua.analytics.snapshots import Snapshot


def audit_plans(snapshots: Sequence[Snapshot]) -> list[PublicationAudit]:
    """The audit of the newest extract and of all earlier ones that were published. Raises AnalyticsNotInstalled."""
    published = [one for number, one in enumerate(snapshots) if number == 0 or plan_path(one).exists()]
    return [audit_plan(snapshot, plan_of(snapshot)) for snapshot in published]


def audit_plan(snapshot: Snapshot, plan: Plan) -> PublicationAudit:
    """Try to solve every cell that the plan hides, from all that it shows."""
    if not snapshot.rows:
        return PublicationAudit(snapshot.name, plan.least, ())
    tables = published_sums()
    years = build_years(count_extract(snapshot, tables), tables, plan.least)
    return PublicationAudit(snapshot.name, plan.least, tuple(_audit_year(year, plan) for year in years))


def _audit_year(year: Year, plan: Plan) -> YearAudit:
    shown = hidden = 0
    small: list[str] = []
    for name, metric in year.metrics.items():
        metric.hide_small()
        wanted = metric.hidden.copy()
        metric.hidden[:] = year.areas_of(name, plan.hidden.get(name, {}))
        small += [f"{name} {_cell(year, area)}" for area in np.nonzero(wanted & ~metric.hidden)[0].tolist()]
        hidden += int(metric.hidden.sum())
        shown += int((metric.has & ~metric.hidden).sum())
    solvable = tuple(
        (
            f"{given.metric} {_cell(year, given.area)}",
            tuple(_term(year, count, factor) for count, factor in given.recipe),
        )
        for given in year.system.given_away()
    )
    name = "unknown" if year.number < 0 else str(year.number)
    return YearAudit(name, len(year.where.of) + len(year.how.of), shown, hidden, tuple(small), tuple(solvable))


def _cell(year: Year, area: int) -> str:
    (dimensions, _), keys = year.label(area)
    parts = [f"{name}={key}" for name, key in zip((*dimensions, "period"), keys, strict=True)]
    return ", ".join(parts)


def _term(year: Year, count: Count, factor: Fraction) -> str:
    sign = "+" if factor > 0 else "-"
    times = "" if abs(factor) == 1 else f"{abs(factor)} x "
    what = " ".join(kind for kind, _ in count.kinds) or "received"
    return f"{sign} {times}{what} [{_cell(year, count.area)}]"
