"""When a mandate may be drawn up, when it holds for a dossier, and who may take it back."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed, Refused
from motcua.mandates.policies import OnlineRule
from motcua.mandates.states import MandateState, Policy, Proof
from motcua.mandates.values import MandateGiven, MandateView

LONGEST_NAME, LONGEST_PROOF = 200, 500
MOST_PROCEDURES = 50
OFFICERS = (Role.CLERK, Role.SPECIALIST, Role.LEADER)


class MandateRefused(Refused):
    """The mandate cannot be drawn up as given; the fields say why."""

    code = "mandate_refused"


class MandateUnknown(Refused):
    """No mandate has this code."""

    code = "mandate_unknown"


class MandateNotInForce(Refused):
    """Not signed yet, not begun, over, or taken back."""

    code = "mandate_not_in_force"
    conflict = True


class MandateDoesNotCover(Refused):
    """The mandate is for other procedures."""

    code = "mandate_does_not_cover"


class MandateOfAnother(Refused):
    """The applicant of the dossier is not the person who gave the mandate."""

    code = "mandate_of_another"


class ActingForbidden(Refused):
    """The law of the procedure lets nobody act for another."""

    code = "acting_forbidden"


class ProofTooWeak(Refused):
    """For this procedure and this holder the paper must be notarised or certified."""

    code = "proof_too_weak"


class MandateByAccount(Refused):
    """One given online is used by the holder's own account, one from the counter only at the counter."""

    code = "mandate_by_account"


class NotSurelyKnown(Refused):
    """The account is not known surely enough to give or accept a mandate online."""

    code = "mandate_level"


class NoMandateOnline(Refused):
    """No rule lets mandates be given online."""

    code = "mandate_not_online"


class MandateForAnother(Refused):
    """The person who wants to accept is not the one whom it names, or gave it herself; `code` says which."""

    code = "mandate_other_name"


class MandateAlreadyConfirmed(Refused):
    """It was signed before, or taken back meanwhile."""

    code = "mandate_already_confirmed"
    conflict = True


def state_of(mandate: MandateView, *, on: date) -> MandateState:
    """Where it stands on the local date."""
    if mandate.revoked_at is not None:
        return MandateState.REVOKED
    if mandate.confirmed_at is None:
        return MandateState.DRAWN_UP
    if on < mandate.valid_from:
        return MandateState.NOT_YET
    return MandateState.OVER if on > mandate.valid_until else MandateState.IN_FORCE


def check_may_handle(actor: Actor, unit_id: int | None) -> None:
    """Mandates are given at the counter of the unit, to its clerk. Raises NotAllowed."""
    if unit_id not in actor.units_as(Role.CLERK):
        raise NotAllowed("handle_mandates")


def check_given(
    given: MandateGiven,
    *,
    wrong_numbers: Iterable[str],
    policies: Mapping[str, Policy],
    today: date,
    longest: timedelta,
) -> tuple[date, date, Proof]:
    """First day, last day and proof of a mandate that may be drawn up.

    Raises  MandateRefused with every fault at once
    wrong_numbers  which of `principal`, `holder` have no possible identity number
    policies       of the procedures that exist; one that is missing here does not exist
    """
    errors = {f"{who}_number": "mandate_number" for who in wrong_numbers}
    for who, party in (("principal", given.principal), ("holder", given.holder)):
        if not party.name:
            errors[f"{who}_name"] = "required"
        elif len(party.name) > LONGEST_NAME:
            errors[f"{who}_name"] = "too_long"
    if given.principal.number == given.holder.number and not errors:
        errors["holder_number"] = "mandate_same_person"
    errors |= _procedure_errors(given, policies) | _day_errors(given, today, longest)
    if given.proof is None:
        errors["proof"] = "required"
    elif given.proof is Proof.NOTARISED and not given.proof_given:
        errors["proof_given"] = "required"
    elif len(given.proof_given) > LONGEST_PROOF:
        errors["proof_given"] = "too_long"
    if errors or given.valid_from is None or given.valid_until is None or given.proof is None:
        raise MandateRefused(field_errors=errors, field_values={"valid_until": {"days": longest.days}})
    return given.valid_from, given.valid_until, given.proof


