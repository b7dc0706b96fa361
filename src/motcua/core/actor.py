"""Who is acting: every query and use case receives an Actor and never a web request."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Self


class ActorKind(StrEnum):
    """What stands behind an action."""

    ANONYMOUS = "anonymous"
    CITIZEN = "citizen"
    STAFF = "staff"
    MACHINE = "machine"
    SYSTEM = "system"


class Role(StrEnum):
    """What a member of staff may do in a unit; `EDITOR` keeps the catalogue of procedures, which is nobody's
    unit; `HELPER` helps people to file and sees no dossier."""

    CLERK = "clerk"
    SPECIALIST = "specialist"
    LEADER = "leader"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    EDITOR = "editor"
    HELPER = "helper"


class Grant(NamedTuple):
    """One role in one unit; `unit_id` is the key of the unit's row in force.

    fields  the fields of procedures ("Hộ tịch", "Đất đai") that it is for, as the catalogue names them; empty: all
    """

    unit_id: int
    role: Role
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or machine that acts.

    `scopes` are the scopes of a machine's token (`dossiers:read` …); `account_id` is empty for anonymous visitors,
    `token_id` is set for machines only.
    """

    kind: ActorKind
    name: str = ""
    account_id: int | None = None
    token_id: int | None = None
    grants: frozenset[Grant] = field(default_factory=frozenset)
    scopes: frozenset[str] = field(default_factory=frozenset)
    _some: list[tuple[Grant, ...]] = field(default_factory=list, init=False, repr=False, compare=False)
    _units: dict[tuple[Role, ...], frozenset[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def anonymous(cls) -> Self:
        """A visitor who has not signed in."""
        return cls(ActorKind.ANONYMOUS)

    @classmethod
    def system(cls, name: str = "motcua") -> Self:
        """The system itself: background jobs, imports by the operator."""
        return cls(ActorKind.SYSTEM, name=name)

    @property
    def unit_ids(self) -> frozenset[int]:
        """Keys of all units in which this actor has any role."""
        return frozenset(grant.unit_id for grant in self.grants)

    def units_as(self, *roles: Role) -> frozenset[int]:
        """Keys of the units in which this actor holds one of the roles; worked out once, however often it is asked."""
        known = self._units.get(roles)
        if known is None:
            known = frozenset(grant.unit_id for grant in self.grants if grant.role in roles)
            self._units[roles] = known
        return known

    def units_whole_as(self, *roles: Role) -> frozenset[int]:
        """Of `units_as` those in which one of the roles is held for every field."""
        if not self._of_some_fields():
            return self.units_as(*roles)
        return frozenset(grant.unit_id for grant in self.grants if grant.role in roles and not grant.fields)

    def fields_as(self, *roles: Role) -> frozenset[tuple[int, str]]:
        """Unit and field of the roles that are held for some fields only; mostly none."""
        some = [grant for grant in self._of_some_fields() if grant.role in roles]
        return frozenset((grant.unit_id, named) for grant in some for named in grant.fields)

    def _of_some_fields(self) -> tuple[Grant, ...]:
        """Looked for once: a thousand rights are asked about several times in a request."""
        if not self._some:
            self._some.append(tuple(grant for grant in self.grants if grant.fields))
        return self._some[0]
