"""A page that was sent when nobody knew any longer whose it is: what was typed goes back into the page, not away."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from motcua.core.errors import NotFound, Refused
from motcua.drafts.api import Draft, DraftState, resume_draft
from motcua.portal.beginning import begin_here
from motcua.portal.draft import close_draft, held_draft, hold_draft, tag_of
from motcua.portal.journey import ALL, Journey
from motcua.portal.lawful import units_online_here
from motcua.portal.opening import GO, SEEN, TAG, on_its_way, open_journey
from motcua.portal.presenters.apply import PageState
from motcua.portal.saving import save_and_go, show_page, typed_on
from motcua.portal.wording import words_of
from motcua.ui.errors import stale_page as plain_stale_page
from motcua.ui.values import Choice, FormState

CODE, UNIT, ANEW = "resume_code", "unit", "anew"
MOST_FIELDS, MOST_CHARACTERS = 3000, 300_000
"""What a page carries at most through the browser; a form of 300 questions with 100 rows needs less."""


def rescue(request: HttpRequest, code: str, page: str, *, refusal: str = "") -> HttpResponse:
    """Ask for the resume code, with everything typed in the page; with the right one, save it and go on.

    refusal  why it could not be saved, in words
    """
    errors: dict[str, str] = {}
    if not refusal and CODE in request.POST:
        try:
            draft = _draft_for(request, code, errors)
            if draft is not None:
                return _save_into(request, draft, page)
        except Refused as refused:
            refusal = words_of(refused)
    return _show(request, code, page, errors, refusal)


def _draft_for(request: HttpRequest, code: str, errors: dict[str, str]) -> Draft | None:
    """The draft that the code opens, or a new one where that is asked; else words of what is wrong."""
    if request.POST.get(GO) == ANEW:
        draft = begin_here(request, code, request.POST.get(UNIT, ""), another=True)
        if draft is None:
            errors[UNIT] = gettext("Hãy chọn nơi nộp.")
        return draft
    try:
        origin = request.META.get("REMOTE_ADDR", "")
        draft = resume_draft(request.POST.get(CODE, ""), origin=origin, now=timezone.now())
    except NotFound:
        errors[CODE] = gettext("Không có hồ sơ nào có mã này. Hãy xem lại từng ký tự; chữ hoa, chữ thường như nhau.")
        return None
    tag = request.POST.get(TAG, "")
    if draft.procedure_code != code or tag not in ("", tag_of(draft.public_id)):
        errors[CODE] = gettext("Mã này là của một hồ sơ khác. Hãy nhập mã của hồ sơ đang điền.")
        return None
    return draft


def _save_into(request: HttpRequest, draft: Draft, page: str) -> HttpResponse:
    if draft.state is not DraftState.OPEN:
        close_draft(request, draft)
        return redirect("portal:submitted", code=draft.procedure_code)
    hold_draft(request, draft)
    journey = on_its_way(draft)
    return save_and_go(request, journey, page, stay=True) if isinstance(journey, Journey) else journey


def _show(
    request: HttpRequest, code: str, page: str, errors: dict[str, str], refusal: str, *, status: int = 409
) -> HttpResponse:
    units = units_online_here(code, on=timezone.localdate())
    typed = _typed(request, page)
    context = {
        "title": gettext("Chưa lưu được. Phần vừa điền vẫn còn ở đây"),
        "form": FormState({CODE: request.POST.get(CODE, "")[:40], UNIT: request.POST.get(UNIT, "")}, errors),
        "refusal": refusal,
        "typed": typed,
        "units": tuple(Choice(unit.code, unit.name) for unit in units),
        "practice": any(unit.practice for unit in units),
    }
    response = render(request, "portal/rescue.html", context, status=422 if errors else status)
    response["Cache-Control"] = "no-store"
    return response


def _typed(request: HttpRequest, page: str) -> list[tuple[str, str]]:
    """The page's own controls as they were sent, as far as a page carries them."""
    own = (f"{page}.", f"dropped:{page}.") if page != ALL else ("",)
    ours = {CODE, UNIT, GO, "csrfmiddlewaretoken", "language"}
    found: list[tuple[str, str]] = []
    room = MOST_CHARACTERS
    for name, values in request.POST.lists():
        wanted = name in (TAG, SEEN) or (name.startswith(own) and name not in ours and "." in name)
        for value in values if wanted else ():
            room -= len(name) + len(str(value))
            if room < 0 or len(found) >= MOST_FIELDS:
                return found
            found.append((name, str(value)))
    return found


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page whose mark of origin is missing or old: nothing is done, and nothing that was typed in it is lost."""
    match = request.resolver_match
    name = match.view_name if match is not None else ""
    if request.method != "POST" or match is None or name not in _APPLYING:
        return plain_stale_page(request, reason)
    code: str = match.kwargs["code"]
    if "X-Autosave" in request.headers:
        words = gettext("Trang này mở đã lâu. Bấm Lưu để tiếp tục.")
        return JsonResponse({"words": words}, status=403)
    if name != "portal:section":
        return redirect(f"{request.path}?stale=1")
    return _stale_section(request, code, match.kwargs["section_id"])


_APPLYING = {"portal:section", "portal:review", "portal:papers", "portal:renewed", "portal:resume_code"}


def _stale_section(request: HttpRequest, code: str, page: str) -> HttpResponse:
    """The page again with what was typed, not saved yet; without a draft at hand, the way to it."""
    try:
        draft = held_draft(request, code, tag=request.POST.get(TAG, ""))
        journey: Any = open_journey(request, code) if draft is not None else None
    except Refused as refused:
        return _show(request, code, page, {}, words_of(refused), status=403)
    if not isinstance(journey, Journey) or not journey.asks(page):
        return _show(request, code, page, {}, "", status=403)
    ahead = journey.with_answers(typed_on(request, journey, journey.sections_of(page)))
    response = show_page(request, ahead, page, PageState(stale=True), status=403)
    add_never_cache_headers(response)
    return response
