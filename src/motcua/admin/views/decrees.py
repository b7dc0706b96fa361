"""A day off or a day of work decreed late: what it would move, moving it, and taking it back."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.admin.access import administration_page
from motcua.admin.presenters.decrees import present_decrees
from motcua.admin.request import actor_of
from motcua.core.errors import NotAllowed, NotFound, Refused
from motcua.core.worktime.decreed import DecreedDay, DecreeKind
from motcua.dossiers.clock_api import (
    DecreePreview,
    DecreeRefused,
    decree_days,
    list_decrees,
    preview_decree,
    revert_decree,
)
from motcua.dossiers.rules.decrees import check_decree
from motcua.dossiers.wording import REFUSAL_WORDS
from motcua.ui.posted import posted_date
from motcua.ui.values import FormState

NAMES = ("kind", "name", "source", "calendar")


@administration_page
@never_cache
@require_http_methods(["GET", "POST"])
def decrees(request: HttpRequest) -> HttpResponse:
    """The form with the decrees so far; POST previews, applies with `apply`, takes back with `revert`."""
    actor, errors, preview = actor_of(request), {}, None
    if request.method == "POST":
        try:
            if "revert" in request.POST:
                revert_decree(actor=actor, public_id=_key(request.POST["revert"]), now=timezone.now())
                messages.success(request, gettext("Đã hủy. Hạn các hồ sơ được tính lại trong ít phút."))
                return redirect("admin:decrees")
            days = [_day(request.POST)]
            check_decree(days, on=timezone.localdate())
            if "apply" in request.POST:
                decree_days(actor=actor, calendar="vn", days=days, now=timezone.now())
                messages.success(request, gettext("Đã ghi. Hạn các hồ sơ được tính lại trong ít phút."))
                return redirect("admin:decrees")
            preview = preview_decree(actor=actor, calendar="vn", days=days)
        except Refused as refused:
            errors = {name: str(REFUSAL_WORDS.get(code, code)) for name, code in refused.field_errors.items()}
            errors = errors or {"on": str(REFUSAL_WORDS[refused.code])}
        except NotAllowed:
            words = gettext("Ngày này làm đổi hạn hồ sơ của đơn vị khác. Hãy nhờ người vận hành hệ thống ghi.")
            errors = {"on": words}
    return _page(request, errors, preview)


def _page(request: HttpRequest, errors: dict[str, str], preview: DecreePreview | None) -> HttpResponse:
    typed = request.POST
    values: dict[str, object] = {name: typed.get(name, "") for name in NAMES}
    values |= {"on": posted_date(typed, "on"), "works_as": posted_date(typed, "works_as")}
    context = {
        "title": gettext("Ngày nghỉ, ngày làm bù"),
        "form": FormState(values, errors),
        "view": present_decrees(list_decrees(actor=actor_of(request)), preview),
        "previewed": preview is not None,
    }
    return render(request, "admin/decrees.html", context, status=422 if errors else 200)


def _day(typed: QueryDict) -> DecreedDay:
    """The day as typed. Raises DecreeRefused where it is none."""
    on = _date(typed, "on")
    if on is None:
        raise DecreeRefused(field_errors={"on": "decree_day_missing"})
    try:
        kind = DecreeKind(typed.get("kind", ""))
    except ValueError as unknown:
        raise DecreeRefused(field_errors={"kind": "choice_unknown"}) from unknown
    works_as = _date(typed, "works_as") if kind is DecreeKind.MADE_UP else None
    return DecreedDay(on, kind, typed.get("name", "").strip(), typed.get("source", "").strip(), works_as)


def _date(typed: QueryDict, name: str) -> date | None:
    boxes = posted_date(typed, name)
    if not any(boxes.values()):
        return None
    try:
        return date(*(int(boxes[part]) for part in ("year", "month", "day")))
    except (ValueError, OverflowError) as impossible:
        raise DecreeRefused(field_errors={name: "decree_no_day"}) from impossible


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as unknown:
        raise NotFound("decree") from unknown
