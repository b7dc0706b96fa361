"""Signing on at an identity provider: out to it and back, into the own account."""

import logging
from dataclasses import asdict

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from motcua.core.access import public
from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import Refused, Unavailable
from motcua.identity.api import Assurance, Proof, enter_by_proof
from motcua.portal.account_words import words_of
from motcua.portal.acting import as_oneself
from motcua.portal.entering import enter
from motcua.portal.views.entering import ask_to_sign_in
from motcua.signon.api import Attempt, Provider, SignOnStale, begin, finish

_KEPT = "sign_on_attempt"
log = logging.getLogger("motcua.signon")


def _provider(key: str) -> Provider:
    found = next((one for one in settings.SIGN_ON if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _return_to(provider: Provider) -> str:
    """The one address of this provider's answers, whatever the reader's language: it is registered there."""
    with translation.override("vi"):
        return str(settings.PUBLIC_URL) + reverse("portal:sign_on_back", args=[provider.key])


@public
@never_cache
@require_GET
@as_oneself
def sign_on(request: HttpRequest, provider: str) -> HttpResponseBase:
    """Go out to the provider; while it is down the password still opens, and so do codes."""
    known, after = _provider(provider), request.GET.get("next", "")
    if _is_staff(request):
        return redirect(settings.LOGIN_REDIRECT_URL)
    try:
        attempt, address = begin(known, return_to=_return_to(known), now=timezone.now())
    except (Unavailable, Refused) as failed:
        return _failed(request, failed, after)
    request.session[_KEPT] = asdict(attempt) | {"next": after[:500]}
    return HttpResponseRedirect(address)


@public
@never_cache
@require_GET
@as_oneself
def sign_on_back(request: HttpRequest, provider: str) -> HttpResponseBase:
    """Hear the provider's answer, once, and enter the account of who is proved by it."""
    known, kept = _provider(provider), request.session.pop(_KEPT, None)
    after = kept.pop("next", "") if kept else ""
    try:
        if kept is None:
            raise SignOnStale
        attempt, now = Attempt(**kept), timezone.now()
        person = finish(known, attempt, request.GET.dict(), return_to=_return_to(known), now=now)
        proof = Proof(person.provider, person.issuer, person.subject, person.name, Assurance(person.level))
        account = enter_by_proof(proof, actor=request.actor, now=now)  # type: ignore[attr-defined]
        return enter(request, account, after=after)
    except (Unavailable, Refused) as failed:
        return _failed(request, failed, after)


def _is_staff(request: HttpRequest) -> bool:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor.kind is ActorKind.STAFF


def _failed(request: HttpRequest, failed: Unavailable | Refused, after: str) -> HttpResponseBase:
    if isinstance(failed, Unavailable):
        log.warning("sign-on: %s", failed)
        words = gettext(
            "Nơi định danh đang không trả lời. Hãy thử lại sau, hoặc dùng tên đăng nhập và mật khẩu; "
            "nộp và mở hồ sơ bằng mã vẫn được."
        )
        return ask_to_sign_in(request, after, refusal=words, status=503)
    log.warning("sign-on refused: %s %s", failed.code, failed.values)
    return ask_to_sign_in(request, after, refusal=words_of(failed), status=422)
