"""Rows that stand on fewer than five cases are not shown outside: no number of theirs, and no share of them."""

from collections.abc import Mapping
from typing import Any

SMALLEST = 5
COUNTS = frozenset(
    {"n", "cases", "reached", "seen", "lost", "dossiers", "people", "sessions", "at_risk", "numerator", "denominator"}
)


def without_small_cells(answer: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """The answer without such rows, and how many were left out.

    Where only one row of several would be left out, the next smallest goes too: it could be had by taking the others
    from the whole. Source: the rules of publication (min cell 5, complementary suppression).
    """
    rows = list(answer.get("rows") or [])
    counts = [_least(row) for row in rows]
    small = [place for place, count in enumerate(counts) if count is not None and count < SMALLEST]
    if len(small) == 1 and sum(count is not None for count in counts) > 1:
        others = [place for place, count in enumerate(counts) if count is not None and place not in small]
        small.append(min(others, key=lambda place: counts[place] or 0))
    kept = [row for place, row in enumerate(rows) if place not in set(small)]
    open_answer = {**answer, "rows": kept}
    if "binding" in answer:  # what a sentence says of a place stands on a row, too
        told = [one for one in answer["binding"] if (least := _least(one)) is not None and least >= SMALLEST]
        open_answer["binding"] = told
    return open_answer, len(small)


def _least(row: Mapping[str, Any]) -> float | None:
    """The least count of the row that is not zero; None where it holds none."""
    found = [
        float(value)
        for name, value in row.items()
        if name in COUNTS and isinstance(value, int | float) and not isinstance(value, bool) and value
    ]
    if row.get("numerator") is not None and row.get("denominator") is not None:
        rest = float(row["denominator"]) - float(row["numerator"])
        found += [rest] if rest else []
    return min(found, default=None)
