"""Officers sign in and out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.core.access import public
from motcua.core.errors import Refused
from motcua.desk.going_on import safe_address
from motcua.desk.views.second_factor import ask_second_step
from motcua.desk.wording import words_of
from motcua.identity.api import begin_session, end_session, needs_second_code
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
            if needs_second_code(account):
                return ask_second_step(request, account.pk, after=after)
            begin_session(request, account, now=timezone.now())
            if settings.SECOND_FACTOR_FROM:
                return redirect("desk:second_factor")
            return HttpResponseRedirect(safe_address(request, after, account))
    context = {
        "title": gettext("Đăng nhập dành cho cán bộ"),
        "form": FormState({"username": username}),
        "next": after,
        "refusal": refusal,
    }
    return render(request, "desk/sign_in.html", context, status=422 if refusal else 200)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session on this device."""
    end_session(request)
    return redirect("desk:sign_in")
