"""Let somebody in by username and password."""

import hashlib
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection

from motcua.identity import rules
from motcua.identity.models import Account
from motcua.identity.queries import find_account

_kept_decoy: list[str] = []


def sign_in(username: str, password: str, now: datetime, *, address: str = "") -> Account:
    """The account whose username and password these are; the caller opens the session.

    address  network address of the visitor; wrong tries are counted per name and address.
    Takes as long for an unknown name as for a wrong password.

    Raises   rules.SignInRefused, rules.SignInMustWait (`wait_seconds`).
    """
    username = rules.normal_username(username)[:256]
    name_digest = hashlib.sha256(username.encode("utf-8", "surrogatepass")).digest()
    wait = rules.wait_before_sign_in(_tries(name_digest, address, now), now=now)
    if wait > timedelta(0):
        raise rules.SignInMustWait(wait_seconds=int(wait.total_seconds()) + 1)
    account = find_account(username) if username.isprintable() else None
    usable = account is not None and account.is_active
    decoy = _decoy()
    encoded = account.password if account is not None and usable else decoy
    matches = _matches(password, encoded)
    if account is None or not usable or not matches:
        _remember(name_digest, address, now, succeeded=False)
        raise rules.SignInRefused
    _remember(name_digest, address, now, succeeded=True)
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


def _tries(name_digest: bytes, address: str, now: datetime) -> rules.Tries:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(wrong_tries) FILTER (WHERE address = %(address)s), 0),"
            " max(last_wrong_at) FILTER (WHERE address = %(address)s),"
            " coalesce(bool_or(succeeded_at > %(known_since)s) FILTER (WHERE address = %(address)s), false),"
            " coalesce(sum(wrong_tries), 0), max(last_wrong_at)"
            " FROM identity_signintry WHERE name_digest = %(name)s"
            " AND (window_began_at > %(window)s OR address = %(address)s)",
            {
                "name": name_digest,
                "address": address,
                "window": now - rules.WINDOW,
                "known_since": now - rules.KNOWN_FOR,
            },
        )
        pair, pair_last_at, known, name, name_last_at = cursor.fetchone()
    return rules.Tries(int(pair), pair_last_at, known, int(name), name_last_at)


def _remember(name_digest: bytes, address: str, now: datetime, *, succeeded: bool) -> None:
    """Count a wrong try, or forget the wrong ones and note the right one; one statement.

    A pair's count starts anew when its last wrong try lies a whole window back.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO identity_signintry AS pair"
            " (name_digest, address, wrong_tries, window_began_at, last_wrong_at, succeeded_at)"
            " VALUES (%(name)s, %(address)s, %(wrong)s, %(now)s, %(wrong_at)s, %(right_at)s)"
            " ON CONFLICT (name_digest, address) DO UPDATE SET"
            " wrong_tries = CASE WHEN %(wrong)s = 0 THEN 0 WHEN pair.last_wrong_at > %(window)s"
            " THEN pair.wrong_tries + 1 ELSE 1 END,"
            " window_began_at = CASE WHEN pair.last_wrong_at > %(window)s THEN pair.window_began_at ELSE %(now)s END,"
            " last_wrong_at = coalesce(%(wrong_at)s, pair.last_wrong_at),"
            " succeeded_at = coalesce(%(right_at)s, pair.succeeded_at)",
            {
                "name": name_digest,
                "address": address,
                "now": now,
                "wrong": 0 if succeeded else 1,
                "wrong_at": None if succeeded else now,
                "right_at": now if succeeded else None,
                "window": now - rules.WINDOW,
            },
        )
