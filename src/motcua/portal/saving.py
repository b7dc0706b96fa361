"""Keeping a page as it was typed, whatever becomes of it, and only then looking where to go."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.translation import gettext

from motcua.core.errors import NotFound, Refused
from motcua.drafts.api import Draft, DraftSubmitted, PageChangedElsewhere, save_page
from motcua.forms.api import CheckedAnswers, Section
from motcua.portal.doubts import fresh_doubts
from motcua.portal.draft import read_seen, seen_of
from motcua.portal.journey import REVIEW, Journey
from motcua.portal.opening import GO, SEEN, elsewhere, language_now
from motcua.portal.presenters.apply import PageState, present_page
from motcua.portal.tracing import note_page, note_reached, shown_now
from motcua.portal.wording import answers_words
from motcua.ui.questions import answers_of
from motcua.ui.reading_ways import reading_ways
from motcua.ui.rows import dropped_rows, row_pressed
from motcua.ui.words import time_words

Answers = dict[str, dict[str, Any]]


class DraftGone(Refused):
    """The draft was handed in, given up or removed while its page was still open."""

    code = "draft_gone"
    conflict = True


def show_page(
    request: HttpRequest, journey: Journey, page: str, state: PageState, *, status: int = 200
) -> HttpResponse:
    """The page with its questions. Raises NotFound where it is not asked."""
    view = present_page(journey, page, state, reading_ways(request), language=language_now())
    frame = {"title": view.title, "caption": view.caption, "form": view.form, "practice": journey.unit.practice}
    return render(request, "portal/section.html", {"view": view, "shown": shown_now()} | frame, status=status)


def typed_on(request: HttpRequest, journey: Journey, sections: list[Section]) -> Answers:
    """By group what was typed; what was answered where nothing stands on the page now stays."""
    found: Answers = {}
    for section in sections:
        shown = {question.id for question in section.questions}
        before = journey.draft.answers.get(section.id, {})
        kept = {name: answer for name, answer in before.items() if name not in shown}
        found[section.id] = kept | answers_of(section, request.POST)
    return found


def save_quietly(request: HttpRequest, journey: Journey, page: str) -> HttpResponse:
    """What the script saves by itself: kept, not judged; the answer is a line for the script.

    Raises  DraftGone, and what the room of drafts refuses
    """
    typed = typed_on(request, journey, journey.sections_sent(page))
    saved = journey.with_draft(_save(request, journey, typed, page))
    note_reached(request, journey, page)
    at = time_words(timezone.localtime())
    return JsonResponse({"seen": seen_of(saved.draft, typed), "words": gettext("Đã lưu lúc %(time)s.") % {"time": at}})


def save_and_go(request: HttpRequest, journey: Journey, page: str, *, stay: bool = False) -> HttpResponse:
    """Save the page; then go on, back, to the review, to the other language or away, as the button said.

    stay    come back to the same page instead, with everything on it
    Raises  DraftGone, DraftTooLarge; NotFound where there is no such page
    """
    sections = journey.sections_sent(page)
    typed = typed_on(request, journey, sections)
    ahead = journey.with_answers(typed)
    go, row = request.POST.get(GO, ""), row_pressed(request.POST)
    judged = not (go or row or stay)
    checked = _checked(ahead, typed) if judged else []
    errors = {path: words for one in checked for path, words in answers_words(one).items()}
    doubts = fresh_doubts(ahead, sections, request.POST, language=language_now()) if judged and not errors else {}
    goal = _goal(request, journey, ahead, page) if judged and not errors and not doubts else page
    try:
        saved = journey.with_draft(_save(request, journey, typed, goal, looked_at=judged and not errors and not doubts))
    except PageChangedElsewhere as changed:
        return show_page(request, ahead, page, PageState(elsewhere=changed.values["current"]), status=409)
    if not (row or stay):
        note_page(request, journey, page, checked, go)
    if away := elsewhere(request, saved):
        return away
    if (errors or row or doubts) and ahead.asks(page):
        state = PageState(errors=errors, dropped=_dropped(request, sections), focus=row, doubts=doubts)
        return show_page(request, saved, page, state, status=422 if errors else 200)
    if stay and ahead.asks(page):
        return redirect(f"{saved.href(page)}?kept=1")
    return redirect(_way(request, saved, page, go) if go else saved.href(goal))


def _save(request: HttpRequest, journey: Journey, typed: Answers, goal: str, *, looked_at: bool = False) -> Draft:
    try:
        return save_page(
            journey.draft.public_id,
            answers=typed,
            now=timezone.now(),
            seen=read_seen(request.POST.get(SEEN, "")),
            page=goal,
            language=language_now(),
            looked_at=looked_at,
        )
    except (NotFound, DraftSubmitted) as gone:
        raise DraftGone() from gone


def _dropped(request: HttpRequest, sections: list[Section]) -> dict[str, Any]:
    """Rows that were dropped on this page and may be taken back."""
    return {path: rows for section in sections for path, rows in dropped_rows(section, request.POST).items()}


def _checked(journey: Journey, typed: Mapping[str, object]) -> list[CheckedAnswers]:
    """What is wrong in these groups, as far as they are asked."""
    return [journey.check(section.id) for section in journey.sections if section.id in typed]


def _goal(request: HttpRequest, before: Journey, ahead: Journey, page: str) -> str:
    """The page that follows: of a renewed form only what is new, from the review back to it, else the next."""
    if before.draft.anew:
        return ahead.first_anew()
    return REVIEW if request.GET.get("back") else ahead.next_page(page)


def _way(request: HttpRequest, journey: Journey, page: str, go: str) -> str:
    """Where a button leads that saves first and judges nothing."""
    here = request.get_full_path()
    ways = {
        "back": journey.review_href if request.GET.get("back") else journey.previous_href(page),
        "review": journey.review_href,
        "language": translate_url(here, "vi" if language_now() == "en" else "en"),
        "fill_in": reverse("portal:fill_in", args=[journey.code]),
        "later": reverse("portal:resume_code", args=[journey.code]),
        "leave": reverse("portal:leave"),
        "reading": f"{reverse('portal:reading')}?{urlencode({'ve': here})}",
    }
    return ways.get(go, here)
