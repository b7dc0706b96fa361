"""Beginning an application at a unit that takes it online, or one that is only prepared here."""

from django.http import HttpRequest
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor
from motcua.drafts.api import Draft, DraftPurpose, begin_draft
from motcua.portal.draft import hold_draft
from motcua.portal.lawful import open_now, units_online_here
from motcua.portal.opening import language_now


def begin_here(request: HttpRequest, code: str, unit_code: str, *, another: bool = False) -> Draft | None:
    """A new draft at the chosen unit, held by this browser; the only unit that there is need not be chosen.

    another  also where this account has an open one. Nothing where the unit may not take it online.
    """
    today = timezone.localdate()
    units = [unit.code for unit in open_now(units_online_here(code, on=today), code)]
    chosen = units[0] if len(units) == 1 and not unit_code else unit_code
    if chosen not in units:
        return None
    actor: Actor = request.actor  # type: ignore[attr-defined]
    begun = begin_draft(
        actor=actor,
        procedure_code=code,
        version_id=version_in_force(code, on=today).id,
        unit_code=chosen,
        language=language_now(),
        now=timezone.now(),
        another=another,
    )
    hold_draft(request, begun.draft)
    return begun.draft


def begin_prepared(request: HttpRequest, code: str) -> Draft:
    """The draft that this account prepares, or a new one, held by this browser. Raises NotFound."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    begun = begin_draft(
        actor=actor,
        procedure_code=code,
        version_id=version_in_force(code, on=timezone.localdate()).id,
        unit_code="",
        language=language_now(),
        now=timezone.now(),
        purpose=DraftPurpose.PREPARE,
    )
    hold_draft(request, begun.draft)
    return begun.draft
