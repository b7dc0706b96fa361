"""Counting an extract once for all published tables: by place and month, by the ways dossiers came, and by pattern."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import ibis
import numpy as np
import pyarrow as pa

from motcua.analytics.definitions import DEFINITIONS, MARKS
from motcua.analytics.dimensions import ROW_DIMENSIONS
from motcua.analytics.engines.embedded import open_tables
from motcua.analytics.publication.areas import NO_MONTH, Base, Numbers
from motcua.analytics.publication.tables import BESIDE_WAYS, WHERE
from motcua.analytics.shapes import Amount, Column, Condition, Durations, Formula, Spans, Tally
from motcua.analytics.shapes import Table as Rows
from motcua.analytics.snapshots import Snapshot

LOCAL_HOURS = 7
_depends_on_end: dict[str, bool] = {}
SIMULATED = "simulated"
"""The count of simulated dossiers."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An extract as base cells.

    by_place  by WHERE and month, with every count; `by_way` by BESIDE_WAYS, the other dimensions and year
    patterns  of counts of whole dossiers: for each pattern that some dossier shows, 1 where it is counted
    by_end    metrics for which a dossier counts otherwise when the period ends at another time than its own year
    """

    by_place: Base
    by_way: Base
    patterns: Mapping[str, Numbers]
    by_end: frozenset[str] = frozenset()


def count_base(snapshot: Snapshot, metrics: tuple[str, ...], ways: tuple[str, ...]) -> Counted:
    """Count the extract.

    metrics  those that are sums over dossiers; others are left out
    ways     dimensions and marks beside WHERE
    """
    table = open_tables(snapshot)["dossiers"]
    asked = _asked(snapshot, table)
    bits: dict[str, Column] = {}
    sums: dict[str, Column] = {SIMULATED: table.count(where=table.simulated)}
    by_end: set[str] = set()
    for name in metrics:
        asked.was_asked = False
        for part, condition in _conditions(name, table, asked).items():
            bits[f"{name}.{part}"] = condition
            sums[f"{name}.{part}"] = table.count(where=condition)
        for part, amount in _amounts(name, table).items():
            sums[f"{name}.{part}"] = amount
        by_end |= {name} if asked.was_asked else set()
    month = ROW_DIMENSIONS["month"].key(table)
    by_place = table.group_by(**_keys(table, WHERE), month=month).aggregate(**_numbered(sums))
    year = (month // 12) * 12
    by_way = table.group_by(**_keys(table, (*BESIDE_WAYS, *ways)), month=year).aggregate(**_numbered(sums))
    marks = {f"n{place}": bit.fill_null(False).cast("int8") for place, bit in enumerate(bits.values())}
    patterns = table.select(**marks).distinct().to_pyarrow()
    return Counted(
        _base(_sorted(by_place), WHERE, list(sums)),
        _base(_sorted(by_way), (*BESIDE_WAYS, *ways), list(sums)),
        {name: _numbers(patterns[f"n{place}"]) for place, name in enumerate(bits)},
        frozenset(by_end),
    )


def depends_on_end(metric: str, snapshot: Snapshot) -> bool:
    """Whether a dossier counts otherwise when the period ends at another time than its own year."""
    if metric not in _depends_on_end:
        table = open_tables(snapshot)["dossiers"]
        asked = _asked(snapshot, table)
        _conditions(metric, table, asked)
        _depends_on_end[metric] = asked.was_asked
    return _depends_on_end[metric]


def is_sum(metric: str) -> bool:
    """Whether the metric adds up over cells: it counts rows of the dossiers' own table."""
    definition = DEFINITIONS.get(metric)
    if definition is None or definition.table != "dossiers" or definition.prepare is not None:
        return False
    return isinstance(definition.formula, Tally | Amount | Durations | Spans)


