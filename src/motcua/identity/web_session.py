"""What a browser's session keeps of a sign-in: Django's own entry, and the mark by which the holder can end it."""

from datetime import datetime

from django.contrib.auth import login, logout
from django.http import HttpRequest

from motcua.identity.models import Account
from motcua.identity.usecases.open_sign_in import end_sign_in, is_open, open_sign_in

_MARK = "sign_in_mark"
_TWO_STEPS = "signed_in_by_two_steps"


def begin_session(request: HttpRequest, account: Account, *, now: datetime) -> None:
    """The browser is the account's from now on, under a new session key: one that somebody planted opens nothing."""
    two_steps = passed_two_steps(request) and request.user.pk == account.pk
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    request.session[_MARK] = open_sign_in(
        account,
        now=now,
        address=request.META.get("REMOTE_ADDR", ""),
        device=request.META.get("HTTP_USER_AGENT", ""),
    )
    if two_steps:
        note_two_steps(request)


def note_two_steps(request: HttpRequest, passed: bool = True) -> None:
    """This browser's sign-in was proved by a second code, or (`passed=False`) nothing asks for one any more."""
    if passed:
        request.session[_TWO_STEPS] = True
    else:
        request.session.pop(_TWO_STEPS, None)


def passed_two_steps(request: HttpRequest) -> bool:
    """Whether it was."""
    return bool(request.session.get(_TWO_STEPS))


def end_session(request: HttpRequest) -> None:
    """The browser is nobody's, and everything that it held is gone."""
    mark, account_id = mark_of(request), request.user.pk
    if mark and account_id is not None:
        end_sign_in(account_id, mark)
    logout(request)


def drop_if_ended(request: HttpRequest) -> None:
    """Forget a sign-in that its holder ended from another device; asks the row that was read anyway."""
    mark = mark_of(request)
    if mark and isinstance(request.user, Account) and not is_open(request.user, mark):
        logout(request)


def mark_of(request: HttpRequest) -> str:
    """The mark of this browser's own sign-in; empty where none was noted."""
    return str(request.session.get(_MARK, ""))
