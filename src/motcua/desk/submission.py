"""From the intake page's controls to a submission; whether it is right is decided by the domain."""

from collections.abc import Mapping

from django.http import QueryDict
from django.utils import timezone

from motcua.catalogue.api import ProcedureVersionRef
from motcua.desk.input import unit_typed
from motcua.dossiers.api import HelperKind, LegalChannel, PaperGiven, Place, Submission, SubmittingActor
from motcua.forms.api import applicant_form
from motcua.orgs.api import UnitRef
from motcua.ui.questions import answers_of

PLACE_OF_CHANNEL = {LegalChannel.COUNTER: Place.COUNTER, LegalChannel.POST: Place.POST_OFFICE}


def chosen_channel(typed: Mapping[str, str], fallback: str = "") -> LegalChannel:
    """Counter unless the officer said post."""
    return LegalChannel.POST if typed.get("legal_channel", fallback) == LegalChannel.POST else LegalChannel.COUNTER


def read_submission(typed: QueryDict, *, version: ProcedureVersionRef, unit: UnitRef) -> Submission:
    """What the officer wrote down for the person who stands there or sent a letter."""
    channel = chosen_channel(typed)
    (applicant,) = applicant_form().sections
    sections = version.definition.form.sections
    helper = typed.get("helper_kind", "")
    given_by = typed.get("submitting_actor", "")
    return Submission(
        procedure_code=version.code,
        unit_code=unit.code,
        legal_channel=channel,
        place=PLACE_OF_CHANNEL[channel],
        submitting_actor=SubmittingActor(given_by) if given_by in set(SubmittingActor) else SubmittingActor.UNKNOWN,
        helper_kind=HelperKind(helper) if helper in set(HelperKind) else None,
        applicant=answers_of(applicant, typed),
        answers={section.id: found for section in sections if (found := answers_of(section, typed))},
        papers=tuple(PaperGiven(code) for code in typed.getlist("papers")),
        result_channel=typed.get("result_channel", ""),
        competent_unit_code=unit_typed(typed.get("competent_unit", ""), on=timezone.localdate()),
    )
