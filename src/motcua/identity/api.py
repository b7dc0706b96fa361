"""What other rooms may use of identity."""

from motcua.identity.models import Account, StaffRole
from motcua.identity.queries import (
    KEY_KNOWN_SECONDS,
    Colleague,
    TokenListed,
    TokenUnknown,
    actor_of_account,
    actor_of_token,
    count_officers,
    find_account,
    list_colleagues,
    list_tokens,
    names_of_accounts,
)
from motcua.identity.rules import (
    AccountRefused,
    RoleUnknown,
    SignInMustWait,
    SignInRefused,
    TokenRefused,
    UsernameTaken,
)
from motcua.identity.states import Scope
from motcua.identity.usecases.create_account import create_account
from motcua.identity.usecases.create_token import CreatedToken, create_token
from motcua.identity.usecases.give_role import give_role
from motcua.identity.usecases.revoke_token import revoke_token
from motcua.identity.usecases.sign_in import sign_in

__all__ = [
    "KEY_KNOWN_SECONDS",
    "Account",
    "AccountRefused",
    "Colleague",
    "CreatedToken",
    "RoleUnknown",
    "Scope",
    "SignInMustWait",
    "SignInRefused",
    "StaffRole",
    "TokenListed",
    "TokenRefused",
    "TokenUnknown",
    "UsernameTaken",
    "actor_of_account",
    "actor_of_token",
    "count_officers",
    "create_account",
    "create_token",
    "find_account",
    "give_role",
    "list_colleagues",
    "list_tokens",
    "names_of_accounts",
    "revoke_token",
    "sign_in",
]
