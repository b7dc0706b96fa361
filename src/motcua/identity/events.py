"""What happened to accounts, roles and keys."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.core.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class AccountCreated(DomainEvent):
    """Somebody may sign in from now on."""

    subject: ClassVar[str] = "account"
    username: str


@dataclass(frozen=True, kw_only=True)
class RoleGiven(DomainEvent):
    """A member of staff received a role in a unit."""

    subject: ClassVar[str] = "account"
    unit_id: int
    role: str
    valid_from: date
    valid_to: date | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TokenCreated(DomainEvent):
    """A machine received a key."""

    subject: ClassVar[str] = "token"
    name: str
    unit_id: int
    scopes: tuple[str, ...]
    expires_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(DomainEvent):
    """A machine's key was taken back."""

    subject: ClassVar[str] = "token"


@dataclass(frozen=True, kw_only=True)
class IdentityLinked(DomainEvent):
    """An account got a second way in: a person at an outside provider, proved by signing in there."""

    subject: ClassVar[str] = "account"
    provider: str
    assurance: int


@dataclass(frozen=True, kw_only=True)
class SignedOutEverywhere(DomainEvent):
    """The holder ended every session of the account at once."""

    subject: ClassVar[str] = "account"


@dataclass(frozen=True, kw_only=True)
class SecondFactorSet(DomainEvent):
    """The account asks for a second code from now on."""

    subject: ClassVar[str] = "account"


@dataclass(frozen=True, kw_only=True)
class RecoveryCodeUsed(DomainEvent):
    """Somebody came in by a recovery code; so many are left."""

    subject: ClassVar[str] = "account"
    left: int


@dataclass(frozen=True, kw_only=True)
class SecondFactorDropped(DomainEvent):
    """The password alone opens the account again."""

    subject: ClassVar[str] = "account"


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(DomainEvent):
    """The account has a new password; what the old one opened is closed."""

    subject: ClassVar[str] = "account"


@dataclass(frozen=True, kw_only=True)
class ResetCodeGiven(DomainEvent):
    """Somebody at the counter, or an administrator, gave the holder a code for a new password."""

    subject: ClassVar[str] = "account"


@dataclass(frozen=True, kw_only=True)
class PasswordReset(DomainEvent):
    """The code was used: new password, and every open sign-in ended."""

    subject: ClassVar[str] = "account"


@dataclass(frozen=True, kw_only=True)
class PasskeyAdded(DomainEvent):
    """A key on a device opens the account from now on."""

    subject: ClassVar[str] = "account"


@dataclass(frozen=True, kw_only=True)
class PasskeyDropped(DomainEvent):
    """A key opens the account no longer."""

    subject: ClassVar[str] = "account"
