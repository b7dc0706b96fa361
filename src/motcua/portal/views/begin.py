"""Where to apply, going on with what was begun, or beginning another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.access import public
from motcua.core.errors import NotFound
from motcua.drafts.api import Draft, DraftUnreadable, change_draft, discard_draft
from motcua.orgs.api import UnitRef
from motcua.portal.beginning import begin_here
from motcua.portal.draft import held_draft, hold_draft, let_go, other_drafts, tag_of
from motcua.portal.journey import Journey
from motcua.portal.lawful import open_now, units_online_here
from motcua.portal.opening import TAG, language_now, on_its_way, stopped
from motcua.portal.presenters.levels_needed import present_levels_needed
from motcua.portal.tracing import agree_to_visit, note
from motcua.ui.values import Choice, FormState


@public
@never_cache
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Which unit; where nothing is open online here now, back to the procedure's page and its lawful ways.

    What was begun before an emergency closed the door stays open to go on with.
    """
    units = units_online_here(code, on=timezone.localdate())
    if not units:
        return redirect("portal:procedure", code=code)
    try:
        draft = held_draft(request, code, tag=request.POST.get(TAG, ""))
        if draft is None and not (units := open_now(units, code)):
            return redirect("portal:procedure", code=code)
        if request.method == "POST" and (going := _go_on(request, code, units, draft)):
            return going
        return _show(request, code, units, draft)
    except DraftUnreadable:
        return stopped(request, "unreadable", code=code)


def _go_on(request: HttpRequest, code: str, units: tuple[UnitRef, ...], draft: Draft | None) -> HttpResponse | None:
    """On to the page that was open last, or to the first of a new draft; nothing where a choice is missing."""
    another, chosen = "another" in request.POST, request.POST.get("unit", "")
    if draft is not None and not another:
        if chosen in {unit.code for unit in units}:
            draft = change_draft(draft.public_id, now=timezone.now(), unit_code=chosen)
        elif TAG not in request.POST:
            return None
        hold_draft(request, draft)
    elif chosen:
        agree_to_visit(request, agreed="visit" in request.POST)
        draft = begin_here(request, code, chosen, another=another)
    else:
        draft = None
    if draft is None:
        return None
    journey = on_its_way(draft)
    return redirect(journey.last_href) if isinstance(journey, Journey) else journey


def _show(request: HttpRequest, code: str, units: tuple[UnitRef, ...], draft: Draft | None) -> HttpResponse:
    errors = {"unit": gettext("Hãy chọn nơi nộp.")} if request.method == "POST" else {}
    value = draft.unit_code if draft else units[0].code if len(units) == 1 else ""
    context = {
        "title": gettext("Nộp ở đâu?"),
        "form": FormState({"unit": value}, errors),
        "units": tuple(Choice(unit.code, unit.name) for unit in units),
        "practice": any(unit.practice for unit in units),
        "back_href": reverse("portal:procedure", args=[code]),
        "visit": (
            Choice("yes", gettext("Đồng ý cho ghi thứ tự các trang đã qua, không kèm tên, hồ sơ hay tài khoản")),
        ),
        "draft": draft,
        "needed": present_levels_needed(on=timezone.localdate(), language=language_now()),
        "others": [(tag_of(one.public_id), one) for one in other_drafts(request, code, draft)] if draft else (),
    }
    return render(request, "portal/begin.html", context, status=422 if errors else 200)


@public
@require_POST
def discard(request: HttpRequest, code: str) -> HttpResponse:
    """Give the draft up for good, with its files."""
    try:
        draft = held_draft(request, code, tag=request.POST.get(TAG, "-"))
        if draft is not None:
            discard_draft(draft.public_id, now=timezone.now())
            note(request, "given_up", code)
            let_go(request, draft)
    except NotFound:
        pass
    except DraftUnreadable:
        return stopped(request, "unreadable", code=code)
    return redirect("portal:procedure", code=code)
