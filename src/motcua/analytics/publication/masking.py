"""Clearing an answer for the public: every cell that the plan of its extract hides is emptied."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.publication.base_counts import depends_on_end, is_sum
from motcua.analytics.publication.cubes import GRAINS, MONTHS_OF_GRAIN
from motcua.analytics.publication.gate import Question
from motcua.analytics.publication.kept import month_number, plan_of
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.suppression import is_small, suppress
from motcua.analytics.values import FigureRow, FigureTable

_PERIOD = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)))?", re.ASCII)


def clear_table(table: FigureTable, snapshot: Snapshot, question: Question) -> FigureTable:
    """The answer with its hidden cells emptied.

    Figures that are no sums over dossiers (different people, times from the first event) stand in no plan: single years
    alone are shown, so that nothing can be taken from anything. Those of the catalogue count services, not people, and
    are shown whole.
    """
    if DEFINITIONS[question.metric].table == "services":
        return table
    plan = plan_of(snapshot)
    if not is_sum(question.metric):
        return replace(table, rows=tuple(_single_years(table, question, plan.least)), apart=0)
    first, after = month_number(question.date_from), month_number(question.date_to)
    cells = []
    for row in table.rows:
        keys = dict(question.where)
        bounds = (first, after)
        if row is not table.rows[-1]:
            keys |= {name: text for name, text in zip(table.by, row.dimensions, strict=True) if name not in GRAINS}
            bounds = _narrowed(table.by, row, bounds)
        cells.append(row if plan.shows(question.metric, keys, *bounds) else row.emptied())
    if not _is_one_year(question) and depends_on_end(question.metric, snapshot):
        cells = suppress(cells, least=plan.least)  # the plan knows its counts at the end of each year only
    return replace(table, rows=tuple(cells), apart=0)


def _single_years(table: FigureTable, question: Question, least: int) -> Iterator[FigureRow]:
    """The rows of whole years that are not small; neither what they are divided into nor what they make together."""
    divided = bool(question.where) or bool({*table.by} - {"year"})
    for row in table.rows:
        of_one_year = _is_one_year(question) if row is table.rows[-1] else not divided
        yield row.emptied() if divided or not of_one_year or is_small(row, least) else row


def _is_one_year(question: Question) -> bool:
    """Whether the days lie in one year and end with it: only then the period of an answer is that of the plan."""
    first, after = question.date_from, question.date_to
    return first is not None and after == date(first.year + 1, 1, 1)


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
