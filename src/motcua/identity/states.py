"""What a machine's key may be good for, and how surely a person is known."""

from enum import IntEnum, StrEnum

from motcua.core.actor import Role


class Scope(StrEnum):
    """One permission of a machine's key; every one is limited to the key's own unit."""

    DOSSIERS_READ = "dossiers:read"
    DOSSIERS_WRITE = "dossiers:write"
    FILES_WRITE = "files:write"


ROLES_OF_SCOPE: dict[Scope, frozenset[Role]] = {
    Scope.DOSSIERS_READ: frozenset({Role.CLERK}),
    Scope.DOSSIERS_WRITE: frozenset({Role.CLERK, Role.SPECIALIST, Role.LEADER}),
    Scope.FILES_WRITE: frozenset(),
}
"""The roles in which a machine acts; the interface asks for the scope before the domain sees the role."""


class Assurance(IntEnum):
    """How surely the person behind an account is known, in rising order."""

    NONE = 0
    """Only what she says herself."""
    LOW = 1
    SUBSTANTIAL = 2
    HIGH = 3
