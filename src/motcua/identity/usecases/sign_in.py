"""Let somebody in by username and password."""

import hashlib
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password

from motcua.identity import rules
from motcua.identity.models import Account
from motcua.identity.queries import find_account
from motcua.identity.sign_in_tries import count_try, tries_of

_kept_decoy: list[str] = []


def sign_in(username: str, password: str, now: datetime, *, address: str = "") -> Account:
    """The account whose username and password these are; the caller opens the session.

    address  network address of the visitor; wrong tries are counted per name and address.
    Takes as long for an unknown name as for a wrong password.

    Raises   rules.SignInRefused, rules.SignInMustWait (`wait_seconds`).
    """
    username = rules.normal_username(username)[:256]
    name_digest = hashlib.sha256(username.encode("utf-8", "surrogatepass")).digest()
    wait = rules.wait_before_sign_in(tries_of(name_digest, address, now), now=now)
    if wait > timedelta(0):
        raise rules.SignInMustWait(wait_seconds=int(wait.total_seconds()) + 1)
    account = find_account(username) if username.isprintable() else None
    usable = account is not None and account.is_active
    decoy = _decoy()
    encoded = account.password if account is not None and usable else decoy
    matches = _matches(password, encoded)
    if account is None or not usable or not matches:
        count_try(name_digest, address, now, succeeded=False)
        raise rules.SignInRefused
    count_try(name_digest, address, now, succeeded=True)
    return account


def _matches(password: str, encoded: str) -> bool:
    """Whether the password is the one behind the hash; impossible ones (too long, broken text) cost the same."""
    if len(password) > rules.PASSWORD_MAX_LENGTH or any("\ud800" <= char <= "\udfff" for char in password):
        check_password("-", encoded)
        return False
    return check_password(password, encoded)


def _decoy() -> str:
    """A hash of nobody's password, made with the hasher in use, so that unknown names take as long as known ones."""
    if not _kept_decoy:
        _kept_decoy.append(make_password("nobody's password"))
    return _kept_decoy[0]
