"""Computing a metric over one extract: one question, one pass of an engine, one table as the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from motcua.analytics.cells import (
    Cells,
    amount_row,
    count_row,
    different_row,
    in_order,
    keyed_texts,
    pooled,
    share_row,
    total_of,
)
from motcua.analytics.counting import count_lines, different_lines, time_lines
from motcua.analytics.crosswalk import (
    Crosswalk,
    distribute_cells,
    distribute_parts,
    old_units_of,
    read_crosswalk,
    whole_counts,
)
from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.dimensions import condition
from motcua.analytics.extracts import optional_module
from motcua.analytics.shapes import Amount, Asked, Column, Different, Durations, MetricDefinition, Spans, Table, Tally
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.times import duration_row, put_together, span_row, split_into_parts
from motcua.analytics.values import FigureRow, FigureTable

ENGINES = {"duckdb": "engines.embedded", "spark": "engines.spark"}
ACTIVITY, UNIT_NOW = "activity", "unit_now"
EXACT_ROWS = 2_000_000
"""Up to so many dossiers times are taken to the second, beyond to spans (see `counting.SPANS`)."""
_LOCAL = timezone(timedelta(hours=7))


def compute_table(
    snapshot: Snapshot,
    metric: str,
    *,
    by: Sequence[str] = (),
    date_from: date | None = None,
    date_to: date | None = None,
    where: Mapping[str, str] | None = None,
    engine: str = "duckdb",
) -> FigureTable:
    """The metric by its dimensions with the pooled total as the last row.

    date_from, date_to  half-open local dates of the metric's own time
    Assumes             metric, dimensions, conditions and engine are known names (`api.compute` checks)
    Raises              AnalyticsNotInstalled, FigureRefused
    """
    definition, narrowed = DEFINITIONS[metric], dict(where or {})
    working = optional_module(ENGINES[engine])
    asked = _asked(snapshot, date_to, working.microseconds, narrowed.pop(ACTIVITY, ""))
    tables = working.open_tables(snapshot)
    unit_now = narrowed.pop(UNIT_NOW, None)
    crosswalk = read_crosswalk(tables["units"]) if unit_now is not None or UNIT_NOW in by else {}
    rows_of = definition.prepare(tables, asked) if definition.prepare else tables[definition.table]
    table = _narrowed(rows_of, date_from, date_to, narrowed)
    if unit_now is not None:
        table = table.filter(table.unit_code.fill_null("").isin(_codes(crosswalk, unit_now)))
    counted = _Question(definition, table, tuple(by), asked, crosswalk, unit_now)
    rows, marked, apart = counted.answer(exact=snapshot.rows <= EXACT_ROWS)
    ordered = (*in_order(rows[:-1], by), rows[-1])
    return FigureTable(
        definition, tuple(by), ordered, snapshot.taken_at, snapshot.name, marked, apart=apart if definition.apart else 0
    )


def _asked(snapshot: Snapshot, date_to: date | None, micros: Callable[[Column], Column], activity: str) -> Asked:
    as_of = snapshot.taken_at.astimezone(UTC)
    end = datetime.combine(date_to, time(), _LOCAL) if date_to is not None else as_of
    return Asked(as_of=as_of, until=min(as_of, end), micros=micros, activity=activity)


def _codes(crosswalk: Crosswalk, unit_now: str) -> list[str]:
    return ["" if code == "unknown" else code for code in old_units_of(crosswalk, unit_now)]


def _narrowed(table: Table, date_from: date | None, date_to: date | None, where: Mapping[str, str]) -> Table:
    if "day" in table.columns:
        table = table.filter(table.day.notnull())
        if date_from is not None:
            table = table.filter(table.day >= date_from)
        if date_to is not None:
            table = table.filter(table.day < date_to)
    for name, value in where.items():
        table = table.filter(condition(table, name, value))
    return table


class _Question:
    """One metric over rows that are narrowed already, with today's units told from the old ones."""

    def __init__(
        self,
        definition: MetricDefinition,
        table: Table,
        by: tuple[str, ...],
        asked: Asked,
        crosswalk: Crosswalk,
        unit_now: str | None,
    ) -> None:
        self._definition, self._table, self._asked = definition, table, asked
        self._crosswalk, self._unit_now = crosswalk, unit_now
        self._shown = by
        self._by = by if unit_now is None or UNIT_NOW in by else (*by, UNIT_NOW)
        self._index = self._by.index(UNIT_NOW) if UNIT_NOW in self._by else None

    def answer(self, *, exact: bool) -> tuple[list[FigureRow], bool, int]:
        """The rows with the total as the last, whether any row counted is simulated, and how many are apart."""
        formula = self._definition.formula
        if isinstance(formula, Durations | Spans):
            return self._times(formula, exact)
        if isinstance(formula, Different):
            return self._different(formula)
        return self._counts(formula)

    def _counts(self, formula: Tally | Amount) -> tuple[list[FigureRow], bool, int]:
        cells = pooled(keyed_texts(count_lines(formula, self._table, self._by, self._asked), self._by))
        total = total_of(cells.values())
        if self._index is not None:
            cells = self._asked_for(distribute_cells(cells, self._index, self._crosswalk))
            total = total if self._unit_now is None else total_of(cells.values())
        rows = [self._row(texts, counts) for texts, counts in cells.items()] if self._shown else []
        if self._index is not None and isinstance(formula, Tally):
            rows = self._in_whole_numbers(rows, cells)
        rows.append(self._row(("",) * len(self._shown), total))
        return rows, bool(total["marked"]), round(total.get("apart") or 0)

    def _asked_for(self, cells: Cells) -> Cells:
        """Only the unit of today that was asked for; where it is not a dimension of the answer its cells become one."""
        if self._unit_now is None or self._index is None:
            return cells
        kept = {texts: counts for texts, counts in cells.items() if texts[self._index] == self._unit_now}
        if UNIT_NOW in self._shown:
            return kept
        return pooled((texts[: self._index], counts) for texts, counts in kept.items())

    def _in_whole_numbers(self, rows: list[FigureRow], cells: Cells) -> list[FigureRow]:
        if UNIT_NOW not in self._shown or self._index is None or not any(row.flagged for row in rows):
            return rows
        whole = whole_counts(cells, self._index)
        return [self._with_whole(row, whole[row.dimensions]) for row in rows]

    def _with_whole(self, row: FigureRow, counts: Mapping[str, int]) -> FigureRow:
        denominator = None if row.denominator is None else counts["denominator"]
        return replace(
            row,
            numerator=counts["numerator"],
            denominator=denominator,
            unknown=counts["unknown"],
            maybe=counts["maybe"],
        )

    def _row(self, texts: tuple[str, ...], counts: Mapping[str, Any]) -> FigureRow:
        if isinstance(self._definition.formula, Amount):
            return amount_row(texts, counts, mean=self._definition.kind == "mean")
        return share_row(texts, counts) if self._definition.kind == "share" else count_row(texts, counts)

    def _times(self, formula: Durations | Spans, exact: bool) -> tuple[list[FigureRow], bool, int]:
        lines = time_lines(formula, self._table, self._by, self._asked, exact=exact)
        parts = split_into_parts(lines, self._by, exact=exact)
        total = put_together(parts.values())
        if self._index is not None:
            parts = distribute_parts(parts, self._index, self._crosswalk)
            if self._unit_now is not None:
                parts = {texts: part for texts, part in parts.items() if texts[self._index] == self._unit_now}
                total = put_together(parts.values())
            if UNIT_NOW not in self._shown:
                parts = {texts[: self._index]: part for texts, part in parts.items()}
        named = {**parts} if self._shown else {}
        named[("",) * len(self._shown)] = total
        more = self._definition.more
        rows = [
            span_row(texts, part) if isinstance(formula, Spans) else duration_row(texts, part, formula, more)
            for texts, part in named.items()
        ]
        return rows, any(lines["marked"].to_pylist()), 0

    def _different(self, formula: Different) -> tuple[list[FigureRow], bool, int]:
        lines = different_lines(formula, self._table, self._by, self._asked)
        *cells, total = lines
        rows = [different_row(texts, line) for texts, line in keyed_texts(cells, self._by)]
        return [*rows, different_row(("",) * len(self._by), total)], bool(total["marked"]), 0
