"""Drawing the public pages before the first visitor asks for them."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import translation
from procrastinate.contrib.django import app

from motcua.analytics.api import FigureRefused, Snapshot, public_snapshot, published_figures
from motcua.stats import answering, map_provinces, pictures
from motcua.stats.commune_figures import communes_in
from motcua.stats.computing import holdings_of
from motcua.stats.keeping import kept_file
from motcua.stats.map_communes import commune_map, commune_picture, real_provinces
from motcua.stats.question import ExtractMoved, Holdings, Question
from motcua.stats.questions import QUESTIONS
from motcua.stats.register import ours_beside
from motcua.stats.year import year_figures


@app.periodic(cron="* * * * *")
@app.task(name="stats.draw_public_figures", queueing_lock="stats.draw_public_figures")
def draw_public_figures(timestamp: int, **_: Any) -> None:
    """Make what the pages of the current extract show; once made it is only read."""
    snapshot = public_snapshot()
    try:
        if snapshot is not None and holdings_of(snapshot).years:
            kept_file(snapshot, "drawn", lambda: _draw_all(snapshot))
    except (FigureRefused, ExtractMoved):
        return


def _draw_all(snapshot: Snapshot) -> bytes:
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            _draw_year(snapshot)
            for question in QUESTIONS.values():
                _draw_question(snapshot, question)
            _draw_communes(snapshot, language)
    return b"drawn"


def _draw_year(snapshot: Snapshot) -> None:
    figures = year_figures(snapshot, None)
    if figures is None:
        return
    for name in pictures.NAMES:
        for width in pictures.WIDTHS:
            pictures.picture(snapshot, figures, name=name, width=width)


def _draw_communes(snapshot: Snapshot, language: str) -> None:
    """What the list of communes, their map and the register need of the fullest year."""
    year = holdings_of(snapshot).fullest_year
    communes_in(snapshot, year)
    for province in real_provinces(snapshot, year):
        for width in map_provinces.WIDTHS:
            commune_picture(snapshot, commune_map(snapshot, province, year), width=width, language=language)
    for figure in published_figures():
        ours_beside(figure)


def _draw_question(snapshot: Snapshot, question: Question) -> None:
    """The page as it opens, and as it is after one choice; what may not be published is left out."""
    for given in _choices(question, holdings_of(snapshot)):
        try:
            asked = answering.ask(question, snapshot, given)
            answering.body(asked)
            for name in answering.picture_names(asked):
                for width in answering.WIDTHS:
                    answering.picture(asked, name, width)
        except FigureRefused:
            continue


def _choices(question: Question, holdings: Holdings) -> Iterator[dict[str, str]]:
    yield {}
    for each in question.filters:
        for choice in each.choices(holdings)[1:]:
            yield {each.key: choice.value}
