"""Hiding small cells from the public, and as many more as it takes that nobody can subtract them back."""

from collections.abc import Sequence
from datetime import date
from functools import cache

import yaml

from motcua.analytics.values import FigureRow
from motcua.core.data_folder import DATA_FILES


@cache
def least_count(on: date) -> int:
    """The smallest count that may be shown on that date.

    Source  data/analytics/suppression.yaml
    """
    rules = yaml.safe_load((DATA_FILES / "analytics" / "suppression.yaml").read_text(encoding="utf-8"))
    in_force = [rule for rule in rules if date.fromisoformat(rule["valid_from"]) <= on]
    return int(max(in_force, key=lambda rule: rule["valid_from"])["least"])


def suppress(rows: Sequence[FigureRow], *, least: int) -> list[FigureRow]:
    """The rows with small cells emptied.

    A cell is small when a count in it (numerator, the rest of the denominator, those of unknown channel, or the whole)
    lies between 1 and `least` - 1. In every line of cells that differ in one dimension only, and in the table as a
    whole, at least two are hidden or none: a single hidden cell could be had by subtraction from the line's total.
    The last row is the total; it is hidden only when it is small itself.
    """
    *cells, total = rows
    hidden = {index for index, row in enumerate(cells) if is_small(row, least)}
    lines = _lines(cells)
    while extra := _next_to_hide(cells, lines, hidden):
        hidden |= extra
    shown = [row.emptied() if index in hidden else row for index, row in enumerate(cells)]
    return [*shown, total.emptied() if is_small(total, least) else total]


def is_small(row: FigureRow, least: int) -> bool:
    """Whether a count that the row shows, or the rest of its denominator, is of few."""
    counts = [row.numerator, row.unknown]
    if row.denominator is not None:
        counts += [row.denominator, row.denominator - (row.numerator or 0) - row.unknown]
    return any(count is not None and 0 < count < least for count in counts)


def _lines(cells: Sequence[FigureRow]) -> list[list[int]]:
    """Groups of cells whose sum may be known: those that differ in one dimension only, and all of them."""
    lines: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    for index, row in enumerate(cells):
        for dimension in range(len(row.dimensions)):
            rest = (*row.dimensions[:dimension], *row.dimensions[dimension + 1 :])
            lines.setdefault((dimension, rest), []).append(index)
    return [*lines.values(), list(range(len(cells)))]


def _next_to_hide(cells: Sequence[FigureRow], lines: Sequence[Sequence[int]], hidden: set[int]) -> set[int]:
    """The smallest shown cell of the first line in which exactly one is hidden."""
    for line in lines:
        if len(line) > 1 and len(hidden.intersection(line)) == 1:
            shown = [index for index in line if index not in hidden]
            return {min(shown, key=lambda index: (cells[index].denominator or cells[index].numerator or 0, index))}
    return set()
