"""What was written into the form of a mandate, made fit to be kept, and the law of each procedure that it names."""

import unicodedata
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.core.errors import NotFound
from motcua.forms.api import Verdict, assess_identity_number
from motcua.mandates.events import MandateDrawnUp
from motcua.mandates.policies import policy_of
from motcua.mandates.states import Policy
from motcua.mandates.values import MandateGiven, MandateView, Party

_POSSIBLE = (Verdict.VALID, Verdict.IMPLAUSIBLE)


def policies_of(codes: tuple[str, ...], now: datetime) -> dict[str, Policy]:
    """By code; one that is missing is no procedure in force."""
    return {code: policy for code in codes if (policy := _policy(code, now)) is not None}


def is_possible(number: str, now: datetime) -> bool:
    """Whether somebody may have this identity number."""
    return assess_identity_number(number, on=timezone.localtime(now).date()).verdict in _POSSIBLE


def drawn_up(mandate: MandateView) -> MandateDrawnUp:
    """What the book keeps of it."""
    return MandateDrawnUp(
        subject_id=mandate.id,
        unit_id=mandate.unit_id,
        procedures=mandate.procedures,
        valid_from=mandate.valid_from,
        valid_until=mandate.valid_until,
        proof=mandate.proof.value,
    )


def tidy(given: MandateGiven) -> MandateGiven:
    """One line of composed text each, numbers without what people put between digits, every procedure once."""
    return replace(
        given,
        principal=_party(given.principal),
        holder=_party(given.holder),
        procedures=tuple(dict.fromkeys(_line(code) for code in given.procedures)),
        proof_given=_line(given.proof_given),
    )


def _policy(code: str, now: datetime) -> Policy | None:
    """None where no such procedure is in force."""
    day = timezone.localtime(now).date()
    try:
        return policy_of(version_in_force(code, on=day).code, on=day)
    except NotFound:
        return None


def _party(party: Party) -> Party:
    return Party(_line(party.name), "".join(sign for sign in party.number if sign not in " .-\u00a0"))


def _line(text: str) -> str:
    """One line of composed text; signs that nobody can read are left out."""
    readable = "".join(" " if sign in "\n\r\t" else sign for sign in text)
    kept = "".join(sign for sign in readable if unicodedata.category(sign) not in ("Cc", "Cs"))
    return " ".join(unicodedata.normalize("NFC", kept).split())
