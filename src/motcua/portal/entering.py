"""Coming in by an account: where to go on to, and who belongs to the desk's own door."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.core.actor import ActorKind
from motcua.core.errors import Refused
from motcua.identity.api import Account, actor_of_account, begin_session


class StaffAccount(Refused):
    """Staff come in at the desk's door, with all that is asked there."""

    code = "staff_account"


def enter(request: HttpRequest, account: Account, *, after: str) -> HttpResponse:
    """Open the session and go on to the address, where it is one of ours. Raises StaffAccount."""
    now = timezone.now()
    if actor_of_account(account, on=timezone.localdate(now)).kind is ActorKind.STAFF:
        raise StaffAccount
    begin_session(request, account, now=now)
    return HttpResponseRedirect(safe_address(request, after))


def safe_address(request: HttpRequest, address: str) -> str:
    """The address if it is one of ours, else the account's page."""
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if address and ours else resolve_url("portal:account")


def signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for who is signed in; everybody else is asked to, and comes back."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.account_id is None:  # type: ignore[attr-defined]
            back = request.get_full_path() if request.method == "GET" else resolve_url("portal:account")
            return redirect_to_login(back, login_url=resolve_url("portal:sign_in"))
        return view(request, *args, **kwargs)

    return asked
