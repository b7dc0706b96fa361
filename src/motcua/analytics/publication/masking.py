"""Clearing an answer for the public: every cell that the plan of its extract hides is emptied."""

import re
from dataclasses import replace

from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.publication.base_counts import is_sum
from motcua.analytics.publication.cubes import GRAINS, MONTHS_OF_GRAIN
from motcua.analytics.publication.gate import Question
from motcua.analytics.publication.kept import month_number, plan_of
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.suppression import suppress
from motcua.analytics.values import FigureRow, FigureTable

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)))?", re.ASCII)


def clear_table(table: FigureTable, snapshot: Snapshot, question: Question) -> FigureTable:
    """The answer with its hidden cells emptied.

    Figures that are no sums over dossiers (different people, times from the first event) are cleared within their
    answer alone; those of the catalogue count services, not people, and are shown whole.
    """
    if DEFINITIONS[question.metric].table == "services":
        return table
    plan = plan_of(snapshot)
    if not is_sum(question.metric):
        rows = suppress(table.rows, least=plan.least)
        return replace(table, rows=tuple(rows), apart=0)
    first, after = month_number(question.date_from), month_number(question.date_to)
    cells = []
    for row in table.rows:
        keys = dict(question.where)
        bounds = (first, after)
        if row is not table.rows[-1]:
            keys |= {name: text for name, text in zip(table.by, row.dimensions, strict=True) if name not in GRAINS}
            bounds = _narrowed(table.by, row, bounds)
        cells.append(row if plan.shows(question.metric, keys, *bounds) else row.emptied())
    return replace(table, rows=tuple(cells), apart=0)


def _narrowed(
    by: tuple[str, ...], row: FigureRow, bounds: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    """The months of the row's own period within the bounds."""
    grain = next((name for name in by if name in GRAINS), None)
    if grain is None:
        return bounds
    found = _PERIOD.fullmatch(row.dimensions[by.index(grain)])
    if found is None:
        return bounds
    year, quarter, month = found.groups()
    first = int(year) * 12 + (int(quarter) * 3 - 3 if quarter else int(month) - 1 if month else 0)
    after = first + MONTHS_OF_GRAIN[grain]
    low, high = bounds
    return (first if low is None else max(first, low), after if high is None else min(after, high))
