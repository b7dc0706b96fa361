"""A funnel out of counters alone: how many cases came to each step, where nobody's way was written down."""

from collections.abc import Mapping, Sequence
from typing import Any

from motcua.uptake.methods.intervals import ALPHA, wilson

SMALLEST_CELL = 5


def counted_funnel(
    names: Sequence[str],
    cases: Mapping[str, int],
    *,
    group: str = "",
    smallest: int = SMALLEST_CELL,
    alpha: float = ALPHA,
) -> list[dict[str, Any]]:
    """Rows as those of `funnel`: one for each declared step, `names[0]` being the start.

    cases     by step, how many cases came to it for the first time; a case counts once at each step
    smallest  rows with a count below it and above 0, or that give one away as a difference, are left out: `suppressed`

    A case that is at a later step passed the earlier ones, so reach never rises; the start is at least as large as any
    step after it, since a case may have begun before the time that is looked at. Shares are of the start, with
    Wilson's interval. Without any case there is no row.
    """
    reached = [cases.get(name, 0) for name in names]
    for place in range(len(reached) - 2, -1, -1):
        reached[place] = max(reached[place], reached[place + 1])
    total = reached[0] if reached else 0
    rows: list[dict[str, Any]] = []
    for place, (name, many) in enumerate(zip(names, reached, strict=True)):
        if not total:
            break
        before = reached[place - 1] if place else many
        low, high = wilson(many, total, alpha)
        row: dict[str, Any] = {"group": group, "step": name, "cases": total, "reached": many, "lost": before - many}
        row |= {"share": many / total, "low": low, "high": high}
        if any(0 < count < smallest for count in (many, total - many, before - many)):
            row = {"group": group, "step": name, "suppressed": True}
        rows.append(row)
    return rows
