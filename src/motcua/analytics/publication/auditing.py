"""Auditing what is published of the kept extracts, each by itself and all together: small cells that are shown, hidden
cells that can be had.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from motcua.analytics.publication.areas import NO_MONTH
from motcua.analytics.publication.audits import Audits, JointAudit, PublicationAudit, YearAudit
from motcua.analytics.publication.history import JOINTLY, Released, all_tables, different, year_text
from motcua.analytics.publication.joint import join_releases, place_of_period
from motcua.analytics.publication.kept import (
    Plan,
    build_years,
    count_extract,
    plan_of,
    plan_path,
    published_sums,
    released,
)
from motcua.analytics.publication.planning import Year
from motcua.analytics.publication.solving import given_away
from motcua.analytics.publication.system import Count
from motcua.analytics.snapshots import Snapshot, find_public


def audit_plans(snapshots: Sequence[Snapshot]) -> Audits:
    """The audit of what the public reads and of all that it read before. Raises AnalyticsNotInstalled."""
    public = find_public(snapshots[0].storage) if snapshots else None
    published = [one for one in snapshots if one == public or plan_path(one).exists()]
    each = tuple(audit_plan(snapshot, plan_of(snapshot)) for snapshot in published)
    return Audits(each, tuple(audit_together(released(snapshots[0].storage), each[0].least)) if each else ())


def audit_together(releases: Sequence[Released], least: int) -> Iterator[JointAudit]:
    """Try to solve what is hidden of a year by the help of its other releases, the newest first."""
    for text in sorted({year for each in releases for year in each.marks}):
        differing = different(releases, text)
        if len(differing) < 2:
            continue
        taken, left_out = differing[:JOINTLY], len(differing[JOINTLY:])
        tables = all_tables(published_sums(), taken)
        number = NO_MONTH if text == year_text(NO_MONTH) else int(text)
        years = [each.of_year(number, tables) for each in taken]
        joint = join_releases(number, years, tables, least, planned=True)
        names = tuple(each.name for each in taken)
        words = _Words(joint.year, names)
        small = [
            f"{each.metric} {words.cell(each.after)} - {words.cell(each.before)}" for each in joint.shown_changes()
        ]
        yield JointAudit(text, names, left_out, tuple(small), tuple(words.solvable()))


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
    words = _Words(year)
    for name, metric in year.metrics.items():
        metric.hide_small()
        wanted = metric.hidden.copy()
        metric.hidden[:] = year.areas_of(name, plan.hidden.get(name, {}))
        small += [f"{name} {words.cell(area)}" for area in np.nonzero(wanted & ~metric.hidden)[0].tolist()]
        hidden += int(metric.hidden.sum())
        shown += int((metric.has & ~metric.hidden).sum())
    tables = len(year.where.of) + len(year.how.of)
    return YearAudit(year_text(year.number), tables, shown, hidden, tuple(small), tuple(words.solvable()))


class _Words:
    """The cells of a year in words; of several releases with the name of the extract."""

    def __init__(self, year: Year, names: Sequence[str] = ()) -> None:
        self._year, self._names = year, names

    def cell(self, area: int) -> str:
        (dimensions, _), keys = self._year.label(area)
        place, period = place_of_period(keys[-1])
        parts = [f"{name}={key}" for name, key in zip((*dimensions, "period"), (*keys[:-1], period), strict=True)]
        return ", ".join([*parts, *([f"extract={self._names[place]}"] if self._names else [])])

    def solvable(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Whatever can be had, with its recipe."""
        for given in given_away(self._year.system):
            recipe = tuple(self._term(count, factor) for count, factor in given.recipe)
            yield f"{given.metric} {self.cell(given.area)}", recipe

    def _term(self, count: Count, factor: Fraction) -> str:
        sign = "+" if factor > 0 else "-"
        times = "" if abs(factor) == 1 else f"{abs(factor)} x "
        what = " ".join(kind for kind, _ in count.kinds) or "received"
        return f"{sign} {times}{what} [{self.cell(count.area)}]"
