"""Applying online, one group of questions a page; what is sent is kept first and judged afterwards."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.errors import Refused
from motcua.portal.draft import held_draft
from motcua.portal.journey import Journey
from motcua.portal.opening import TAG, elsewhere, in_this_language, on_its_way, open_journey
from motcua.portal.presenters.apply import PageState
from motcua.portal.saving import DraftGone, save_and_go, save_quietly, show_page
from motcua.portal.views.rescue import rescue
from motcua.portal.wording import words_of

QUIET = "X-Autosave"
"""The script sends this with what it saves by itself: then the answer is a line of JSON, not a page."""


@public
@never_cache
@require_http_methods(["GET", "POST"])
def answer_section(request: HttpRequest, code: str, section_id: str) -> HttpResponse:
    """One group of questions; `?back=review` comes from the review page and returns to it."""
    if request.method == "POST":
        return _take(request, code, section_id)
    journey = open_journey(request, code)
    if not isinstance(journey, Journey):
        return journey
    if away := elsewhere(request, journey):
        return away
    journey = in_this_language(journey)
    state = PageState(kept="kept" in request.GET)
    return show_page(request, journey, section_id, state)


def _take(request: HttpRequest, code: str, page: str) -> HttpResponse:
    """Save for the draft from which the page came; where that is not at hand, nothing typed is lost all the same."""
    quiet = QUIET in request.headers
    try:
        draft = held_draft(request, code, tag=request.POST.get(TAG, ""))
        if draft is None:
            return (
                _unsaved(gettext("Phiên làm việc đã hết. Bấm Lưu để tiếp tục."))
                if quiet
                else rescue(request, code, page)
            )
        journey = on_its_way(draft)
        if not isinstance(journey, Journey):
            return journey
        return save_quietly(request, journey, page) if quiet else save_and_go(request, journey, page)
    except DraftGone:
        return (
            _unsaved(gettext("Bản đang làm dở không còn. Bấm Lưu để tiếp tục."))
            if quiet
            else rescue(request, code, page)
        )
    except Refused as refused:
        words = words_of(refused)
        return _unsaved(words) if quiet else rescue(request, code, page, refusal=words)


def _unsaved(words: str) -> JsonResponse:
    return JsonResponse({"words": words}, status=409)
