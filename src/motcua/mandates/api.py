"""What other rooms may use of mandates."""

from motcua.mandates.policies import policy_of
from motcua.mandates.queries import find_by_code, get_mandate, list_mandates, list_uses, open_as_principal
from motcua.mandates.rules import (
    ActingForbidden,
    MandateNotInForce,
    MandateRefused,
    MandateUnknown,
    check_acting_allowed,
    state_of,
)
from motcua.mandates.states import MandateState, Policy, Proof
from motcua.mandates.usecases.confirm_mandate import confirm_mandate
from motcua.mandates.usecases.draw_up_mandate import draw_up_mandate
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
    "check_acting_allowed",
    "check_mandate",
    "confirm_mandate",
    "draw_up_mandate",
    "find_by_code",
    "get_mandate",
    "list_mandates",
    "list_uses",
    "open_as_principal",
    "policy_of",
    "revoke_mandate",
    "state_of",
    "use_mandate",
]
