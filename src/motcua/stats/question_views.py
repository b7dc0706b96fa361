"""The pages that answer one question each: the page, its pictures, its data; and a plain no to what does not exist."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.analytics.api import AnalyticsNotInstalled, FigureRefused, public_snapshot
from motcua.core.access import public
from motcua.stats.answering import WIDTHS, Asked, ask, body, data, picture
from motcua.stats.choosing import NoSuchChoice
from motcua.stats.more_pages import more_links
from motcua.stats.question import ExtractMoved, Question
from motcua.stats.questions import QUESTIONS
from motcua.stats.wording import simulated_words
from motcua.ui.values import Download, Link
from motcua.ui.words import date_words, moment_words

PICTURE_SECONDS = 365 * 24 * 3600  # its address names the extract, so it never changes
TRIES = 3
Made = TypeVar("Made")


@public
@require_safe
def question_page(request: HttpRequest, question: str) -> HttpResponse:
    """A question with the sentence that answers it, pictures, tables, definitions and data to take away."""
    asked_for = QUESTIONS[question]
    try:
        found = _of_one_extract(request, asked_for, lambda asked: (asked, body(asked)))
    except NoSuchChoice as wrong:
        return _no_such_choice(request, asked_for, wrong)
    except FigureRefused as refused:
        return _empty(request, asked_for, refused)
    if found is None:
        return _empty(request, asked_for, None)
    asked, shown = found
    return render(request, "stats/question.html", _frame(request, asked, shown))


def _of_one_extract(request: HttpRequest, question: Question, make: Callable[[Asked], Made]) -> Made | None:
    """What is made of the current extract, begun anew when a newer one came meanwhile; None before the first."""
    for number in range(TRIES):
        snapshot = public_snapshot()
        if snapshot is None:
            return None
        try:
            asked = ask(question, snapshot, request.GET.dict())
            return make(asked) if asked.holdings.years else None
        except ExtractMoved:
            if number == TRIES - 1:
                raise
    return None


def _frame(request: HttpRequest, asked: Asked, shown: dict[str, str]) -> dict[str, object]:
    address = request.build_absolute_uri(asked.address())
    return _head(asked.question) | {
        "answer": SafeString(shown["answer"]),  # escaped when it was made
        "body": shown["html"],
        "simulated": simulated_words() if asked.holdings.simulated else "",
        "with_practice": asked.holdings.practice,
        "choices": asked.choices(),
        "address": address,
        "path": asked.address(),
        "citation": gettext("Motcua, “%(title)s”, số liệu trích lúc %(moment)s, xem ngày %(today)s: %(address)s")
        % {
            "title": asked.question.title,
            "moment": moment_words(asked.snapshot.taken_at),
            "today": date_words(timezone.now()),
            "address": address,
        },
        "files": (Download(gettext("Tải số liệu"), asked.address("_data"), "CSV"),),
    }


def _head(question: Question) -> dict[str, object]:
    landing = Link(gettext("Số liệu công khai"), reverse("stats:online_share"))
    return {
        "title": str(question.title),
        "crumbs": (landing, Link(str(question.title), "", current=True)),
        "others": question_links(besides=question.name),
    }


def question_links(besides: str = "") -> list[Link]:
    """The questions as links, in their order, and the other pages of figures."""
    questions = [
        Link(str(each.title), reverse("stats:" + each.name.replace("-", "_")), hint=str(each.hint))
        for each in QUESTIONS.values()
        if each.name != besides
    ]
    return [*questions, *more_links()]


def _empty(request: HttpRequest, question: Question, refused: FigureRefused | None) -> HttpResponse:
    context = _head(question) | {"refused": refused if not isinstance(refused, AnalyticsNotInstalled) else None}
    return render(request, "stats/question_empty.html", context, status=404 if refused else 200)


def _no_such_choice(request: HttpRequest, question: Question, wrong: NoSuchChoice) -> HttpResponse:
    page = reverse("stats:" + question.name.replace("-", "_"))
    valid = [(choice.label, f"{page}?{wrong.wrong.key}={choice.value}") for choice in wrong.choices]
    context = _head(question) | {"label": wrong.wrong.label, "given": wrong.given[:40], "valid": valid}
    return render(request, "stats/question_no_such_choice.html", context, status=404)


@public
@require_safe
def question_picture(request: HttpRequest, question: str, snapshot: str, name: str, width: str) -> HttpResponse:
    """One picture of a page as SVG."""
    if width not in WIDTHS:
        raise Http404
    try:
        found = _of_one_extract(
            request, QUESTIONS[question], lambda asked: (asked.snapshot.name, picture(asked, name, width))
        )
    except (NoSuchChoice, FigureRefused) as none:
        raise Http404 from none
    if found is None or found[1] is None:
        raise Http404
    response = HttpResponse(found[1], content_type="image/svg+xml")
    lasting = f"public, max-age={PICTURE_SECONDS}, immutable" if found[0] == snapshot else "no-cache"
    response.headers["Cache-Control"] = lasting
    # a picture carries its own styles, which the pages' policy would drop when it is opened by itself
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


@public
@require_safe
def question_data(request: HttpRequest, question: str) -> HttpResponse:
    """The figures of a page as CSV, hidden cells empty."""
    try:
        found = _of_one_extract(request, QUESTIONS[question], lambda asked: (asked.chosen.name, data(asked)))
    except (NoSuchChoice, FigureRefused) as none:
        raise Http404 from none
    if found is None:
        raise Http404
    response = HttpResponse(found[1], content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{question}-{found[0]}.csv"'
    return response