def _procedure_errors(given: MandateGiven, policies: Mapping[str, Policy]) -> dict[str, str]:
    if not given.procedures or len(given.procedures) > MOST_PROCEDURES or set(given.procedures) - policies.keys():
        return {"procedures": "mandate_procedures"}
    if any(policies[code] is Policy.FORBIDDEN for code in given.procedures):
        return {"procedures": "acting_forbidden"}
    if given.proof and any(_too_weak(policies[code], given.proof, given.relative) for code in given.procedures):
        return {"proof": "proof_too_weak"}
    return {}


def _day_errors(given: MandateGiven, today: date, longest: timedelta) -> dict[str, str]:
    first, last = given.valid_from, given.valid_until
    errors = {name: "mandate_day" for name, day in (("valid_from", first), ("valid_until", last)) if day is None}
    if first and last and (last < first or last < today):
        errors["valid_until"] = "mandate_over_before"
    elif first and last and last - first > longest:
        errors["valid_until"] = "mandate_too_long"
    return errors


def check_acting_allowed(policy: Policy) -> None:
    """Raises ActingForbidden."""
    if policy is Policy.FORBIDDEN:
        raise ActingForbidden(field_errors={"submitting_actor": "acting_forbidden"})


def check_holds(mandate: MandateView, *, procedure_code: str, principal_number: str, policy: Policy, on: date) -> None:
    """The mandate is good for this dossier on the day.

    principal_number  of the applicant, for whom the holder acts
    Raises  MandateNotInForce, MandateDoesNotCover, MandateOfAnother, ActingForbidden, ProofTooWeak
    """
    at = "intake.mandate"
    if (state := state_of(mandate, on=on)) is not MandateState.IN_FORCE:
        raise MandateNotInForce(field_errors={at: "mandate_not_in_force"}, state=state.value)
    if procedure_code not in mandate.procedures:
        raise MandateDoesNotCover(field_errors={at: "mandate_does_not_cover"})
    if principal_number != mandate.principal.number:
        raise MandateOfAnother(field_errors={at: "mandate_of_another"})
    check_acting_allowed(policy)
    if _too_weak(policy, mandate.proof, mandate.relative):
        raise ProofTooWeak(field_errors={at: "proof_too_weak"})


def check_hand(mandate: MandateView, *, account_id: int | None) -> None:
    """Who hands in may use this mandate at all: the holder's account, or for a paper mandate nobody's.

    account_id  of the citizen who hands in online; None at a counter, by letter and for machines
    Raises  MandateByAccount
    """
    if mandate.online and account_id != mandate.holder_account_id:
        raise MandateByAccount(field_errors={"intake.mandate": "mandate_by_account"})
    if not mandate.online and account_id is not None:
        raise MandateByAccount(field_errors={"intake.mandate": "mandate_at_counter"})


def check_level(assurance: int, rule: OnlineRule | None) -> None:
    """Raises NoMandateOnline, NotSurelyKnown."""
    if rule is None:
        raise NoMandateOnline
    if assurance < rule.level:
        raise NotSurelyKnown(level=rule.level)


def check_can_accept(mandate: MandateView, *, account_id: int, name: str, on: date) -> None:
    """Whom it names may accept it while it waits, and not after its last day.

    Raises  MandateForAnother, MandateNotInForce
    """
    if mandate.principal_account_id == account_id:
        raise MandateForAnother(field_errors={"code": "mandate_own"})
    if as_compared(mandate.holder.name) != as_compared(name):
        raise MandateForAnother(field_errors={"code": "mandate_other_name"})
    if state_of(mandate, on=on) is not MandateState.DRAWN_UP or on > mandate.valid_until:
        raise MandateNotInForce(field_errors={"code": "mandate_not_in_force"})


def as_compared(name: str) -> str:
    """A name without the difference of capitals, spaces and apostrophes: providers write in capitals."""
    return " ".join(unicodedata.normalize("NFC", name).replace("\u2019", "'").casefold().split())


def check_can_confirm(mandate: MandateView) -> None:
    """Raises MandateAlreadyConfirmed."""
    if mandate.confirmed_at is not None or mandate.revoked_at is not None:
        raise MandateAlreadyConfirmed()


def _too_weak(policy: Policy, proof: Proof, relative: bool) -> bool:
    notarised = policy is Policy.NOTARISED or (policy is Policy.RELATIVE and not relative)
    return notarised and proof is not Proof.NOTARISED
