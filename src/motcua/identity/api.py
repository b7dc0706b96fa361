"""What other rooms may use of identity."""

from motcua.identity.models import Account, StaffRole
from motcua.identity.one_time_codes import address_of, draw_secret, secret_as_typed
from motcua.identity.queries import (
    KEY_KNOWN_SECONDS,
    AccountSeen,
    Colleague,
    TokenListed,
    TokenUnknown,
    actor_of_account,
    actor_of_token,
    count_officers,
    find_account,
    get_account,
    has_second_factor,
    list_colleagues,
    list_tokens,
    names_of_accounts,
)
from motcua.identity.rules import (
    AccountRefused,
    IdentityOfAnother,
    RoleUnknown,
    SecondCodeWrong,
    SecondFactorKnown,
    SignInMustWait,
    SignInRefused,
    SignUpMustWait,
    TokenRefused,
    UsernameTaken,
)
from motcua.identity.states import Assurance, Scope
from motcua.identity.usecases.change_password import change_password
from motcua.identity.usecases.confirm_second_factor import confirm_second_factor
from motcua.identity.usecases.create_account import create_account
from motcua.identity.usecases.create_token import CreatedToken, create_token
from motcua.identity.usecases.drop_second_factor import drop_second_factor
from motcua.identity.usecases.enter_by_proof import Proof, enter_by_proof
from motcua.identity.usecases.enter_second_code import enter_second_code, needs_second_code
from motcua.identity.usecases.give_role import give_role
from motcua.identity.usecases.open_sign_in import (
    OpenSignIn,
    end_sign_in,
    list_sign_ins,
    sign_out_everywhere,
)
from motcua.identity.usecases.revoke_token import revoke_token
from motcua.identity.usecases.sign_in import sign_in
from motcua.identity.usecases.sign_up import draw_username, sign_up
from motcua.identity.web_session import begin_session, drop_if_ended, end_session, mark_of

__all__ = [
    "KEY_KNOWN_SECONDS",
    "Account",
    "AccountRefused",
    "AccountSeen",
    "Assurance",
    "Colleague",
    "CreatedToken",
    "IdentityOfAnother",
    "OpenSignIn",
    "Proof",
    "RoleUnknown",
    "Scope",
    "SecondCodeWrong",
    "SecondFactorKnown",
    "SignInMustWait",
    "SignInRefused",
    "SignUpMustWait",
    "StaffRole",
    "TokenListed",
    "TokenRefused",
    "TokenUnknown",
    "UsernameTaken",
    "actor_of_account",
    "actor_of_token",
    "address_of",
    "begin_session",
    "change_password",
    "confirm_second_factor",
    "count_officers",
    "create_account",
    "create_token",
    "draw_secret",
    "draw_username",
    "drop_if_ended",
    "drop_second_factor",
    "end_session",
    "end_sign_in",
    "enter_by_proof",
    "enter_second_code",
    "find_account",
    "get_account",
    "give_role",
    "has_second_factor",
    "list_colleagues",
    "list_sign_ins",
    "list_tokens",
    "mark_of",
    "names_of_accounts",
    "needs_second_code",
    "revoke_token",
    "secret_as_typed",
    "sign_in",
    "sign_out_everywhere",
    "sign_up",
]
