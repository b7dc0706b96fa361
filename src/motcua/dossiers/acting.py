"""Somebody hands in for another: the law of the procedure must allow it, and a mandate that is named must hold."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from motcua.core.actor import Actor
from motcua.dossiers.states import SubmittingActor
from motcua.dossiers.values import Submission
from motcua.mandates.api import (
    MandateRefused,
    check_acting_allowed,
    check_mandate,
    find_by_code,
    policy_of,
    use_mandate,
)

CITIZEN = "citizen"


def mandate_of(submission: Submission) -> str:
    """The code of the mandate that was shown; empty where none was."""
    return str(submission.intake.get("mandate", ""))


def check_acting(submission: Submission, applicant: Mapping[str, Any], *, actor: Actor, on: date) -> None:
    """Nothing is asked of who hands in her own dossier, nor of who speaks for an organisation.

    Raises  ActingForbidden, MandateRefused and what `mandates.api.check_mandate` raises
    """
    code, acting = mandate_of(submission), submission.submitting_actor is SubmittingActor.REPRESENTATIVE
    if code and not acting:
        raise MandateRefused(field_errors={"intake.mandate": "mandate_without_representative"})
    if acting and applicant.get("type", CITIZEN) == CITIZEN:
        check_acting_allowed(policy_of(submission.procedure_code, on=on))
    if code:
        check_mandate(find_by_code(code), submission.procedure_code, _number(applicant), actor=actor, on=on)


def note_use(
    submission: Submission, applicant: Mapping[str, Any], *, dossier_code: str, actor: Actor, now: datetime
) -> int | None:
    """Keep for the principal that her mandate was used; call it in the transaction of the filing.

    Returns her account, where she gave the mandate online.
    """
    return use_mandate(
        mandate_of(submission),
        procedure_code=submission.procedure_code,
        principal_number=_number(applicant),
        dossier_code=dossier_code,
        actor=actor,
        now=now,
    )


def submitter_name(intake: Mapping[str, Any]) -> str:
    """Who handed in for the applicant by a mandate; empty where nobody did."""
    mandate = find_by_code(str(intake["mandate"])) if intake.get("mandate") else None
    return mandate.holder.name if mandate else ""


def _number(applicant: Mapping[str, Any]) -> str:
    return str(applicant.get("identity_number") or "")
