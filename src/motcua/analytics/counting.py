"""Counting a metric by its dimensions: one pass of the engine over the rows, one line for each cell."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from motcua.analytics.dimensions import ROW_DIMENSIONS, UNKNOWN
from motcua.analytics.shapes import Amount, Asked, Column, Condition, Different, Durations, Spans, Table, Tally

Line = dict[str, Any]


def key_name(dimension: str) -> str:
    """The column of a line in which the dimension's key stands."""
    return f"by_{dimension}"


def count_lines(formula: Tally | Amount, table: Table, by: Sequence[str], asked: Asked) -> list[Line]:
    """A line for each combination of keys, with what is counted in it."""
    counts = _tally(formula, table, asked) if isinstance(formula, Tally) else _amount(formula, table)
    found: list[Line] = _grouped(table, by, {}, {**counts, "marked": table.simulated.any()}).to_pyarrow().to_pylist()
    return found


def time_lines(formula: Durations | Spans, table: Table, by: Sequence[str], asked: Asked, *, step: int) -> Any:
    """A line for each combination of keys and time (`taken`: whole steps of so many seconds), with its rows as `n`.

    Of Durations also by `stage` and `ended`; `taken` is null where it ended nobody knows when, or before it began.
    Returns  an Arrow table
    """
    if isinstance(formula, Spans):
        if formula.belongs is not None:
            table = table.filter(formula.belongs(table, asked))
        end = asked.as_of if formula.end is None else formula.end(table)
        keys = {"taken": _steps(formula.start(table), end, step)}
    else:
        end, stage = formula.end(table), formula.stage(table)
        still_open = end.isnull() & ~stage.fill_null("").isin([*formula.by_stage])
        taken = _steps(formula.start(table), still_open.ifelse(asked.as_of, end), step)
        keys = {"stage": stage, "ended": ~still_open, "taken": (taken >= 0).ifelse(taken, None)}
    return _grouped(table, by, keys, {"n": table.count(), "marked": table.simulated.any()}).to_pyarrow()


def different_lines(formula: Different, table: Table, by: Sequence[str], asked: Asked) -> list[Line]:
    """A line for each combination of keys as they are shown, and one with all keys absent for the whole."""
    yes, perhaps = formula.yes(table, asked), formula.unknown(table, asked)
    key = formula.key(table).nullif("")
    named = {key_name(name): _shown_key(name, table) for name in by}
    marked = table.mutate(**named, key=key, yes=yes.fill_null(False), perhaps=perhaps.fill_null(False))
    marked = marked.filter(marked.yes | marked.perhaps)

    def counts(part: Table) -> dict[str, Column]:
        return {
            "numerator": part.key.nunique(where=part.yes),
            "at_most": part.key.nunique(),
            "keyless": part.count(where=part.key.isnull()),
            "marked": part.simulated.any(),
        }

    cells = marked.group_by([*named]).aggregate(**counts(marked)).to_pyarrow().to_pylist() if by else []
    return [*cells, marked.aggregate(**counts(marked)).to_pyarrow().to_pylist()[0]]


def _shown_key(name: str, table: Table) -> Column:
    key = ROW_DIMENSIONS[name].key(table)
    if key.type().is_string():
        return key.nullif("").fill_null(UNKNOWN)
    if key.type().is_boolean():
        return key
    months = {"quarter": 3, "statutory_period": 3, "year": 12}.get(name, 1)
    return key // months * months


def _grouped(table: Table, by: Sequence[str], extra: Mapping[str, Column], counts: Mapping[str, Column]) -> Table:
    keys = {**{key_name(name): ROW_DIMENSIONS[name].key(table) for name in by}, **extra}
    return table.group_by(**keys).aggregate(**counts) if keys else table.aggregate(**counts)


def _tally(formula: Tally, table: Table, asked: Asked) -> dict[str, Column]:
    def rows(*conditions: Condition | None) -> Column:
        given = [condition(table, asked) for condition in conditions if condition is not None]
        where = given[0] if given else None
        for each in given[1:]:
            where = where & each
        return table.count(where=where)

    counts = {"numerator": rows(formula.belongs, formula.yes), "denominator": rows(formula.belongs)}
    if formula.unknown is not None:
        counts["unknown"] = rows(formula.belongs, formula.unknown)
    if formula.may_belong is not None:
        counts["maybe"] = rows(formula.may_belong)
        counts["maybe_yes"] = rows(formula.may_belong, formula.yes)
        if formula.unknown is not None:
            counts["maybe_unknown"] = rows(formula.may_belong, formula.unknown)
    if formula.apart is not None:
        counts["apart"] = rows(formula.apart)
    return counts


def _amount(formula: Amount, table: Table) -> dict[str, Column]:
    amount = formula.amount(table)
    return {
        "numerator": amount.sum().fill_null(0),
        "denominator": table.count(),
        "unknown": table.count(where=amount.isnull()),
    }


def _steps(start: Column, end: Column | datetime, step: int) -> Column:
    """Whole steps from start to end, a column or a moment that is the same for every row; parts of seconds are left."""
    until = int(end.timestamp()) if isinstance(end, datetime) else _seconds(end)
    seconds = until - _seconds(start)
    return seconds // step if step > 1 else seconds


def _seconds(moment: Column) -> Column:
    """Whole seconds since 1970; engines differ in whether they keep the parts."""
    return moment.epoch_seconds() // 1
