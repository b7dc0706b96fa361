"""Who asks the database, so that it can keep to itself what is not theirs to see, whatever a query forgot.

Within a request every statement is asked on behalf of somebody; commands, workers, imports and migrations ask as the
house itself. The connection tells the database before its next statement (`core.postgresql`); which rows an asker may
have stands in the policies of the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import Enum

ASKING_ROLE = "motcua_asking"
"""The database's role under which requests ask; it owns nothing, so that the policies of the tables hold for it."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody outside the house.

    units      keys of the units whose dossiers are theirs to read
    fields     unit and field of procedures, where only dossiers of some fields are theirs to read in a unit
    account    the person's own account
    admitted   keys of dossiers that were opened to them in this request, by a secret or by locking them for a change
    """

    units: frozenset[int] = frozenset()
    account: int | None = None
    admitted: frozenset[int] = frozenset()
    fields: frozenset[tuple[int, str]] = frozenset()


class Asking(Enum):
    """What stands in place of an asker."""

    HOUSE = "house"
    """Ours: workers, commands, and the few places that say `beyond_scope`."""
    NOT_SAID = "not said"
    """A request whose visitor is not known yet; it gets nothing that an asker is needed for."""


NOBODY = Asker()
_now: ContextVar[Asker | Asking] = ContextVar("who asks", default=Asking.HOUSE)


def asking() -> Asker | Asking:
    """On whose behalf the next statement is asked."""
    return _now.get()


@contextmanager
def ask_as(who: Asker | Asking) -> Iterator[None]:
    """Everything inside is asked on this one's behalf. Assumes that no lazy query is read outside."""
    token = _now.set(who)
    try:
        yield
    finally:
        _now.reset(token)


def say_who_asks(who: Asker) -> None:
    """From now on until the end of the request, whose visitor has just become known; nothing outside of a request."""
    if _now.get() is not Asking.HOUSE:
        _now.set(who)


@contextmanager
def beyond_scope(_why: str) -> Iterator[None]:
    """The house itself asks, because this act needs rows that its actor may not read; the reason is for who reviews.

    What comes out of it must not show those rows.
    """
    with ask_as(Asking.HOUSE):
        yield


def admit(*dossier_ids: int) -> None:
    """These dossiers may be read and changed for the rest of the request: their secret was shown, or they were in scope
    when they were locked for a change that may take them out of it."""
    who = _now.get()
    if isinstance(who, Asker) and not who.admitted.issuperset(dossier_ids):
        _now.set(replace(who, admitted=who.admitted.union(dossier_ids)))
