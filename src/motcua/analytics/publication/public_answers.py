"""Answering the public from the kept counts of the published tables, without reading a single dossier."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from motcua.analytics.cells import amount_row, count_row, in_order, pooled, share_row, total_of
from motcua.analytics.definitions import DEFINITIONS, MetricDefinition
from motcua.analytics.dimensions import ROW_DIMENSIONS
from motcua.analytics.publication.cubes import GRAINS, MONTHS_OF_GRAIN
from motcua.analytics.publication.gate import Question
from motcua.analytics.publication.kept import month_number
from motcua.analytics.publication.public_counts import BY_END, BY_MONTH, BY_WAY, BY_YEAR, MARKED, MONTH, counts_path
from motcua.analytics.publication.tables import WHERE
from motcua.analytics.shapes import Amount, Tally
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import FigureRow, FigureTable

Keyed = Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]


def answer_from_counts(snapshot: Snapshot, question: Question) -> FigureTable | None:
    """The answer to an approved question, with small cells not cleared yet; None where the dossiers must be read.

    So it is of times, of values that no dossier of the extract has, and of what depends on when the period ends unless
    that is the end of the one year that it lies in: so it was counted.
    """
    definition = DEFINITIONS[question.metric]
    if not isinstance(definition.formula, Tally | Amount):
        return None
    path = counts_path(snapshot, _file(question))
    try:
        schema = pq.read_schema(path)
    except FileNotFoundError:
        return None
    parts = [name for name in schema.names if name.startswith(f"{definition.name}.")]
    by_end = schema.metadata[BY_END.encode()].decode().split(",")
    dimensions = _dimensions(question)
    if not parts or not {*dimensions} <= {*schema.names}:
        return None
    if definition.name in by_end and not _is_one_year(question.date_from, question.date_to):
        return None
    table = pq.read_table(path, columns=[*dimensions, MONTH, MARKED, *parts])
    if any(value not in table[name].unique().to_pylist() for name, value in question.where.items()):
        return None
    return _answer(definition, snapshot, question, _grouped(_narrowed(table, question), question.by, parts))


def _answer(definition: MetricDefinition, snapshot: Snapshot, question: Question, lines: Keyed) -> FigureTable:
    cells = pooled(lines)
    total = total_of(cells.values())
    rows = [_row(definition, texts, cell) for texts, cell in cells.items()] if question.by else []
    whole = _row(definition, ("",) * len(question.by), total)
    return FigureTable(
        definition,
        question.by,
        (*in_order(rows, question.by), whole),
        snapshot.taken_at,
        snapshot.name,
        bool(total["marked"]),
    )


def _dimensions(question: Question) -> tuple[str, ...]:
    """What the question is broken down or narrowed by, periods apart."""
    return tuple(dict.fromkeys(name for name in (*question.by, *question.where) if name not in GRAINS))


def _is_one_year(first: date | None, after: date | None) -> bool:
    """Whether the days lie in one year and end with it."""
    if first is None or after is None:
        return False
    return (after.month, after.day) == (1, 1) and first.year == after.year - 1


def _file(question: Question) -> str:
    """The coarsest counts that have what is asked for."""
    if not {*_dimensions(question)} <= {*WHERE}:
        return BY_WAY
    parts_of_years = any(day is not None and day.month > 1 for day in (question.date_from, question.date_to))
    return BY_MONTH if parts_of_years or {*question.by} & {"month", "quarter"} else BY_YEAR


def _narrowed(table: pa.Table, question: Question) -> pa.Table:
    """The counts of the months and values that are asked for."""
    first, after = month_number(question.date_from), month_number(question.date_to)
    if first is not None:
        table = table.filter(pc.greater_equal(table[MONTH], first))
    if after is not None:
        table = table.filter(pc.less(table[MONTH], after))
    for name, value in question.where.items():
        table = table.filter(pc.equal(table[name], value))
    return table


def _grouped(table: pa.Table, by: tuple[str, ...], parts: list[str]) -> Keyed:
    """The counts of each combination of keys, as they are shown."""
    keys = []
    for name in by:
        if name in GRAINS:
            months = MONTHS_OF_GRAIN[name]
            table = table.append_column(name, pc.multiply(pc.divide(table[MONTH], months), months))
        keys.append(name)
    found = table.group_by(keys).aggregate([(name, "sum") for name in (MARKED, *parts)]).to_pydict()
    texts = [[ROW_DIMENSIONS[name].text(key) for key in found[name]] for name in by]
    counts = {_called(part): found[f"{part}_sum"] for part in parts}
    for place, marked in enumerate(found[f"{MARKED}_sum"]):
        if marked is not None:  # without keys there is one line even where nothing is left
            cell = {name: values[place] for name, values in counts.items()}
            yield tuple(column[place] for column in texts), cell | {"marked": bool(marked)}


def _called(part: str) -> str:
    """What a kept count is called in a cell; a mean is over all dossiers."""
    name = part.partition(".")[2]
    return "denominator" if name == "of" else name


def _row(definition: MetricDefinition, texts: tuple[str, ...], counts: Mapping[str, Any]) -> FigureRow:
    if isinstance(definition.formula, Amount):
        whole = {"denominator": 0, **counts}
        return amount_row(texts, whole, mean=definition.kind == "mean")
    return share_row(texts, counts) if definition.kind == "share" else count_row(texts, counts)
