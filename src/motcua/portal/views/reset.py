"""A new password by the code that the counter gave; nobody learns here who has an account."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.core.access import public
from motcua.core.errors import Refused
from motcua.identity import api as identity
from motcua.portal.account_words import field_words, words_of
from motcua.ui.values import FormState


@public
@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def reset_password(request: HttpRequest) -> HttpResponseBase:
    """Ask for name, code and the new password; afterwards the sign-in asks for it, and for a second step as before."""
    errors: dict[str, str] = {}
    username = request.POST.get("username", "")
    if request.method == "POST":
        try:
            identity.reset_password(
                username=username,
                code=request.POST.get("code", ""),
                new=request.POST.get("password", ""),
                now=timezone.now(),
                address=request.META.get("REMOTE_ADDR", ""),
            )
            return redirect("portal:sign_in")
        except identity.AccountRefused as refused:
            errors = field_words(refused)
        except Refused as refused:
            errors = {"code": words_of(refused)}
    context = {"title": gettext("Đặt mật khẩu mới"), "form": FormState({"username": username[:64]}, errors)}
    return render(request, "portal/reset_password.html", context, status=422 if errors else 200)
