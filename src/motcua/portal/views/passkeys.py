"""Keys on devices: added and taken away by who is signed in, and the way in by one of them."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from motcua.core.access import public
from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import Refused
from motcua.identity import api as identity
from motcua.portal.account_words import words_of
from motcua.portal.acting import as_oneself
from motcua.portal.entering import enter, signed_in
from motcua.portal.views.entering import ask_to_sign_in

_ASKED = "passkey_asked"
ASKED_SECONDS = 5 * 60


def _site(request: HttpRequest) -> identity.Site:
    """As the browser sees us; the host was checked against those that are ours."""
    return identity.Site(request.get_host().rpartition(":")[0] or request.get_host(), _origin(request))


def _origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _keep(request: HttpRequest, question: identity.Question, purpose: str) -> JsonResponse:
    request.session[_ASKED] = {
        "challenge": question.challenge.hex(),
        "at": timezone.now().timestamp(),
        "for": purpose,
    }
    return JsonResponse(question.options)


def _challenge(request: HttpRequest, purpose: str) -> bytes:
    """The one that was asked a moment ago, taken out so that it is good once. Raises PasskeyRefused."""
    asked = request.session.pop(_ASKED, None)
    fresh = asked is not None and 0 <= timezone.now().timestamp() - asked["at"] <= ASKED_SECONDS
    if not fresh or asked["for"] != purpose:
        raise identity.PasskeyRefused
    return bytes.fromhex(asked["challenge"])


@public
@never_cache
@require_GET
@as_oneself
@signed_in
def passkeys(request: HttpRequest) -> HttpResponseBase:
    """The keys of the own account."""
    return _page(request)


def _page(request: HttpRequest, wrong: str = "") -> HttpResponseBase:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {"title": gettext("Khóa trên máy"), "keys": identity.list_passkeys(actor), "wrong": wrong}
    return render(request, "portal/passkeys.html", context, status=422 if wrong else 200)


@public
@never_cache
@require_POST
@as_oneself
@signed_in
def ask_new_passkey(request: HttpRequest) -> HttpResponseBase:
    """What the device is asked, for the script."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return _keep(request, identity.ask_for_new_key(actor.account_id or 0, _site(request)), "add")


@public
@never_cache
@require_POST
@as_oneself
@signed_in
def change_passkeys(request: HttpRequest) -> HttpResponseBase:
    """Keep the key that the device made, or take one away."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    now, dropped = timezone.now(), request.POST.get("drop", "")
    if dropped.isascii() and dropped.isdecimal() and len(dropped) < 18:
        identity.drop_passkey(int(dropped), actor=actor, now=now)
        return redirect("portal:passkeys")
    try:
        identity.add_passkey(
            actor=actor,
            answer=request.POST.get("answer", "")[:20000],
            challenge=_challenge(request, "add"),
            site=_site(request),
            name=request.POST.get("name", ""),
            now=now,
        )
    except Refused as refused:
        return _page(request, words_of(refused))
    return redirect("portal:passkeys")


@public
@never_cache
@require_POST
def ask_passkey(request: HttpRequest) -> HttpResponseBase:
    """What any device is asked before the sign-in, for the script; it says nobody's name."""
    return _keep(request, identity.ask_for_key(_site(request)), "enter")


@public
@never_cache
@require_POST
def enter_by_passkey(request: HttpRequest) -> HttpResponseBase:
    """Come in by a key; officers to the desk, past the second step: the device asked for finger, face or code."""
    after, now = request.POST.get("next", ""), timezone.now()
    try:
        account = identity.enter_by_passkey(
            answer=request.POST.get("answer", "")[:20000],
            challenge=_challenge(request, "enter"),
            site=_site(request),
            now=now,
        )
    except Refused as refused:
        return ask_to_sign_in(request, after, refusal=words_of(refused), status=422)
    if identity.actor_of_account(account, on=timezone.localdate(now)).kind is ActorKind.STAFF:
        identity.begin_session(request, account, now=now)
        identity.note_two_steps(request)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return enter(request, account, after=after)
