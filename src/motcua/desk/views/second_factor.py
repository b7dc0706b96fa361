"""The second step of signing in, and an officer's own page to set it up or take it away."""

import segno
from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.core.access import page, public
from motcua.core.actor import Actor, Role
from motcua.core.errors import Refused
from motcua.desk.going_on import safe_address
from motcua.desk.wording import words_of
from motcua.identity import api as identity
from motcua.ui.values import FormState

_PENDING = "second_step"
PENDING_SECONDS = 5 * 60
_shown = TimestampSigner(salt="motcua.desk.second_factor")
SHOWN_SECONDS = 30 * 60


def ask_second_step(request: HttpRequest, account_id: int, *, after: str) -> HttpResponse:
    """The password was right: remember that for five minutes under a new session key, and ask for the code."""
    request.session.cycle_key()
    request.session[_PENDING] = {"id": account_id, "at": timezone.now().timestamp(), "next": after[:500]}
    return redirect("desk:second_step")


@public
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for the phone's code; without a password given a moment ago there is nothing to ask."""
    now, pending = timezone.now(), request.session.get(_PENDING)
    if not pending or not 0 <= now.timestamp() - pending["at"] <= PENDING_SECONDS:
        request.session.pop(_PENDING, None)
        return redirect("desk:sign_in")
    refusal = ""
    if request.method == "POST":
        try:
            account = identity.enter_second_code(
                pending["id"], request.POST.get("code", ""), now, address=request.META.get("REMOTE_ADDR", "")
            )
        except Refused as refused:
            refusal = words_of(refused)
        else:
            request.session.pop(_PENDING, None)
            identity.begin_session(request, account, now=now)
            identity.note_two_steps(request)
            return HttpResponseRedirect(safe_address(request, pending["next"], account))
    context = {"title": gettext("Mã xác nhận"), "form": FormState(), "refusal": refusal}
    return render(request, "desk/second_step.html", context, status=422 if refusal else 200)


@page(permission="second_factor", roles=tuple(Role))
@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor up, or take it away; both need a code of the phone."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method == "GET":
        return _show(request, actor)
    now, typed = timezone.now(), request.POST.get("code", "")
    try:
        if "drop" in request.POST:
            address = request.META.get("REMOTE_ADDR", "")
            account_id = actor.account_id or 0
            identity.drop_second_factor(actor=actor, account_id=account_id, typed=typed, now=now, address=address)
            identity.note_two_steps(request, passed=False)
            return redirect("desk:second_factor")
        secret = _secret(request)
        if not secret:
            return redirect("desk:second_factor")
        codes = identity.confirm_second_factor(actor=actor, secret=secret, typed=typed, now=now)
    except Refused as refused:
        return _show(request, actor, refusal=words_of(refused), secret=_secret(request))
    identity.note_two_steps(request)
    context = {"title": gettext("Mã dự phòng"), "codes": codes}
    return render(request, "desk/recovery_codes.html", context)


def _secret(request: HttpRequest) -> bytes:
    """The secret that this officer's page showed; empty where it did not, or long ago."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        shown = _shown.unsign_object(request.POST.get("shown", ""), max_age=SHOWN_SECONDS)
        return bytes.fromhex(shown["secret"]) if shown["id"] == actor.account_id else b""
    except (BadSignature, ValueError, KeyError, TypeError):
        return b""


def _show(request: HttpRequest, actor: Actor, *, refusal: str = "", secret: bytes = b"") -> HttpResponse:
    context = {"title": gettext("Đăng nhập hai bước"), "form": FormState(), "refusal": refusal}
    context["must_from"] = settings.SECOND_FACTOR_FROM
    if identity.has_second_factor(actor):
        context["set_up"] = True
    else:
        secret = secret or identity.draw_secret()
        address = identity.address_of(secret, name=identity.get_account(actor).username, issuer="Motcua")
        context["shown"] = _shown.sign_object({"id": actor.account_id, "secret": secret.hex()})
        context["typed_secret"] = identity.secret_as_typed(secret)
        context["picture"] = segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=4)
    return render(request, "desk/second_factor.html", context, status=422 if refusal else 200)
