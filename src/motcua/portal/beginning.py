"""Beginning an application at a unit that takes it online, or one that is only prepared here."""

from django.http import HttpRequest
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.drafts.api import Draft, DraftPurpose, begin_draft, change_draft
from motcua.portal.acting import acting_of
from motcua.portal.assisted import person_of
from motcua.portal.draft import hold_draft
from motcua.portal.journey import APPLICANT
from motcua.portal.lawful import open_now, units_online_here
from motcua.portal.opening import language_now
from motcua.portal.tracing import note


def begin_here(request: HttpRequest, code: str, unit_code: str, *, another: bool = False) -> Draft | None:
    """A new draft at the chosen unit, held by this browser; the only unit that there is need not be chosen.

    another  also where this account has an open one. Nothing where the unit may not take it online.
    """
    today = timezone.localdate()
    units = [unit.code for unit in open_now(units_online_here(code, on=today), code)]
    chosen = units[0] if len(units) == 1 and not unit_code else unit_code
    if chosen not in units:
        return None
    begun = begin_draft(
        actor=person_of(request),
        procedure_code=code,
        version_id=version_in_force(code, on=today).id,
        unit_code=chosen,
        language=language_now(),
        now=timezone.now(),
        another=another,
    )
    draft = _of_organisation(request, begun.draft) if begun.is_new else begun.draft
    hold_draft(request, draft)
    if begun.is_new:
        note(request, "started", code, unit=chosen)
    return draft


def begin_prepared(request: HttpRequest, code: str) -> Draft:
    """The draft that this account prepares, or a new one, held by this browser. Raises NotFound."""
    begun = begin_draft(
        actor=person_of(request),
        procedure_code=code,
        version_id=version_in_force(code, on=timezone.localdate()).id,
        unit_code="",
        language=language_now(),
        now=timezone.now(),
        purpose=DraftPurpose.PREPARE,
    )
    hold_draft(request, begun.draft)
    return begun.draft


def _of_organisation(request: HttpRequest, draft: Draft) -> Draft:
    """Where somebody works for an organisation the draft is in its name; nothing of the person herself is filled in."""
    acting = acting_of(request)
    if acting is None:
        return draft
    applicant = {"type": "business", "organisation_name": acting.organisation.name}
    return change_draft(draft.public_id, now=timezone.now(), answers={APPLICANT: applicant})
