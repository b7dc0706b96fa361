"""How often a name was tried wrongly, and from where: counted beside the sign-in, outlasting its refusal."""

from datetime import datetime

from django.db import connection

from motcua.identity import rules


def tries_of(name_digest: bytes, address: str, now: datetime) -> rules.Tries:
    """The wrong tries so far of this name, from this address and from all; one statement."""
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


def count_try(name_digest: bytes, address: str, now: datetime, *, succeeded: bool) -> None:
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
