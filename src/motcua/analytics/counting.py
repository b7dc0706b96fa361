"""Counting a metric by its dimensions: one pass of the engine over the rows, one line for each cell."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from motcua.analytics.dimensions import ROW_DIMENSIONS, UNKNOWN
from motcua.analytics.shapes import Amount, Asked, Column, Condition, Different, Durations, Spans, Table, Tally

HOUR, MICROSECONDS = 3600, 1_000_000
SPANS = ((48, 1), (720, 6), (8760, 24), (1 << 31, 720))
"""How many hours a span is wide, for times below so many hours, where times are not taken exactly."""
Line = dict[str, Any]


def key_name(dimension: str) -> str:
    """The column of a line in which the dimension's key stands."""
    return f"by_{dimension}"


def count_lines(formula: Tally | Amount, table: Table, by: Sequence[str], asked: Asked) -> list[Line]:
    """A line for each combination of keys, with what is counted in it."""
    counts = _tally(formula, table, asked) if isinstance(formula, Tally) else _amount(formula, table)
    found: list[Line] = _grouped(table, by, {}, {**counts, "marked": table.simulated.any()}).to_pyarrow().to_pylist()
    return found


def time_lines(formula: Durations | Spans, table: Table, by: Sequence[str], asked: Asked, *, exact: bool) -> Any:
    """A line for each combination of keys and time, with its rows as `n`.

    `taken` is in seconds, or the hour at which the span begins. Of Durations also by `cause`: 0 where it has not ended,
    else the number of its ending from 1; there `taken` is null where it ended nobody knows when, or before it began.
    Returns  an Arrow table
    """
    if isinstance(formula, Spans):
        if formula.belongs is not None:
            table = table.filter(formula.belongs(table, asked))
        end = _as_of(asked) if formula.end is None else asked.micros(formula.end(table))
        measured = table.mutate(taken=_whole(end - asked.micros(formula.start(table)), exact=exact))
        keys = {"taken": _begin_of_span(measured.taken, exact=exact)}
    else:
        end = formula.end(table)
        until = end.isnull().ifelse(_as_of(asked), asked.micros(end))
        measured = table.mutate(
            taken=_whole(until - asked.micros(formula.start(table)), exact=exact),
            stage_now=formula.stage(table),
            has_ended=end.notnull(),
        )
        begin = _begin_of_span(measured.taken, exact=exact)
        keys = {
            "stage_now": measured.stage_now,
            "has_ended": measured.has_ended,
            "taken": (measured.taken >= 0).ifelse(begin, None),
        }
    counts = {"n": measured.count(), "marked": measured.simulated.any()}
    lines = _grouped(measured, by, keys, counts).to_pyarrow()
    return lines if isinstance(formula, Spans) else _with_causes(lines, formula)


def _with_causes(lines: pa.Table, formula: Durations) -> pa.Table:
    """The stages of the lines as causes. Told of each line and not of each dossier: texts are slow to compare."""
    stages = lines["stage_now"].combine_chunks().dictionary_encode(null_encoding="encode")
    names = [stage or "" for stage in stages.dictionary.to_pylist()]
    places = stages.indices.to_numpy(zero_copy_only=False)
    number = np.array([_ending_number(formula, name) for name in names], np.int8)[places]
    is_ending = np.array([name in formula.by_stage for name in names], bool)[places]
    has_ended = lines["has_ended"].to_numpy(zero_copy_only=False).astype(bool)
    taken = pc.if_else(pa.array(has_ended | ~is_ending), lines["taken"], None)
    told = lines.drop_columns(["stage_now", "has_ended", "taken"])
    return told.append_column("cause", pa.array(np.where(has_ended | is_ending, number, 0))).append_column(
        "taken", taken
    )


def _ending_number(formula: Durations, stage: str) -> int:
    ending = formula.by_stage.get(stage, formula.endings[-1])
    return formula.endings.index(ending) + 1


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


def _as_of(asked: Asked) -> int:
    return int(asked.as_of.timestamp()) * MICROSECONDS


def _whole(microseconds: Column, *, exact: bool) -> Column:
    """Whole seconds, or whole hours where the time is not taken exactly."""
    return microseconds // MICROSECONDS if exact else (microseconds // (MICROSECONDS * HOUR)).cast("int32")


def _begin_of_span(taken: Column, *, exact: bool) -> Column:
    """The time itself, or the hour at which its span begins.

    Spans grow with the time, so that a ledger of a whole country has few enough of them: see `SPANS`.
    """
    if exact:
        return taken
    *shorter, (_, longest) = SPANS
    begin = taken - taken % longest
    for below, width in reversed(shorter):
        begin = (taken < below).ifelse(taken - taken % width, begin)
    return begin
