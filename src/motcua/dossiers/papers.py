"""What stands on the papers of a dossier: gathered from the row, the version and the unit."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from motcua.catalogue.api import ProcedureDefinition, get_version, time_limit_entry
from motcua.core.models import Event
from motcua.documents.api import (
    IssuedPaperRef,
    PaperLine,
    ReceiptFields,
    ResultFields,
    SlipFields,
    find_paper_number,
    form_label,
    head_of,
    issue_paper,
    next_paper_number,
)
from motcua.dossiers.acting import submitter_name
from motcua.dossiers.events import OpeningCodeRenewed
from motcua.dossiers.intake import case_of
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import LegalChannel
from motcua.dossiers.wording import CHANNEL_WORDS
from motcua.orgs.api import UnitRef, get_unit


def issue_slip(*, dossier_id: int, event_id: int) -> IssuedPaperRef | None:
    """The slip with both codes, in the language of the submission.

    For who handed in online or at a unit that does not decide, and for whose opening code was renewed; else nothing.
    """
    dossier = Dossier.objects.get(id=dossier_id)
    event = Event.objects.get(id=event_id)
    renewed = event.kind == OpeningCodeRenewed.__name__
    elsewhere = dossier.competent_unit_id is not None
    if dossier.submitted_at is None or not (renewed or elsewhere or dossier.legal_channel == LegalChannel.ONLINE):
        return None
    definition = definition_of(dossier)
    fields = SlipFields(
        **letterhead(dossier),
        lookup_code=dossier.lookup_code,
        resume_code=dossier.resume_code,
        applicant_name=applicant_words(dossier),
        procedure_name=definition.title.in_language(dossier.language),
        submitted_at=dossier.submitted_at,
        papers=tuple(line.name for line in _lines(dossier, definition)),
        language=dossier.language,
    )
    return issue_paper(dossier_id=dossier_id, form="slip", fields=fields, now=event.at, event_id=event_id)


def issue_receipt(*, dossier_id: int, event_id: int) -> IssuedPaperRef:
    """Form 01, as the dossier stood when it was accepted.

    Source  TT 03/2025/TT-VPCP, form 01
    """
    dossier = Dossier.objects.get(id=dossier_id)
    event = Event.objects.get(id=event_id)
    definition = definition_of(dossier)
    case = case_of(dossier, definition)
    entry = time_limit_entry(definition, channel=dossier.legal_channel, variant=dossier.variant, case=case)
    applicant, line = dossier.applicant, _book_line(dossier, event)
    with override("vi"):
        channel = str(CHANNEL_WORDS[dossier.legal_channel])
        result_place = str(CHANNEL_WORDS.get(dossier.result_channel, ""))
    fields = ReceiptFields(
        **letterhead(dossier, "01"),
        lookup_code=dossier.lookup_code,
        resume_code=dossier.resume_code,
        applicant_name=applicant_words(dossier),
        submitter_name=submitter_name(dossier.intake),
        identity_number=str(applicant.get("identity_number") or ""),
        address=address_words(applicant.get("address")),
        phone=str(applicant.get("phone") or ""),
        email=str(applicant.get("email") or ""),
        channel=channel,
        procedure_code=dossier.procedure_code,
        procedure_name=definition.name.vi,
        papers=_lines(dossier, definition),
        time_limit=entry.rule.vi if entry else "",
        received_at=_moment(event.payload["received_at"]) or event.at,
        due_at=_moment(event.payload["due_at"]),
        due_is_provisional=event.payload["due_is_provisional"],
        result_place=result_place,
        fee_dong=dossier.fee_dong,
        receiver_name=event.actor_name,
        book=str(timezone.localdate(event.at).year),
        book_line=line,
    )
    return issue_paper(dossier_id=dossier_id, form="01", fields=fields, now=event.at, event_id=event_id, number=line)


def issue_result(*, dossier_id: int, event_id: int) -> IssuedPaperRef:
    """The result, clearly not yet signed."""
    dossier = Dossier.objects.get(id=dossier_id)
    event = Event.objects.get(id=event_id)
    definition = definition_of(dossier)
    with override("vi"):
        note = _("Ghi chú của người quyết định")
    fields = ResultFields(
        **letterhead(dossier),
        title=definition.results[0].name.vi if definition.results else definition.title.vi,
        procedure_name=definition.name.vi,
        applicant_name=applicant_words(dossier),
        lines=((note, event.payload["note"]),) if event.payload["note"] else (),
        decided_on=timezone.localtime(event.at).date(),
        signer_name=event.actor_name,
    )
    return issue_paper(dossier_id=dossier_id, form="result", fields=fields, now=event.at, event_id=event_id)


def _book_line(dossier: Dossier, event: Event) -> str:
    """The line of the unit's register of that year; the receipt's number."""
    kept = find_paper_number(dossier.pk, "01", event.id)
    return kept or str(next_paper_number(get_unit(int(dossier.unit_id or 0)).code, "01", now=event.at))


def definition_of(dossier: Dossier) -> ProcedureDefinition:
    """The definition under which the dossier was filed."""
    return get_version(int(dossier.procedure_version_id or 0)).definition


def letterhead(dossier: Dossier, form: str = "") -> dict[str, Any]:
    """Letterhead and codes that every paper of the dossier carries.

    form  of which number and title are those of the day on which the dossier was handed in
    """
    unit: UnitRef = get_unit(int(dossier.unit_id or 0))
    day = timezone.localdate(dossier.submitted_at or dossier.recorded_at)
    head = head_of(unit.path, on=day)
    label = form_label(form, on=day, path=unit.path) if form else None
    named = (
        {"form_number": label.number, "form_title": label.title, "confirmed_layout": label.confirmed} if label else {}
    )
    return {
        **named,
        "agency": head.agency,
        "unit": unit.name,
        "place": head.place,
        "practice": unit.practice,
        "simulated": dossier.simulated,
        "dossier_code": dossier.code,
        "tracking_url": f"{settings.PUBLIC_URL}/tra-cuu/?code={dossier.code}",
    }


def applicant_words(dossier: Dossier) -> str:
    """The applicant as papers name her: the person, or the organisation."""
    return str(dossier.applicant.get("full_name") or dossier.applicant.get("organisation_name") or "")


def address_words(given: Any) -> str:
    """An address as it was written."""
    return str(given.get("text") or "") if isinstance(given, dict) else str(given or "")


def _lines(dossier: Dossier, definition: ProcedureDefinition) -> tuple[PaperLine, ...]:
    """The checklist in words: papers with files count as electronic, others as the originals and copies asked for."""
    found = []
    for given in dossier.papers:
        paper = definition.paper(given["code"])
        if paper is None:
            continue
        electronic = len(given["files"])
        found.append(
            PaperLine(
                name=paper.short.vi,
                originals=0 if electronic else paper.originals,
                copies=0 if electronic else paper.copies,
                electronic=electronic,
            )
        )
    return tuple(found)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
