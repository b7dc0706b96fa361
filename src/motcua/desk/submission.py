"""From the intake page's controls to a submission; whether it is right is decided by the domain."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import QueryDict

from motcua.catalogue.api import ProcedureVersionRef
from motcua.desk.arrival import read_arrival
from motcua.desk.input import amount_typed, unit_typed
from motcua.dossiers.api import HelperKind, LegalChannel, PaperGiven, Place, Submission, SubmittingActor
from motcua.forms.api import applicant_form, check_answers
from motcua.orgs.api import UnitRef
from motcua.ui.questions import answers_of

ALL_PAPERS = "papers_all"
"""Name of the one box for everything that this case demands."""
PLACE_OF_CHANNEL = {LegalChannel.COUNTER: Place.COUNTER, LegalChannel.POST: Place.POST_OFFICE}


def chosen_channel(typed: Mapping[str, str], fallback: str = "") -> LegalChannel:
    """Counter unless the officer said post."""
    return LegalChannel.POST if typed.get("legal_channel", fallback) == LegalChannel.POST else LegalChannel.COUNTER


def papers_ticked(
    typed: QueryDict, *, version: ProcedureVersionRef, channel: LegalChannel, answers: dict[str, Any], on: date
) -> tuple[str, ...]:
    """Codes of the papers that were ticked, one by one or all that this case demands at once."""
    ticked = list(typed.getlist("papers"))
    if typed.get(ALL_PAPERS):
        case = check_answers(version.definition.form, answers, on=on)
        ticked += [paper.code for paper in version.definition.demanded(channel, case)]
    return tuple(dict.fromkeys(ticked))


def read_submission(typed: QueryDict, *, version: ProcedureVersionRef, unit: UnitRef, on: date) -> Submission:
    """What the officer wrote down for the person who stands there or sent a letter.

    Raises  ArrivalRefused where a day or time of the way in is none
    """
    channel = chosen_channel(typed)
    (applicant,) = applicant_form().sections
    sections = version.definition.form.sections
    helper = typed.get("helper_kind", "")
    given_by = typed.get("submitting_actor", "")
    arrival = read_arrival(typed)
    answers = {section.id: found for section in sections if (found := answers_of(section, typed))}
    papers = papers_ticked(typed, version=version, channel=channel, answers=answers, on=on)
    return Submission(
        procedure_code=version.code,
        unit_code=unit.code,
        legal_channel=channel,
        place=Place.MOBILE_TEAM if arrival.get("team") else PLACE_OF_CHANNEL[channel],
        submitting_actor=SubmittingActor(given_by) if given_by in set(SubmittingActor) else SubmittingActor.UNKNOWN,
        helper_kind=HelperKind(helper) if helper in set(HelperKind) else None,
        applicant=answers_of(applicant, typed),
        answers=answers,
        papers=tuple(PaperGiven(code) for code in papers),
        result_channel=typed.get("result_channel", ""),
        competent_unit_code=unit_typed(typed.get("competent_unit", ""), on=on),
        intake=arrival,
        fee_dong=amount_typed(typed.get("fee_dong", "")),
    )
