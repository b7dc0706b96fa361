"""What other rooms may use of identity."""

from motcua.identity.models import Account, StaffRole
from motcua.identity.one_time_codes import address_of, draw_secret, secret_as_typed
from motcua.identity.passkeys import Question, Site, ask_for_key, ask_for_new_key
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
    list_passkeys,
    list_tokens,
    names_of_accounts,
)
from motcua.identity.rules import (
    AccountRefused,
    IdentityOfAnother,
    PasskeyRefused,
    ResetRefused,
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
from motcua.identity.usecases.add_passkey import add_passkey
from motcua.identity.usecases.change_password import change_password
from motcua.identity.usecases.confirm_second_factor import confirm_second_factor
from motcua.identity.usecases.create_account import create_account
from motcua.identity.usecases.create_token import CreatedToken, create_token
from motcua.identity.usecases.drop_passkey import drop_passkey
from motcua.identity.usecases.drop_second_factor import drop_second_factor
from motcua.identity.usecases.enter_by_passkey import enter_by_passkey
from motcua.identity.usecases.enter_by_proof import Proof, enter_by_proof
from motcua.identity.usecases.enter_second_code import enter_second_code, needs_second_code
from motcua.identity.usecases.give_reset_code import give_reset_code
from motcua.identity.usecases.give_role import give_role
from motcua.identity.usecases.make_account_of_organisation import make_account_of_organisation
from motcua.identity.usecases.open_sign_in import (
    OpenSignIn,
    end_sign_in,
    list_sign_ins,
    sign_out_everywhere,
)
from motcua.identity.usecases.reset_password import reset_password
from motcua.identity.usecases.revoke_token import revoke_token
from motcua.identity.usecases.sign_in import sign_in
from motcua.identity.usecases.sign_up import draw_username, sign_up
from motcua.identity.web_session import (
    begin_session,
    drop_if_ended,
    end_session,
    mark_of,
    note_two_steps,
    passed_two_steps,
)

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
    "PasskeyRefused",
    "Proof",
    "Question",
    "ResetRefused",
    "RoleUnknown",
    "Scope",
    "SecondCodeWrong",
    "SecondFactorKnown",
    "SignInMustWait",
    "SignInRefused",
    "SignUpMustWait",
    "Site",
    "StaffRole",
    "TokenListed",
    "TokenRefused",
    "TokenUnknown",
    "UsernameTaken",
    "actor_of_account",
    "actor_of_token",
    "add_passkey",
    "address_of",
    "ask_for_key",
    "ask_for_new_key",
    "begin_session",
    "change_password",
    "confirm_second_factor",
    "count_officers",
    "create_account",
    "create_token",
    "draw_secret",
    "draw_username",
    "drop_if_ended",
    "drop_passkey",
    "drop_second_factor",
    "end_session",
    "end_sign_in",
    "enter_by_passkey",
    "enter_by_proof",
    "enter_second_code",
    "find_account",
    "get_account",
    "give_reset_code",
    "give_role",
    "has_second_factor",
    "list_colleagues",
    "list_passkeys",
    "list_sign_ins",
    "list_tokens",
    "make_account_of_organisation",
    "mark_of",
    "names_of_accounts",
    "needs_second_code",
    "note_two_steps",
    "passed_two_steps",
    "reset_password",
    "revoke_token",
    "secret_as_typed",
    "sign_in",
    "sign_out_everywhere",
    "sign_up",
]
