"""Figures by the units of today: what an old unit counted goes to its successors, by people where it was divided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.analytics.cells import Cells, Counts, pooled
from motcua.analytics.dimensions import UNKNOWN
from motcua.analytics.shapes import Table
from motcua.analytics.times import Parts, put_together

Texts = tuple[str, ...]
_DISJOINT = ("numerator", "unknown", "rest", "maybe_yes", "maybe_unknown", "maybe_no", "apart")


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit of today and which share (0 to 1) of the old one's people it has; `split`: the old one was divided."""

    unit: str
    weight: float
    split: bool


Crosswalk = Mapping[str, Sequence[Successor]]


def read_crosswalk(units: Table) -> Crosswalk:
    """Each old unit's successors from the extract's table of units."""
    columns = ["unit_code", "unit_now_code", "weight", "split"]
    found: dict[str, dict[str, Successor]] = defaultdict(dict)
    for row in units.select(*columns).distinct().to_pyarrow().to_pylist():
        now = row["unit_now_code"] or UNKNOWN
        found[row["unit_code"]][now] = Successor(
            now, 1.0 if row["weight"] is None else row["weight"], bool(row["split"])
        )
    return {old: tuple(sorted(by_unit.values(), key=lambda each: each.unit)) for old, by_unit in found.items()}


def old_units_of(crosswalk: Crosswalk, unit: str) -> list[str]:
    """The units whose dossiers count, wholly or in part, for the unit of today."""
    known = [old for old, successors in crosswalk.items() if any(each.unit == unit for each in successors)]
    return known if unit in crosswalk else [*known, unit]


def _successors(crosswalk: Crosswalk, old: str) -> Sequence[Successor]:
    return crosswalk.get(old) or (Successor(old, 1.0, split=False),)


def distribute_parts(parts: Parts, index: int, crosswalk: Crosswalk) -> Parts:
    """Durations by today's units, where the old unit stands at `index` of the texts."""
    gathered: dict[Texts, list[Any]] = defaultdict(list)
    for texts, part in parts.items():
        for each in _successors(crosswalk, texts[index]):
            target = (*texts[:index], each.unit, *texts[index + 1 :])
            gathered[target].append(part if each.weight == 1.0 else part.weighed(each.weight, flagged=each.split))
    return {texts: put_together(several) for texts, several in gathered.items()}


def distribute_cells(cells: Cells, index: int, crosswalk: Crosswalk) -> Cells:
    """Counts by today's units. Where units were divided the counts are estimates, in fractions, and flagged."""

    def moved() -> Iterable[tuple[Texts, Counts]]:
        for texts, counts in sorted(cells.items(), key=lambda cell: cell[0]):  # sums of fractions depend on the order
            for each in _successors(crosswalk, texts[index]):
                target = (*texts[:index], each.unit, *texts[index + 1 :])
                yield target, counts if each.weight == 1.0 else _weighed(counts, each)

    return pooled(moved())


def _weighed(counts: Counts, successor: Successor) -> Counts:
    numbers = {name: value * successor.weight for name, value in counts.items() if name not in ("marked", "flagged")}
    return {**numbers, "marked": counts["marked"], "flagged": successor.split or counts["flagged"]}


def whole_counts(cells: Cells, index: int) -> dict[Texts, dict[str, int]]:
    """The counts of each cell as whole numbers which over today's units add up to what was counted.

    In each combination of the other dimensions and each kind of row the largest remainders are rounded up.
    """
    lines: dict[Texts, list[Texts]] = defaultdict(list)
    for texts in cells:
        lines[(*texts[:index], *texts[index + 1 :])].append(texts)
    whole: dict[Texts, dict[str, int]] = {texts: {} for texts in cells}
    for members in lines.values():
        kinds = {texts: _kinds(cells[texts]) for texts in members}
        for kind in _DISJOINT:
            for texts, number in _apportioned({texts: kinds[texts].get(kind, 0.0) for texts in members}).items():
                whole[texts][kind] = number
    return {texts: _counted(kinds) for texts, kinds in whole.items()}


def _kinds(counts: Counts) -> dict[str, float]:
    """The counts as kinds of rows that exclude each other."""
    number, unknown = counts["numerator"], counts.get("unknown", 0)
    maybe = {name: counts.get(name, 0) for name in ("maybe", "maybe_yes", "maybe_unknown")}
    return {
        "numerator": number,
        "unknown": unknown,
        "rest": counts["denominator"] - number - unknown,
        "maybe_yes": maybe["maybe_yes"],
        "maybe_unknown": maybe["maybe_unknown"],
        "maybe_no": maybe["maybe"] - maybe["maybe_yes"] - maybe["maybe_unknown"],
        "apart": counts.get("apart", 0),
    }


def _counted(kinds: Mapping[str, int]) -> dict[str, int]:
    return {
        "numerator": kinds["numerator"],
        "denominator": kinds["numerator"] + kinds["unknown"] + kinds["rest"],
        "unknown": kinds["unknown"],
        "maybe": kinds["maybe_yes"] + kinds["maybe_unknown"] + kinds["maybe_no"],
    }


def _apportioned(numbers: Mapping[Texts, float]) -> dict[Texts, int]:
    """Whole numbers with the same sum, by largest remainders; ties by name."""
    low = {texts: int(number + 1e-9) for texts, number in numbers.items()}
    missing = round(sum(numbers.values())) - sum(low.values())
    by_remainder = sorted(numbers, key=lambda texts: (low[texts] - numbers[texts], texts))
    for texts in by_remainder[: max(missing, 0)]:
        low[texts] += 1
    return low
