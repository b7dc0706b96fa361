"""The notices of a dossier (forms 02 to 06): what stands on each, gathered from the event that caused it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import override

from motcua.core.models import Event
from motcua.documents.api import (
    ApologyFields,
    ControlSlipFields,
    HandOver,
    IssuedPaperRef,
    RefusalFields,
    StopFields,
    SupplementFields,
    find_paper_number,
    issue_paper,
    next_paper_number,
    render_notice,
)
from motcua.dossiers.events import SUBJECT
from motcua.dossiers.models import Dossier
from motcua.dossiers.papers import address_words, applicant_words, definition_of, letterhead
from motcua.dossiers.rules.notices import FORM_OF_EVENT
from motcua.dossiers.rules.promise import Kept, kept
from motcua.dossiers.states import Clock
from motcua.dossiers.steps import design_of
from motcua.dossiers.wording import KEPT_WORDS
from motcua.identity.api import names_of_accounts
from motcua.orgs.api import get_unit


@dataclass(frozen=True, slots=True)
class _Case:
    """A dossier with the event that a paper is about."""

    dossier: Dossier
    event: Event

    def said(self, name: str) -> Any:
        """What the event carries under this name."""
        return self.event.payload.get(name)

    def moment(self, name: str) -> datetime | None:
        """A moment that the event carries."""
        text = self.said(name)
        return datetime.fromisoformat(text) if text else None


def issue_notice(*, dossier_id: int, event_id: int) -> IssuedPaperRef:
    """The notice of this event, once however often it is asked for. Source: TT 03/2025/TT-VPCP, forms 02 to 05."""
    event = Event.objects.get(id=event_id)
    return _issue(_Case(Dossier.objects.get(id=dossier_id), event), FORM_OF_EVENT[event.kind])


def issue_control_slip(*, dossier_id: int, event_id: int) -> IssuedPaperRef:
    """The control slip as it stood at the end of the handling. Source: TT 03/2025/TT-VPCP, form 06."""
    case = _Case(Dossier.objects.get(id=dossier_id), Event.objects.get(id=event_id))
    return _issue(case, "06")


def print_hand_over_slip(dossier_id: int) -> bytes:
    """Form 06 as it stands now, to go along with the papers from hand to hand; it is neither numbered nor kept.

    Assumes  that the caller has read the dossier for its actor
    Source   TT 03/2025/TT-VPCP, form 06
    """
    last = Event.objects.filter(subject=SUBJECT, subject_id=dossier_id).order_by("-id")[0]
    case = _Case(Dossier.objects.get(id=dossier_id), last)
    with override("vi"):
        fields = _control_slip(case, _head(case, "06", ""))
    return render_notice(fields, now=last.at)


def _issue(case: _Case, form: str) -> IssuedPaperRef:
    number = find_paper_number(case.dossier.pk, form, case.event.id) or _number(case, form)
    with override("vi"):
        fields = _FIELDS[form](case, _head(case, form, number))
    return issue_paper(
        dossier_id=case.dossier.pk, form=form, fields=fields, now=case.event.at, event_id=case.event.id, number=number
    )


def _number(case: _Case, form: str) -> str:
    """Running number and year, as it stands on the paper: 12/2026."""
    unit = get_unit(int(case.dossier.unit_id or 0))
    return f"{next_paper_number(unit.code, form, now=case.event.at)}/{case.event.at.astimezone().year}"


def _head(case: _Case, form: str, number: str) -> dict[str, Any]:
    dossier, applicant = case.dossier, case.dossier.applicant
    return {
        **letterhead(dossier, form),
        "number": number,
        "applicant_name": applicant_words(dossier),
        "identity_number": str(applicant.get("identity_number") or ""),
        "address": address_words(applicant.get("address")),
        "phone": str(applicant.get("phone") or ""),
        "email": str(applicant.get("email") or ""),
        "procedure_code": dossier.procedure_code,
        "procedure_name": definition_of(dossier).name.vi,
        "issued_at": case.event.at,
        "officer_name": case.event.actor_name,
    }


def _supplement(case: _Case, head: dict[str, Any]) -> SupplementFields:
    papers = {paper.code: paper.short.vi for paper in definition_of(case.dossier).papers}
    items = tuple((papers.get(item["paper"], item["paper"]), item["reason"]) for item in case.said("items"))
    return SupplementFields(**head, items=items, until=case.moment("until"))


def _reason(case: _Case) -> str:
    """In words; events of earlier days carry them where the code stands now."""
    return str(case.said("reason") or case.said("reason_code"))


def _refusal(case: _Case, head: dict[str, Any]) -> RefusalFields:
    return RefusalFields(
        **head, reason=_reason(case), basis=str(case.said("source") or ""), accepted=case.event.kind == "DossierRefused"
    )


def _apology(case: _Case, head: dict[str, Any]) -> ApologyFields:
    until, received = case.moment("until"), case.dossier.received_at
    assert until is not None  # noqa: S101 - an extension names its moment
    assert received is not None  # noqa: S101 - only what was received is extended
    return ApologyFields(
        **head,
        reason=case.said("reason"),
        received_at=received,
        former_due_at=case.moment("former_due_at"),
        due_at=until,
    )


def _stop(case: _Case, head: dict[str, Any]) -> StopFields:
    return StopFields(**head, reason=_reason(case), basis=str(case.said("source") or ""))


def _control_slip(case: _Case, head: dict[str, Any]) -> ControlSlipFields:
    dossier = case.dossier
    outcome = kept(
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        finished_at=dossier.finished_at,
        paused=dossier.clock == Clock.SUSPENDED,
        now=case.event.at,
    )
    ended = outcome in (Kept.EARLY, Kept.ON_TIME, Kept.LATE)
    return ControlSlipFields(
        **head,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        finished_at=dossier.finished_at,
        outcome=str(KEPT_WORDS[outcome]) if ended else "",
        hand_overs=hand_overs(case.dossier, until=case.event.id),
    )


def hand_overs(dossier: Dossier, *, until: int) -> tuple[HandOver, ...]:
    """Every hand-over up to this event, in order: from the applicant to the office, within it, and back."""
    events = list(Event.objects.filter(subject=SUBJECT, subject_id=dossier.pk, id__lte=until).order_by("id"))
    people = names_of_accounts({event.payload.get("assigned_to") or 0 for event in events} - {0})
    design, applicant = design_of(dossier), applicant_words(dossier)
    found = []
    for event in events:
        ends = _ENDS_OF_HAND_OVER.get(event.kind)
        if ends is None:
            continue
        unit = get_unit(int(event.payload.get("unit_id") or dossier.unit_id or 0)).name
        receiver = people.get(event.payload.get("assigned_to") or 0, "")
        named = {"applicant": applicant, "officer": event.actor_name, "unit": ", ".join(filter(None, (unit, receiver)))}
        step = design.step(str(event.payload.get("step") or ""))
        found.append(
            HandOver(
                at=event.at,
                giver=named[ends[0]],
                receiver=named[ends[1]],
                step=step.name.vi if step else "",
                note=str(event.payload.get("reason") or ""),
            )
        )
    return tuple(found)


_ENDS_OF_HAND_OVER = {
    "DossierAccepted": ("applicant", "officer"),
    "DossierPassed": ("officer", "unit"),
    "StepReturned": ("officer", "unit"),
    "SupplementRequested": ("officer", "applicant"),
    "DossierSupplemented": ("applicant", "unit"),
    "ResultReturned": ("officer", "applicant"),
}
"""Event -> who gives and who receives."""

_FIELDS: dict[str, Callable[[_Case, dict[str, Any]], Any]] = {
    "02": _supplement,
    "03": _refusal,
    "04": _apology,
    "05": _stop,
    "06": _control_slip,
}
