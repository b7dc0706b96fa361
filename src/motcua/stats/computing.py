"""Asking the ledger what a page needs, once for each extract; only what may be published is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from motcua.analytics.api import FigureRow, FigureTable, Snapshot, code_names, compute
from motcua.stats.keeping import kept_json
from motcua.stats.question import Ask, Chosen, ExtractMoved, Figures, Holdings, Question, Table


def holdings_of(snapshot: Snapshot) -> Holdings:
    """What the extract holds. Raises AnalyticsNotInstalled, FigureRefused, ExtractMoved."""
    kept = kept_json(snapshot, "holdings", lambda: _count(snapshot))
    years = {int(year): count for year, count in kept["years"]}
    return Holdings(years, tuple(kept["tiers"]), tuple(kept["origins"]), kept["simulated"], kept["practice"])


def figures_of(snapshot: Snapshot, question: Question, chosen: Chosen) -> Figures:
    """All tables of the page. Raises AnalyticsNotInstalled, FigureRefused, ExtractMoved."""
    kept = kept_json(snapshot, f"{question.name}-{chosen.name}", lambda: _ask(snapshot, question, chosen))
    tables = {name: _table(table) for name, table in kept["tables"].items()}
    return Figures(tables, kept["names"], holdings_of(snapshot), snapshot.taken_at, kept["study"])


def _count(snapshot: Snapshot) -> dict[str, Any]:
    years = _compute(snapshot, Ask("received", ("year",)), Chosen({}))
    tiers = _compute(snapshot, Ask("received", ("tier",)), Chosen({}))
    origins = _compute(snapshot, Ask("received", ("origin_system",)), Chosen({}))
    practice = _compute(snapshot, Ask("received", where={"practice": "true"}), Chosen({})).total
    return {
        "years": [[row.dimensions[0], row.numerator or 0] for row in years.rows[:-1] if row.dimensions[0].isdigit()],
        "tiers": [row.dimensions[0] for row in tiers.rows[:-1]],
        "origins": [row.dimensions[0] for row in origins.rows[:-1]],
        "simulated": years.simulated,
        "practice": practice.suppressed or bool(practice.numerator),
    }


def _ask(snapshot: Snapshot, question: Question, chosen: Chosen) -> dict[str, Any]:
    tables = {name: _compute(snapshot, ask, chosen) for name, ask in question.asks(chosen).items()}
    shown = {dimension: _shown(tables.values(), dimension) for dimension in question.labels}
    names = {dimension: code_names(dimension, codes, snapshot=snapshot) for dimension, codes in shown.items()}
    study = question.study(chosen, snapshot) if question.study is not None else {}
    return {"tables": {name: _plain(table) for name, table in tables.items()}, "names": names, "study": study}


def _compute(snapshot: Snapshot, ask: Ask, chosen: Chosen) -> FigureTable:
    date_from, date_to = chosen.period
    table = compute(ask.metric, by=ask.by, date_from=date_from, date_to=date_to, where=ask.where, public=True)
    if table.snapshot != snapshot.name:
        raise ExtractMoved
    return table


def _shown(tables: Iterable[FigureTable], dimension: str) -> set[str]:
    found: set[str] = set()
    for table in tables:
        if dimension in table.by:
            found |= {row.dimensions[table.by.index(dimension)] for row in table.rows[:-1]}
    return found


def _plain(table: FigureTable) -> dict[str, Any]:
    return {"metric": table.definition.name, "by": table.by, "rows": [asdict(row) for row in table.rows]}


def _table(kept: Mapping[str, Any]) -> Table:
    rows = [_row(row) for row in kept["rows"]]
    return Table(kept["metric"], tuple(kept["by"]), tuple(rows[:-1]), rows[-1])


def _row(kept: Mapping[str, Any]) -> FigureRow:
    more = tuple((name, value) for name, value in kept["more"])
    return FigureRow(**{**kept, "dimensions": tuple(kept["dimensions"]), "more": more})
