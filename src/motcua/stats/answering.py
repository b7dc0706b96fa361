"""One page of figures from question to words, pictures and data: made once for each extract, then read."""

import csv
import hashlib
import importlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, strip_tags
from django.utils.translation import get_language, gettext

from motcua.analytics.api import AnalyticsNotInstalled, FigureRow, Snapshot
from motcua.stats.breaks import breaks_mark
from motcua.stats.choosing import choose
from motcua.stats.computing import figures_of, holdings_of
from motcua.stats.definition_words import definition_words
from motcua.stats.keeping import kept_file
from motcua.stats.question import Chosen, Exhibit, Figures, Holdings, Question
from motcua.ui.chart_words import ChartWords
from motcua.ui.values import Choice

WIDTHS = ("wide", "narrow")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as one reader asks it, of one extract."""

    question: Question
    snapshot: Snapshot
    holdings: Holdings
    chosen: Chosen

    @property
    def route(self) -> str:
        """The name of the page's address."""
        return "stats:" + self.question.name.replace("-", "_")

    @property
    def query(self) -> str:
        """The choices as they stand in a permanent address: all of them, so that a later default changes nothing."""
        return urlencode({key: value for key, value in self.chosen.values.items() if value})

    def address(self, suffix: str = "", **parts: str) -> str:
        """A permanent address of the page, of its data or of its pictures, with the choices."""
        path = reverse(self.route + suffix, kwargs=parts)
        return f"{path}?{self.query}" if self.query else path

    def choices(self) -> list[tuple[Any, tuple[Choice, ...], str]]:
        """Each filter with its choices and the one that was made."""
        return [(each, each.choices(self.holdings), self.chosen.values[each.key]) for each in self.question.filters]


def ask(question: Question, snapshot: Snapshot, given: Mapping[str, str]) -> Asked:
    """The question with the reader's choices.

    Raises  NoSuchChoice, FigureRefused, AnalyticsNotInstalled, ExtractMoved
    """
    holdings = holdings_of(snapshot)
    return Asked(question, snapshot, holdings, choose(question.filters, given, holdings))


def body(asked: Asked) -> dict[str, str]:
    """What stands on the page: `answer`, and `html` with pictures, tables and definitions.

    Raises  FigureRefused, AnalyticsNotInstalled, ExtractMoved
    """
    name = f"{asked.question.name}-{asked.chosen.name}-{get_language()}{breaks_mark()}.body"
    kept: dict[str, str] = json.loads(kept_file(asked.snapshot, name, lambda: json.dumps(_body(asked)).encode()))
    return kept


def _body(asked: Asked) -> dict[str, str]:
    told = asked.question.tell(_figures(asked), asked.chosen)
    shown = [(exhibit, _addresses(asked, exhibit)) for exhibit in told.exhibits]
    context = {
        "shown": shown,
        "warnings": told.warnings,
        "simulated": asked.holdings.simulated,
        "definitions": [definition_words(metric) for metric in asked.question.metrics],
        "as_of": asked.snapshot.taken_at,
    }
    return {"answer": conditional_escape(told.answer), "html": render_to_string("stats/question_body.html", context)}


def _addresses(asked: Asked, exhibit: Exhibit) -> dict[str, str]:
    if exhibit.marks is None:
        return {}
    return {width: _marked(asked.address("_picture", **_named(asked, exhibit), width=width)) for width in WIDTHS}


def _named(asked: Asked, exhibit: Exhibit) -> dict[str, str]:
    return {"snapshot": asked.snapshot.name, "name": exhibit.name}


def _marked(address: str) -> str:
    """The address of a picture, another one when the emergencies that it shows changed: browsers keep what they saw."""
    mark = breaks_mark()
    return f"{address}{'&' if '?' in address else '?'}mark={mark}" if mark else address


def _figures(asked: Asked) -> Figures:
    return figures_of(asked.snapshot, asked.question, asked.chosen)


def picture_names(asked: Asked) -> list[str]:
    """The pictures of the page. Raises FigureRefused, AnalyticsNotInstalled, ExtractMoved."""
    told = asked.question.tell(_figures(asked), asked.chosen)
    return [exhibit.name for exhibit in told.exhibits if exhibit.marks is not None]


def picture(asked: Asked, name: str, width: str) -> bytes | None:
    """One picture of the page as SVG; None where the page has no such picture.

    Raises  FigureRefused, AnalyticsNotInstalled, ExtractMoved
    """
    file = f"{asked.question.name}-{asked.chosen.name}-{name}-{width}-{get_language()}{breaks_mark()}.svg"
    content = kept_file(asked.snapshot, file, lambda: _picture(asked, name, width))
    return content or None


def _picture(asked: Asked, name: str, width: str) -> bytes:
    told = asked.question.tell(_figures(asked), asked.chosen)
    exhibit = next((each for each in told.exhibits if each.name == name and each.marks is not None), None)
    if exhibit is None:
        return b""
    words = ChartWords(
        notice=gettext("dữ liệu giả lập") if asked.holdings.simulated else "",
        axis="",
        description=unescape(strip_tags(f"{exhibit.title}. {exhibit.alternative}")),
        comma=not (get_language() or "vi").startswith("en"),
    )
    key = hashlib.sha256(repr((exhibit.marks, words)).encode()).hexdigest()[:16]
    return kept_file(asked.snapshot, f"{width}-{key}.svg", lambda: _draw(exhibit, words, narrow=width == "narrow"))


def _draw(exhibit: Exhibit, words: ChartWords, *, narrow: bool) -> bytes:
    try:
        drawing = importlib.import_module("motcua.stats.drawing")
    except ModuleNotFoundError as missing:
        raise AnalyticsNotInstalled(missing.name or "") from missing
    return str(drawing.draw(exhibit.marks, words, narrow=narrow)).encode()


def data(asked: Asked) -> str:
    """The tables of the page as one CSV: metric, period and dimensions, then the counts as they were published.

    Raises  FigureRefused, AnalyticsNotInstalled, ExtractMoved
    """
    figures = _figures(asked)
    asks = asked.question.asks(asked.chosen)
    dimensions = list(dict.fromkeys(name for table in figures.tables.values() for name in table.by))
    filtered = list(dict.fromkeys(name for each in asks.values() for name in each.where))
    dimensions += [name for name in filtered if name not in dimensions]
    date_from, date_to = (each.isoformat() if each else "" for each in asked.chosen.period)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("metric", "from", "to", *dimensions, *_COUNTS, "as_of", "simulated"))
    tail = (asked.snapshot.taken_at.isoformat(), _word(asked.holdings.simulated))
    for name, table in figures.tables.items():
        for row in (*table.rows, table.total):
            of_row = {**asks[name].where, **dict(zip(table.by, row.dimensions, strict=True))}
            places = (of_row.get(dimension, "") for dimension in dimensions)
            writer.writerow((table.metric, date_from, date_to, *places, *_counts(row), *tail))
    for line in asked.question.lines(figures, asked.chosen) if asked.question.lines is not None else ():
        counts = (line.get(name, "") for name in ("metric", "from", "to", *dimensions, *_COUNTS))
        writer.writerow((*counts, *tail))
    return text.getvalue()


_COUNTS = ("numerator", "denominator", "value", "lower", "upper", "suppressed")


def _counts(row: FigureRow) -> list[object]:
    plain = (row.numerator, row.denominator, row.value, row.lower, row.upper)
    return [*("" if each is None else each for each in plain), _word(row.suppressed)]


def _word(flag: bool) -> str:
    return str(flag).lower()
