"""The overview of the morning on one page, and whether it also comes by e-mail."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from motcua.core.errors import NotFound, Refused
from motcua.desk.access import handling_page
from motcua.desk.presenters.digest import present_digest
from motcua.desk.request import actor_of
from motcua.dossiers.limit_api import cancel_digest, confirm_digest, digest_ordered, order_digest, read_digest


@handling_page
@never_cache
@require_safe
def show_digest(request: HttpRequest) -> HttpResponse:
    """What the reader's own lists hold now."""
    return _page(request, None)


@handling_page
@never_cache
@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """Name an address; a code goes to it."""
    actor, email = actor_of(request), request.POST.get("email", "")
    return _done(
        request,
        lambda: order_digest(actor=actor, email=email, now=timezone.now()),
        _("Mã xác nhận đang được gửi đến địa chỉ này. Thư thường đến trong vài phút."),
    )


@handling_page
@never_cache
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Type the code that came."""
    actor, code = actor_of(request), request.POST.get("code", "")
    return _done(
        request,
        lambda: confirm_digest(actor=actor, code=code, now=timezone.now()),
        _("Đã xác nhận. Thư tổng hợp đầu tiên đến vào sáng ngày làm việc tới."),
    )


@handling_page
@never_cache
@require_POST
def cancel(request: HttpRequest) -> HttpResponse:
    """No more letters."""
    actor = actor_of(request)
    return _done(request, lambda: cancel_digest(actor=actor), _("Đã tắt thư tổng hợp và xóa địa chỉ."))


def _done(request: HttpRequest, act: Callable[[], None], words: Promise) -> HttpResponse:
    try:
        act()
    except NotFound:
        return redirect("desk:digest")  # given up or proved on another page meanwhile
    except Refused as refused:
        return _page(request, refused)
    messages.success(request, str(words))
    return redirect("desk:digest")


def _page(request: HttpRequest, refused: Refused | None) -> HttpResponse:
    actor, now = actor_of(request), timezone.now()
    view = present_digest(
        read_digest(actor=actor, now=now),
        digest_ordered(actor=actor, today=timezone.localdate(now)),
        mail=settings.MAIL_GOES_OUT,
        typed=request.POST,
        refused=refused,
        now=now,
    )
    context = {
        "view": view,
        "title": gettext("Tổng hợp hôm nay"),
        "form": view.form,
        "practice": view.practice,
        "simulated": view.simulated,
    }
    return render(request, "desk/digest.html", context, status=422 if refused else 200)