def _asked(snapshot: Snapshot, table: Rows) -> "_YearlyAsked":
    """What conditions know of the question; the end of the period is the end of the dossier's own year."""
    as_of = snapshot.taken_at.astimezone(UTC)
    first = ibis.date(table.day.year() + 1, 1, 1).cast("timestamp('UTC', 6)") - ibis.interval(hours=LOCAL_HOURS)
    return _YearlyAsked(as_of, ibis.least(first, ibis.literal(as_of, "timestamp('UTC', 6)")))


@dataclass(slots=True)
class _YearlyAsked:
    """What a condition may ask of the question; notes whether it asked when the period ends."""

    as_of: datetime
    end: Any
    activity: str = ""
    was_asked: bool = False

    @property
    def until(self) -> Any:
        """The end of the dossier's own year."""
        self.was_asked = True
        return self.end


def _conditions(metric: str, table: Rows, asked: Any) -> dict[str, Column]:
    """The counts of the metric that are counts of rows, each as a truth of the row."""
    definition = DEFINITIONS[metric]
    formula: Formula = definition.formula

    def both(*conditions: Condition | None) -> Column:
        given = [condition(table, asked) for condition in conditions if condition is not None]
        joined = given[0] if given else ibis.literal(True)
        for each in given[1:]:
            joined = joined & each
        return joined

    if isinstance(formula, Durations):
        ended = formula.end(table).notnull() | formula.stage(table).fill_null("").isin([*formula.by_stage])
        return {"numerator": ended, "denominator": both()}
    if isinstance(formula, Spans):
        return {"numerator": both(formula.belongs)}
    if isinstance(formula, Amount):
        missing = formula.amount(table).isnull()
        return {"unknown": missing} | ({"of": both()} if definition.kind == "mean" else {})
    if not isinstance(formula, Tally):
        raise TypeError(f"{metric} is no sum over dossiers")
    found = {"numerator": both(formula.belongs, formula.yes)}
    if definition.kind == "share":
        found["denominator"] = both(formula.belongs)
    if formula.unknown is not None:
        found["unknown"] = both(formula.belongs, formula.unknown)
    if formula.may_belong is not None:
        found |= {"maybe": both(formula.may_belong), "maybe_yes": both(formula.may_belong, formula.yes)}
        if formula.unknown is not None:
            found["maybe_unknown"] = both(formula.may_belong, formula.unknown)
    return found


def _amounts(metric: str, table: Rows) -> dict[str, Column]:
    formula = DEFINITIONS[metric].formula
    return {"numerator": formula.amount(table).sum().fill_null(0)} if isinstance(formula, Amount) else {}


def _keys(table: Rows, names: tuple[str, ...]) -> dict[str, Column]:
    return {
        f"by_{name}": table[name].cast("string") if name in MARKS else ROW_DIMENSIONS[name].key(table) for name in names
    }


def _numbered(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Under names without a dot."""
    return {f"n{place}": column for place, column in enumerate(columns.values())}


def _sorted(groups: Rows) -> pa.Table:
    """Always in the same order, so that counting an extract again leads to the same plan."""
    table = groups.to_pyarrow()
    return table.sort_by([(name, "ascending") for name in table.column_names])


def _base(table: pa.Table, names: tuple[str, ...], counts: list[str]) -> Base:
    keys, texts = {}, {}
    for name in names:
        shown = table[f"by_{name}"].to_pylist()
        as_text = str if name in MARKS else ROW_DIMENSIONS[name].text
        words = [as_text(value) for value in shown]
        texts[name], keys[name] = np.unique(np.array(words, dtype=str), return_inverse=True)
    months = table["month"].fill_null(NO_MONTH)
    return Base(
        keys,
        {name: tuple(values.tolist()) for name, values in texts.items()},
        _numbers(months),
        {name: _numbers(table[f"n{place}"]) for place, name in enumerate(counts)},
    )


def _numbers(column: Any) -> Numbers:
    return np.asarray(column.to_numpy(), dtype=np.int64)
