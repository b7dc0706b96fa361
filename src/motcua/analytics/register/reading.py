"""The register of printed figures, read from data/figures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from motcua.analytics.definitions import Words
from motcua.analytics.register.tables import table_figures
from motcua.analytics.register.values import Derived, Ours, PublishedFigure, PublishedSource
from motcua.core.data_folder import DATA_FILES
from motcua.core.errors import NotFound

FOLDER = DATA_FILES / "figures"


@cache
def published_sources() -> Mapping[str, PublishedSource]:
    """Every source by its key.

    Source  data/figures/sources.yaml
    """
    document = _document("sources.yaml")["sources"]
    return {
        key: PublishedSource(
            key,
            each["title"],
            each["how"],
            published_on=_day(each.get("published_on")),
            address=each.get("address", ""),
            licence=each.get("licence", ""),
        )
        for key, each in document.items()
    }


@cache
def published_figures() -> tuple[PublishedFigure, ...]:
    """Every printed figure: the founding documents first, in the order of the file, then the cells of printed tables.

    Source  data/figures/published.yaml, data/figures/tables.yaml and the tables it names
    """
    document = _document("published.yaml")
    doubts, reasons = (_all_words(document[name]) for name in ("doubts", "reasons"))
    single = tuple(_figure(each, doubts, reasons) for each in document["figures"])
    tables = _document("tables.yaml")
    more_doubts, more_reasons = doubts | _all_words(tables["doubts"]), reasons | _all_words(tables["reasons"])
    sources = published_sources()
    return single + tuple(
        figure
        for table in tables["tables"]
        for figure in table_figures(FOLDER, table, sources=sources, doubts=more_doubts, reasons=more_reasons)
    )


@cache
def _by_id() -> Mapping[str, PublishedFigure]:
    return {figure.id: figure for figure in published_figures()}


def published_figure(figure_id: str) -> PublishedFigure:
    """One figure by its name. Raises NotFound."""
    found = _by_id().get(figure_id)
    if found is None:
        raise NotFound(f"published figure {figure_id}")
    return found


def published_levels(year: int) -> tuple[PublishedFigure, ...]:
    """Printed counts of services by level that are told of that year; of single procedures they tell nothing."""
    return tuple(figure for figure in published_figures() if figure.levels_year == year)


def published_level_years() -> tuple[int, ...]:
    """The years of which such counts were printed."""
    return tuple(sorted({figure.levels_year for figure in published_figures() if figure.levels_year is not None}))


def _document(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _all_words(document: Mapping[str, Any]) -> dict[str, Words]:
    return {name: Words(each["vi"], each["en"]) for name, each in document.items()}


def _figure(row: Mapping[str, Any], doubts: Mapping[str, Words], reasons: Mapping[str, Words]) -> PublishedFigure:
    source, period = published_sources()[row["source"]], row["period"]
    definition = row.get("definition")
    return PublishedFigure(
        id=row["id"],
        printed=row["printed"],
        value=None if row["value"] is None else Decimal(str(row["value"])),
        unit=row["unit"],
        topic=row["topic"],
        source=source,
        measures=Words(row["measures"]["vi"], row["measures"]["en"]),
        place=row["place"]["name"],
        place_code=row["place"].get("code", ""),
        period=Words(period["vi"], period["en"]),
        since=_day(period.get("from")),
        until=_day(period.get("until")),
        published_on=_day(row.get("published_on")) or source.published_on,
        status=row["status"],
        definition=Words(definition["vi"], definition["en"]) if definition else None,
        doubts=tuple(doubts[name] for name in row.get("doubts", ())),
        derived=_derived(row.get("derived")),
        ours=_ours(row.get("ours")),
        not_comparable=reasons[row["not_comparable"]] if "not_comparable" in row else None,
        levels=tuple(row.get("service_levels", {}).get("levels", ())),
        levels_year=row.get("service_levels", {}).get("year"),
    )


def _derived(row: Mapping[str, Any] | None) -> Derived | None:
    if row is None:
        return None
    parts = tuple((one, other) for one, other in row["parts"])
    return Derived(row["formula"], parts, part=row.get("part", ""), raised_to=row.get("raised_to", ""))


def _ours(row: Mapping[str, Any] | None) -> Ours | None:
    if row is None:
        return None
    return Ours(
        metric=row["metric"],
        reading=row["reading"],
        since=date.fromisoformat(row["from"]),
        until=date.fromisoformat(row["until"]),
        origins=frozenset(row["origins"]),
        tier=row.get("tier", ""),
        raised_to=row.get("raised_to", ""),
    )
