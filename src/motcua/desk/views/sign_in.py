"""Officers sign in and out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.access import public
from motcua.core.actor import Role
from motcua.core.errors import Refused
from motcua.desk.access import HANDLING
from motcua.desk.wording import words_of
from motcua.identity.api import Account, actor_of_account, begin_session, end_session
from motcua.identity.api import sign_in as sign_in_account
from motcua.ui.values import FormState


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for username and password; a refusal says what to do, never which of the two was wrong."""
    after = request.POST.get("next") or request.GET.get("next", "")
    username, refusal = "", None
    if request.method == "POST":
        username = request.POST.get("username", "")
        try:
            account = sign_in_account(
                username, request.POST.get("password", ""), timezone.now(), address=request.META.get("REMOTE_ADDR", "")
            )
        except Refused as refused:
            refusal = words_of(refused)
        else:
            begin_session(request, account, now=timezone.now())
            return HttpResponseRedirect(_safe(request, after, account))
    context = {
        "title": gettext("Đăng nhập dành cho cán bộ"),
        "form": FormState({"username": username}),
        "next": after,
        "refusal": refusal,
    }
    return render(request, "desk/sign_in.html", context, status=422 if refusal else 200)


def _safe(request: HttpRequest, address: str, account: Account) -> str:
    """The address to go on to, if it is one of ours; else the work list, or the pages of who administers or edits."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    work_list = resolve_url(settings.LOGIN_REDIRECT_URL)
    wanted = address if address and ours else work_list
    if wanted != work_list:
        return wanted
    actor = actor_of_account(account, on=timezone.localdate())
    if actor.units_as(*HANDLING):
        return work_list
    if actor.units_as(Role.ADMINISTRATOR):
        return resolve_url("admin:imports")
    return resolve_url("admin:findings") if actor.units_as(Role.EDITOR) else work_list


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on this device."""
    end_session(request)
    return redirect("desk:sign_in")
