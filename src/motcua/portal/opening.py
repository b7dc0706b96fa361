"""Opening the draft that this browser holds, or saying kindly why that cannot be."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext

from motcua.core.errors import NotFound
from motcua.drafts.api import Draft, DraftUnreadable, change_draft
from motcua.portal.draft import find_receipt, held_draft
from motcua.portal.journey import Journey, journey_of

TAG, SEEN, GO = "draft", "seen", "go"
"""Names of the hidden controls that say which draft the page belongs to and which state it was made from, and of the
buttons that save first and lead elsewhere."""


def language_now() -> str:
    """Of the page, as drafts and dossiers keep it."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def open_journey(request: HttpRequest, code: str) -> Journey | HttpResponse:
    """The journey of the open draft; without one, back to the beginning (or to the receipt that there is)."""
    try:
        draft = held_draft(request, code, tag=request.POST.get(TAG, ""))
    except DraftUnreadable:
        return stopped(request, "unreadable", code=code)
    if draft is None:
        return redirect("portal:submitted" if find_receipt(request, code) else "portal:begin", code=code)
    return on_its_way(draft)


def on_its_way(draft: Draft) -> Journey | HttpResponse:
    """The journey; where the unit is there no longer, the choice of another."""
    try:
        return journey_of(draft, on=timezone.localdate())
    except NotFound:
        return redirect("portal:begin", code=draft.procedure_code)


def elsewhere(request: HttpRequest, journey: Journey) -> HttpResponse | None:
    """Where to look first when the form is not the one of today; nothing when it is."""
    if journey.current is None:
        return stopped(request, "withdrawn", journey, code=journey.code)
    return redirect("portal:renewed", code=journey.code) if journey.is_outdated else None


def in_this_language(journey: Journey) -> Journey:
    """Keep with the draft in which language it is being filled in."""
    if journey.draft.language == language_now():
        return journey
    return journey.with_draft(change_draft(journey.draft.public_id, now=timezone.now(), language=language_now()))


def stopped(request: HttpRequest, why: str, journey: Journey | None = None, *, code: str) -> HttpResponse:
    """The page that says why nobody can go on: `withdrawn` or `unreadable`."""
    titles = {
        "withdrawn": gettext("Thủ tục này vừa ngừng nhận hồ sơ"),
        "unreadable": gettext("Không mở được bản đang làm dở"),
    }
    context: dict[str, Any] = {"title": titles[why], "why": why, "journey": journey, "code": code}
    if journey is not None:
        context["practice"] = journey.unit.practice
        context["caption"] = journey.version.definition.title.in_language(language_now())
    response = render(request, "portal/stopped.html", context, status=409)
    response["Cache-Control"] = "no-store"
    return response
