"""From what the engine counted to the rows of the answer: keys as text, equal cells put together, bounds."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from motcua.analytics.counting import Line, key_name
from motcua.analytics.dimensions import ROW_DIMENSIONS
from motcua.analytics.values import FigureRow

Counts = dict[str, Any]
Cells = dict[tuple[str, ...], Counts]
ADDITIVE = ("numerator", "denominator", "unknown", "maybe", "maybe_yes", "maybe_unknown", "apart")
_TIERS = ("ministry", "province", "district", "commune")


def keyed_texts(lines: Iterable[Line], by: Sequence[str]) -> Iterable[tuple[tuple[str, ...], Line]]:
    """Each line with its keys as they are shown; a key that comes again is not put into words again."""
    columns: list[tuple[str, Any, dict[Any, str]]] = [(key_name(name), ROW_DIMENSIONS[name].text, {}) for name in by]
    for line in lines:
        texts = []
        for column, text, known in columns:
            key = line[column]
            if key not in known:
                known[key] = text(key)
            texts.append(known[key])
        yield tuple(texts), line


def pooled(keyed: Iterable[tuple[tuple[str, ...], Mapping[str, Any]]]) -> Cells:
    """The counts of each combination of texts added up; `marked` and `flagged` where any is."""
    cells: Cells = {}
    for texts, line in keyed:
        counts = cells.setdefault(texts, {"marked": False, "flagged": False})
        for name in ADDITIVE:
            if name in line:
                counts[name] = counts.get(name, 0) + (line[name] or 0)
        counts["marked"] = counts["marked"] or bool(line["marked"])
        counts["flagged"] = counts["flagged"] or bool(line.get("flagged"))
    return cells


def total_of(cells: Iterable[Mapping[str, Any]]) -> Counts:
    """All cells in one; of nothing, nothing."""
    return pooled(((), cell) for cell in cells).get(()) or {"numerator": 0, "denominator": 0, "marked": False}


def in_order(rows: Iterable[FigureRow], by: Sequence[str]) -> list[FigureRow]:
    """By their dimensions: tiers in the order of government, everything else by its text, the unknown last."""
    return sorted(rows, key=lambda row: [_rank(name, value) for name, value in zip(by, row.dimensions, strict=True)])


def _rank(name: str, value: str) -> tuple[int, str]:
    if value == "unknown":
        return (len(_TIERS), value)
    return (_TIERS.index(value), "") if name == "tier" and value in _TIERS else (0, value)


def count_row(dimensions: tuple[str, ...], counts: Mapping[str, Any]) -> FigureRow:
    """A count; known only from below and above where of some it cannot be told whether they belong."""
    number, unknown = counts["numerator"], counts.get("unknown") or 0
    whole, flagged = round(number), bool(counts.get("flagged"))
    if unknown:
        return FigureRow(
            dimensions,
            whole,
            None,
            None,
            float(number),
            float(number + unknown),
            unknown=round(unknown),
            flagged=flagged,
        )
    return FigureRow(dimensions, whole, None, float(number), None, None, flagged=flagged)


def share_row(dimensions: tuple[str, ...], counts: Mapping[str, Any]) -> FigureRow:
    """A share with the bounds that its unknown leave open.

    Those of which it is unknown whether they belong at all move both parts: for the lower bound they belong where that
    lowers the share, for the upper where it raises it.
    """
    number, whole = counts["numerator"], counts["denominator"]
    unknown, maybe = counts.get("unknown") or 0, counts.get("maybe") or 0
    sure_yes, perhaps = counts.get("maybe_yes") or 0, counts.get("maybe_unknown") or 0
    at_most, at_least = whole + maybe - sure_yes, whole + sure_yes + perhaps
    shown = (round(number), round(whole))
    extra: dict[str, Any] = {"unknown": round(unknown), "maybe": round(maybe), "flagged": bool(counts.get("flagged"))}
    if not unknown and not maybe:
        value = number / whole if whole else None
        return FigureRow(dimensions, *shown, value, None, None, **extra)
    lower = number / at_most if at_most else None
    upper = (number + unknown + sure_yes + perhaps) / at_least if at_least else None
    if lower is None or upper is None:
        # Whether anything belongs is unknown, and all that may would be one-sided.
        lower, upper = (lower if lower is not None else upper), (upper if upper is not None else lower)
    if lower == upper:
        return FigureRow(dimensions, *shown, lower, None, None, **extra)
    return FigureRow(dimensions, *shown, None, lower, upper, **extra)


def amount_row(dimensions: tuple[str, ...], counts: Mapping[str, Any], *, mean: bool) -> FigureRow:
    """A sum or a mean per row; known only from below where the amount of some is unknown."""
    amount, rows, unknown = counts["numerator"], counts["denominator"], counts.get("unknown") or 0
    value = (amount / rows if rows else None) if mean else float(amount)
    exact, below = (None, value) if unknown else (value, None)
    return FigureRow(
        dimensions,
        round(amount),
        round(rows) if mean else None,
        exact,
        below,
        None,
        unknown=round(unknown),
        flagged=bool(counts.get("flagged")),
    )


def different_row(dimensions: tuple[str, ...], counts: Mapping[str, Any]) -> FigureRow:
    """How many different there are: at least those seen, at most also the doubtful ones and each without a key."""
    unknown = counts["at_most"] + counts["keyless"] - counts["numerator"]
    return count_row(dimensions, {"numerator": counts["numerator"], "unknown": unknown})
