"""Printed tables whose cells are published figures, with what in them does not add up."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils import translation

from motcua.analytics.definitions import Words
from motcua.analytics.reconciliation.table import reconcile_table
from motcua.analytics.reconciliation.wording import check_words, share_words
from motcua.analytics.register.values import PublishedFigure, PublishedSource

FIRST_LINE = 2  # of the file, below the headings
Row = Mapping[str, str]


def table_figures(
    folder: Path,
    table: Mapping[str, Any],
    *,
    sources: Mapping[str, PublishedSource],
    doubts: Mapping[str, Words],
    reasons: Mapping[str, Words],
) -> Iterator[PublishedFigure]:
    """One figure for each filled cell of the columns that the table explains; totals of columns stand first.

    A row whose parts do not make up its whole carries that as a doubt of each of its figures, with both numbers.
    """
    with (folder / table["file"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = _reconciled(folder / table["file"]) if table.get("reconcile") else {}
    reason, common = reasons[table["not_comparable"]], tuple(doubts[name] for name in table.get("doubts", ()))
    for number, row in enumerate([*_totals(table, rows), *rows], start=FIRST_LINE - bool(table.get("totals"))):
        wrong = (*common, *found.get(number, ()), *_sum_doubt(table, row))
        for name, column in table["columns"].items():
            if row.get(name):
                own = tuple(doubts[key] for key in column.get("doubts", ()))
                yield _cell(table, name, row, source=sources[row["source"]], reason=reason, doubts=(*wrong, *own))


def _cell(
    table: Mapping[str, Any],
    name: str,
    row: Row,
    *,
    source: PublishedSource,
    reason: Words,
    doubts: tuple[Words, ...],
) -> PublishedFigure:
    column, since, until = table["columns"][name], *_dates(table, row)
    return PublishedFigure(
        id=f"{table['name']}-{row[table['key']]}-{name}".lower().replace("_", "-"),
        printed=row[name],
        value=Decimal(row[name]),
        unit=column["unit"],
        topic=table["topic"],
        source=source,
        measures=Words(column["vi"], column["en"]),
        place=_place(table, row),
        place_code=row.get("unit", ""),
        period=_period(table, row),
        since=since,
        until=until,
        published_on=source.published_on,
        status="recomputed" if row.get("recomputed") else "as_printed",
        doubts=doubts,
        not_comparable=reason,
        note=row.get("note", ""),
    )


def _place(table: Mapping[str, Any], row: Row) -> str:
    level = table.get("levels", {}).get(row.get("level", ""))
    return f"{row['place']}, {level['vi']}" if level else row["place"]


def _period(table: Mapping[str, Any], row: Row) -> Words:
    since, until = _dates(table, row)
    if "period" in table:
        return Words(table["period"]["vi"], table["period"]["en"])
    if since is None or until is None:
        return Words(table["no_period"]["vi"], table["no_period"]["en"])
    days = "–".join(day.strftime("%d/%m/%Y") for day in (since, until - timedelta(days=1)))
    return Words(days, days)


def _dates(table: Mapping[str, Any], row: Row) -> tuple[date | None, date | None]:
    own = (row.get("period_from"), row.get("period_until"))
    given = table.get("period", {})
    since, until = (text or given.get(key) for text, key in zip(own, ("from", "until"), strict=True))
    return (date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)


def _totals(table: Mapping[str, Any], rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The sum of whole columns, where the table is of all parts of a place."""
    totals = table.get("totals")
    if not totals:
        return []
    sums = {name: str(sum(int(row[name]) for row in rows)) for name in totals["columns"]}
    return [{table["key"]: "all", "place": totals["place"], "source": rows[0]["source"], "recomputed": "yes", **sums}]


def _sum_doubt(table: Mapping[str, Any], row: Row) -> tuple[Words, ...]:
    """That the parts do not make up the whole, with both numbers."""
    rule = table.get("sum")
    if not rule:
        return ()
    whole, parts = Decimal(row[rule["whole"]]), sum((Decimal(row[name]) for name in rule["parts"]), Decimal(0))
    if whole == parts:
        return ()
    return (
        Words(
            f"Các thành phần cộng lại là {parts}, không phải {whole}.", f"The parts add up to {parts}, not to {whole}."
        ),
    )


def _reconciled(path: Path) -> dict[int, tuple[Words, ...]]:
    """What does not add up, by the line of the file."""
    result = reconcile_table(path)
    found: dict[int, list[Words]] = {}
    for check in result.wrong:
        words = Words(*(_said(language, check_words, result, check) for language in ("vi", "en")))
        for line in check.lines:
            found.setdefault(line, []).append(words)
    for share in result.wrong_shares:
        words = Words(*(_said(language, share_words, result, share) for language in ("vi", "en")))
        found.setdefault(share.line, []).append(words)
    return {line: tuple(words) for line, words in found.items()}


def _said(language: str, say: Any, *about: Any) -> str:
    with translation.override(language):
        return str(say(*about))
