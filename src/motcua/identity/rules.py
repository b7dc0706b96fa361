"""Who may make accounts and keys, what a username and a password must be, and when a sign-in has to wait."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.core.actor import Actor, ActorKind, Role
from motcua.core.errors import NotAllowed, Refused
from motcua.identity.states import Scope

PASSWORD_MIN_LENGTH = 10
PASSWORD_MAX_LENGTH = 256
TOKEN_MAX_DAYS = 3650

# Wrong tries of one name from one address before that pair waits, and how long; each further lock lasts twice as long.
PAIR_TRIES = 5
PAIR_WAIT = timedelta(minutes=1)
PAIR_WAIT_MAX = timedelta(minutes=15)
# Wrong tries of one name from all addresses together within the window, before addresses never seen with it must wait.
NAME_TRIES = 50
WINDOW = timedelta(hours=1)
NAME_WAIT = timedelta(minutes=15)
# New accounts from one address within the window: enough for a commune's one line, too few to fill the house.
SIGN_UPS_FROM_ADDRESS = 60
# Open sign-ins of one account; one more ends the oldest.
OPEN_SIGN_INS = 20
# How long a code for a new password is good.
RESET_FOR = timedelta(hours=24)
# Keys on devices that one account may have.
MOST_PASSKEYS = 10
# A pair that signed in within this time is known and is not touched by what strangers do elsewhere.
KNOWN_FOR = timedelta(days=90)

_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?")


class AccountRefused(Refused):
    """The account cannot be made as given; the fields say why."""

    code = "account_refused"


class UsernameTaken(Refused):
    """Somebody already has this username."""

    code = "username_taken"
    conflict = True


class SignUpMustWait(Refused):
    """Very many accounts were made from this address within an hour."""

    code = "sign_up_must_wait"
    conflict = True


class IdentityOfAnother(Refused):
    """This person of the outside provider already belongs to another account."""

    code = "identity_of_another"
    conflict = True


class SecondCodeWrong(Refused):
    """The code is not the phone's of now, was used already, or is no recovery code."""

    code = "second_code_wrong"


class SecondFactorKnown(Refused):
    """The account has a second factor already."""

    code = "second_factor_known"
    conflict = True


class ResetRefused(Refused):
    """Name and code do not belong together, or the code was used or is of yesterday; which of these stays untold."""

    code = "reset_refused"


class PasskeyRefused(Refused):
    """The device's answer does not prove a key of an account: another site, an old question, a foreign key."""

    code = "passkey_refused"


class TooManyPasskeys(Refused):
    """The account has as many keys as one may have."""

    code = "too_many_passkeys"
    conflict = True


class TokenRefused(Refused):
    """The key cannot be made as given; the fields say why."""

    code = "token_refused"


class RoleUnknown(Refused):
    """There is no such role."""

    code = "role_unknown"


class SignInRefused(Refused):
    """Name and password do not belong together; which of them is wrong stays untold."""

    code = "sign_in_refused"


class SignInMustWait(Refused):
    """Too many wrong tries; `wait_seconds` says for how long."""

    code = "sign_in_must_wait"
    conflict = True


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries so far: of this name from this address, and of this name from everywhere within the window."""

    pair: int
    pair_last_at: datetime | None
    pair_known: bool
    name: int
    name_last_at: datetime | None


def normal_username(username: str) -> str:
    """The form in which usernames are kept and compared: composed, lower case, without blanks around."""
    return unicodedata.normalize("NFC", username).strip().lower()


def check_can_manage(actor: Actor, unit_id: int | None, role: Role | str = "") -> None:
    """The operator and the unit's administrator give roles and keys; any administrator makes accounts (no unit).

    The catalogue belongs to all units together, so that no single unit's administrator makes its editors.
    """
    if actor.kind is ActorKind.SYSTEM:
        return
    if role == Role.EDITOR:
        raise NotAllowed("manage_editors")
    administered = actor.units_as(Role.ADMINISTRATOR)
    if not administered or (unit_id is not None and unit_id not in administered):
        raise NotAllowed("manage_staff")


def check_account(*, username: str, password: str, display_name: str, with_username: bool = True) -> None:
    """Refuse usernames that cannot be typed everywhere, short passwords and nameless accounts.

    Source  NIST SP 800-63B 3.1.1: length decides, no composition rules, no forced change.
    """
    errors: dict[str, str] = {}
    if with_username and not _USERNAME.fullmatch(username):
        errors["username"] = "username_malformed"
    if not PASSWORD_MIN_LENGTH <= len(password) <= PASSWORD_MAX_LENGTH:
        errors["password"] = "password_length"  # noqa: S105 -- a refusal's code
    elif username and username in password.lower():
        errors["password"] = "password_holds_username"  # noqa: S105 -- a refusal's code
    if not display_name.strip() or "\x00" in display_name:
        errors["display_name"] = "required"
    if errors:
        raise AccountRefused(field_errors=errors, min_length=PASSWORD_MIN_LENGTH)


def check_scopes(scopes: Iterable[str]) -> tuple[Scope, ...]:
    """The scopes in a fixed order, without repeats. Raises TokenRefused for an unknown one or for none."""
    given = set(scopes)
    known = tuple(scope for scope in Scope if scope.value in given)
    unknown = sorted(given - {scope.value for scope in known})
    if unknown or not known:
        raise TokenRefused(
            field_errors={"scopes": "scope_unknown" if unknown else "required"},
            unknown=", ".join(unknown),
            known=", ".join(Scope),
        )
    return known


def wait_before_sign_in(tries: Tries, *, now: datetime) -> timedelta:
    """How long a sign-in must still wait; zero if it may be tried.

    Only the pair of name and address is locked hard. All addresses together only slow down those that never signed in
    under this name, so that nobody can lock out a colleague from elsewhere by typing her name wrongly.
    """
    waits = [timedelta(0)]
    if tries.pair >= PAIR_TRIES and tries.pair_last_at:
        locks = tries.pair - PAIR_TRIES
        waits.append(tries.pair_last_at + min(PAIR_WAIT * 2 ** min(locks, 10), PAIR_WAIT_MAX) - now)
    if tries.name >= NAME_TRIES and tries.name_last_at and not tries.pair_known:
        waits.append(tries.name_last_at + NAME_WAIT - now)
    return max(waits)


def check_can_sign_up(made: Tries, *, now: datetime) -> None:
    """New accounts from one address are counted like tries; a quiet window forgets them. Raises SignUpMustWait."""
    if made.pair >= SIGN_UPS_FROM_ADDRESS and made.pair_last_at and made.pair_last_at > now - WINDOW:
        raise SignUpMustWait


def check_can_give_reset(actor: Actor, holder: Actor) -> None:
    """A citizen's new password is the business of a counter, an officer's that of an administrator of her unit.

    Raises NotAllowed.
    """
    if actor.kind is ActorKind.SYSTEM:
        return
    if holder.kind is ActorKind.STAFF:
        allowed = bool(actor.units_as(Role.ADMINISTRATOR) & holder.unit_ids)
    else:
        allowed = bool(actor.units_as(Role.CLERK))
    if not allowed or actor.account_id == holder.account_id:
        raise NotAllowed("give_reset_code")
