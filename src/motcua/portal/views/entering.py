"""Signing in to the own account, and making one: with a drawn name and a password of one's own."""

from django.core.signing import BadSignature, TimestampSigner
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
from motcua.portal.acting import as_oneself
from motcua.portal.entering import enter, signed_in
from motcua.portal.presenters.sign_on import provider_buttons
from motcua.portal.tracing import note_away
from motcua.ui.values import FormState

_drawn = TimestampSigner(salt="motcua.portal.sign_up")
DRAWN_FOR = 24 * 60 * 60


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Ask for name and password; a refusal never says which of the two was wrong."""
    after = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "GET":
        note_away(request, "sign_in", after)
        return ask_to_sign_in(request, after)
    username = request.POST.get("username", "")
    try:
        account = identity.sign_in(
            username,
            request.POST.get("password", ""),
            timezone.now(),
            address=request.META.get("REMOTE_ADDR", ""),
        )
        return enter(request, account, after=after)
    except Refused as refused:
        return ask_to_sign_in(request, after, username=username[:64], refusal=words_of(refused), status=422)


def ask_to_sign_in(
    request: HttpRequest, after: str, *, username: str = "", refusal: str = "", status: int = 200
) -> HttpResponseBase:
    """The sign-in page, with what went wrong where something did."""
    context = {
        "title": gettext("Đăng nhập"),
        "providers": provider_buttons(after),
        "form": FormState({"username": username}),
        "next": after,
        "refusal": refusal,
    }
    return render(request, "portal/sign_in.html", context, status=status)


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_up(request: HttpRequest) -> HttpResponseBase:
    """Make an account under the name that the page drew; it is kept by the browser or written down."""
    after = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "GET":
        return _offer(request, after, FormState())
    name = request.POST.get("display_name", "")
    try:
        account = identity.sign_up(
            username=_username(request.POST.get("drawn", "")),
            password=request.POST.get("password", ""),
            display_name=name,
            now=timezone.now(),
            address=request.META.get("REMOTE_ADDR", ""),
        )
        return enter(request, account, after=after)
    except Refused as refused:
        errors = field_words(refused) or {"password": words_of(refused)}
        drawn = "" if refused.code == "username_taken" or "username" in errors else request.POST.get("drawn", "")
        errors = {("password" if field == "username" else field): words for field, words in errors.items()}
        return _offer(request, after, FormState({"display_name": name[:200]}, errors), drawn=drawn, status=422)


def _username(drawn: str) -> str:
    """The name behind the seal; empty (and so refused) where the page did not draw it or it is of yesterday."""
    try:
        return _drawn.unsign(drawn, max_age=DRAWN_FOR)
    except BadSignature:
        return ""


def _offer(
    request: HttpRequest, after: str, form: FormState, *, drawn: str = "", status: int = 200
) -> HttpResponseBase:
    drawn = drawn if drawn and _username(drawn) else _drawn.sign(identity.draw_username())
    username = _username(drawn)
    context = {
        "title": gettext("Tạo tài khoản"),
        "form": FormState({**form.values, "username": username}, form.errors),
        "drawn": drawn,
        "username": username,
        "next": after,
    }
    return render(request, "portal/sign_up.html", context, status=status)


@public
@never_cache
@sensitive_post_parameters("current", "password")
@require_http_methods(["GET", "POST"])
@as_oneself
@signed_in
def password(request: HttpRequest) -> HttpResponseBase:
    """A new password, for citizens and staff; this browser stays signed in, every other is out."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        now = timezone.now()
        try:
            account = identity.change_password(
                actor=request.actor,  # type: ignore[attr-defined]
                current=request.POST.get("current", ""),
                new=request.POST.get("password", ""),
                now=now,
                address=request.META.get("REMOTE_ADDR", ""),
            )
        except identity.SignInRefused:
            errors = {"current": gettext("Mật khẩu hiện nay chưa đúng. Hãy nhập lại.")}
        except Refused as refused:
            errors = field_words(refused) or {"current": words_of(refused)}
        else:
            identity.begin_session(request, account, now=now)
            return redirect("portal:sign_ins")
    context = {"title": gettext("Đổi mật khẩu"), "form": FormState({}, errors)}
    return render(request, "portal/password.html", context, status=422 if errors else 200)
