"""What other rooms may use of mandates."""

from motcua.mandates.policies import policy_of
from motcua.mandates.queries import (
    find_by_code,
    get_mandate,
    get_own_mandate,
    list_given,
    list_held,
    list_mandates,
    list_uses,
    open_as_principal,
)
from motcua.mandates.rules import (
    ActingForbidden,
    MandateNotInForce,
    MandateRefused,
    MandateUnknown,
    check_acting_allowed,
    state_of,
)
from motcua.mandates.states import MandateState, Policy, Proof
from motcua.mandates.usecases.accept_mandate import accept_mandate
from motcua.mandates.usecases.confirm_mandate import confirm_mandate
from motcua.mandates.usecases.draw_up_mandate import draw_up_mandate
from motcua.mandates.usecases.end_own_mandate import end_own_mandate
from motcua.mandates.usecases.give_mandate import give_mandate
from motcua.mandates.usecases.revoke_mandate import revoke_mandate
from motcua.mandates.usecases.use_mandate import check_mandate, use_mandate
from motcua.mandates.values import MandateGiven, MandateView, Party, Use
from motcua.mandates.wording import PROOF_WORDS, REFUSAL_WORDS, STATE_WORDS

__all__ = [
    "PROOF_WORDS",
    "REFUSAL_WORDS",
    "STATE_WORDS",
    "ActingForbidden",
    "MandateGiven",
    "MandateNotInForce",
    "MandateRefused",
    "MandateState",
    "MandateUnknown",
    "MandateView",
    "Party",
    "Policy",
    "Proof",
    "Use",
    "accept_mandate",
    "check_acting_allowed",
    "check_mandate",
    "confirm_mandate",
    "draw_up_mandate",
    "end_own_mandate",
    "find_by_code",
    "get_mandate",
    "get_own_mandate",
    "give_mandate",
    "list_given",
    "list_held",
    "list_mandates",
    "list_uses",
    "open_as_principal",
    "policy_of",
    "revoke_mandate",
    "state_of",
    "use_mandate",
]
