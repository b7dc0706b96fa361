"""Who is acting, read from the account or from the machine's key."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, repeat
from typing import Any

from django.db.models import Count

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.collation import sort_key
from motcua.core.errors import NotFound
from motcua.core.prepared import rows_prepared, run_prepared
from motcua.core.recent import RecentMemory
from motcua.identity.models import Account, ApiToken, Passkey, SecondFactor, StaffRole
from motcua.identity.states import ROLES_OF_SCOPE, Assurance, Scope

_BY_DIGEST = (
    "SELECT id, name, unit_id, scopes, expires_at FROM identity_apitoken"
    " WHERE digest = %(digest)s AND revoked_at IS NULL"
)


KEY_KNOWN_SECONDS = 1.0
"""How long a process works with a key that it read; so long after its end, at most, a key may still open a door."""

_keys: RecentMemory[tuple[Any, ...]] = RecentMemory(KEY_KNOWN_SECONDS)


class TokenUnknown(NotFound):
    """No such key, or it was taken back, or its time is over; `expired` says which of these the holder may be told."""

    def __init__(self, *, expired: bool) -> None:
        self.expired = expired
        super().__init__("token")


@dataclass(frozen=True, slots=True)
class TokenListed:
    """A machine's key as its keeper may see it; the key itself is not kept anywhere."""

    id: int
    name: str
    unit_code: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None


# Every page of the desk asks these; worked out by the mapper they cost more than the database takes.
_ROLES_HELD = """SELECT role, fields, array_agg(unit_id) FROM identity_staffrole
WHERE account_id = %(account)s AND valid @> %(on)s::date GROUP BY role, fields"""
_COLLEAGUES = """SELECT held.account_id, account.display_name, held.role
FROM identity_staffrole held JOIN identity_account account ON account.id = held.account_id
WHERE held.unit_id = %(unit)s AND held.role = ANY(%(roles)s::text[]) AND held.valid @> %(on)s::date
  AND account.is_active
ORDER BY held.id"""


@lru_cache(maxsize=100_000)
def _grant(unit_id: int, role: Role) -> Grant:
    """The one object of this right: a thousand new ones with every request would keep the collector busy."""
    return Grant(unit_id, role)


def digest_of_token(secret: str) -> bytes:
    """What is kept of a key. A plain hash is enough: the key carries 256 random bits and cannot be guessed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def actor_of_account(account: Account, *, on: date) -> Actor:
    """The Actor behind a signed-in account, with the roles that are valid on the local date.

    The answer is kept on the account object, which lives as long as one request.
    """
    kept: tuple[date, Actor] | None = getattr(account, "_actor_on", None)
    if kept and kept[0] == on:
        return kept[1]
    held = rows_prepared(_ROLES_HELD, {"account": account.pk, "on": on})
    grants = frozenset(
        chain.from_iterable(
            map(Grant, units, repeat(Role(role)), repeat(frozenset(fields))) for role, fields, units in held
        )
    )
    kind = ActorKind.STAFF if grants else ActorKind.CITIZEN
    actor = Actor(kind, name=account.display_name, account_id=account.pk, grants=grants)
    account._actor_on = (on, actor)  # type: ignore[attr-defined]
    return actor


def actor_of_token(secret: str, now: datetime) -> Actor:
    """The Actor behind a machine's key, with roles in the key's unit alone; one indexed statement, at most one a second
    for a key that is used without pause.

    Raises  TokenUnknown for an unknown, revoked or expired key.
    """
    digest = digest_of_token(secret)
    try:
        row = _keys.get(digest, lambda: run_prepared(_BY_DIGEST, {"digest": digest}))
    except LookupError as missing:
        raise TokenUnknown(expired=False) from missing
    token_id, name, unit_id, scopes, expires_at = row
    if expires_at is not None and expires_at <= now:
        raise TokenUnknown(expired=True)
    roles = frozenset[Role]().union(*(ROLES_OF_SCOPE[Scope(scope)] for scope in scopes))
    return Actor(
        ActorKind.MACHINE,
        name=name,
        token_id=token_id,
        grants=frozenset(Grant(unit_id, role) for role in roles),
        scopes=frozenset(scopes),
    )


def forget_key(digest: bytes) -> None:
    """Look the key up again the next time."""
    _keys.forget(digest)


def find_account(username: str) -> Account | None:
    """The account of this (already normal) username, or None."""
    return Account.objects.filter(username=username).first()


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """The account as its holder sees it."""

    username: str
    display_name: str
    assurance: Assurance


def get_account(actor: Actor) -> AccountSeen:
    """The acting person's own account. Raises NotFound for who has none."""
    names = ("username", "display_name", "assurance")
    row = Account.objects.filter(pk=actor.account_id or 0).values_list(*names).first()
    if row is None:
        raise NotFound("account")
    return AccountSeen(row[0], row[1], Assurance(row[2]))


def has_second_factor(actor: Actor) -> bool:
    """Whether the acting person's account asks for a second code."""
    return SecondFactor.objects.filter(account_id=actor.account_id or 0).exists()


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who holds one of the asked roles in a unit."""

    account_id: int
    name: str
    roles: tuple[Role, ...]


def list_colleagues(unit_id: int, *roles: Role, on: date) -> list[Colleague]:
    """Who holds one of the roles in the unit on the local date and may sign in, in alphabetical order."""
    held: dict[tuple[str, int], list[Role]] = {}
    rows = rows_prepared(_COLLEAGUES, {"unit": unit_id, "roles": [role.value for role in roles], "on": on})
    for account_id, name, role in rows:
        held.setdefault((name, account_id), []).append(Role(role))
    by_name = sorted(held, key=lambda person: (sort_key(person[0]), person[1]))
    return [Colleague(key, name, tuple(dict.fromkeys(held[name, key]))) for name, key in by_name]


def count_officers(unit_ids: Iterable[int], *roles: Role, on: date) -> dict[int, int]:
    """How many people hold one of the roles in each unit on the local date; units of which none is known are left out.

    One statement. A unit whose dossiers come from another system has its officers there.
    """
    rows = (
        StaffRole.objects.filter(
            unit_id__in=list(unit_ids), role__in=roles, valid__contains=on, account__is_active=True
        )
        .values("unit_id")
        .annotate(people=Count("account_id", distinct=True))
        .order_by()
    )
    return {row["unit_id"]: row["people"] for row in rows}


def names_of_accounts(account_ids: Iterable[int]) -> dict[int, str]:
    """The names that people gave with their accounts; one statement, none where nobody is asked for."""
    wanted = set(account_ids)
    if not wanted:
        return {}
    return dict(Account.objects.filter(id__in=wanted).values_list("id", "display_name"))


def list_tokens() -> list[TokenListed]:
    """All keys, newest first; for the operator."""
    rows = ApiToken.objects.order_by("-created_at", "-id").values_list(
        "id", "name", "unit__code", "scopes", "created_at", "expires_at", "revoked_at"
    )
    return [
        TokenListed(key, name, unit, tuple(scopes), created_at, expires_at, revoked_at)
        for key, name, unit, scopes, created_at, expires_at, revoked_at in rows
    ]


@dataclass(frozen=True, slots=True)
class PasskeyListed:
    """A key as its holder sees it."""

    id: int
    name: str
    added_at: datetime
    last_used_at: datetime | None


def list_passkeys(actor: Actor) -> list[PasskeyListed]:
    """The keys that open the acting person's account, in the order in which they were added."""
    rows = Passkey.objects.filter(account_id=actor.account_id or 0).order_by("id")
    return [PasskeyListed(*row) for row in rows.values_list("id", "name", "added_at", "last_used_at")]
