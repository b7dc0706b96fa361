"""From a finished draft to a submission through the online door."""

from collections.abc import Iterable, Mapping

from motcua.assistance.api import SessionView
from motcua.dossiers.api import HelperKind, LegalChannel, PaperGiven, Place, Submission, SubmittingActor
from motcua.drafts.api import kept_with_dossier
from motcua.mandates.api import MandateView
from motcua.portal.journey import APPLICANT, Journey

HANDS: dict[str, tuple[SubmittingActor, HelperKind | None]] = {
    "owner": (SubmittingActor.OWNER, None),
    "assisted_relative": (SubmittingActor.OWNER_ASSISTED, HelperKind.RELATIVE),
    "assisted_officer": (SubmittingActor.OWNER_ASSISTED, HelperKind.OFFICER),
    "assisted_team": (SubmittingActor.OWNER_ASSISTED, HelperKind.DIGITAL_TEAM),
    "representative": (SubmittingActor.REPRESENTATIVE, None),
}
"""Answer to "whose hand?" -> what is written into the ledger; no answer stays unknown and stops nobody."""

PLACES = {Place.HOME, Place.KIOSK, Place.COUNTER, Place.POST_OFFICE, Place.MOBILE_TEAM}


def submission_of(
    journey: Journey,
    typed: Mapping[str, str],
    *,
    language: str,
    assisted: SessionView | None = None,
    mandates: Iterable[MandateView] = (),
) -> Submission:
    """What the domain is asked to take in; whether it is right is decided there.

    mandates  those by which the person may act for another
    assisted  the helper's open session: what it says of hand and place is known and not asked
    """
    code = mandate_chosen(typed, mandates)
    hand, helper = HANDS.get(typed.get("hand", ""), (SubmittingActor.UNKNOWN, None))
    place = typed.get("place", "")
    if assisted is not None:
        hand, helper = SubmittingActor.OWNER_ASSISTED, HelperKind(assisted.given.helper.value)
        place = assisted.given.where.value
    elif code:
        hand, helper = SubmittingActor.REPRESENTATIVE, None
    return Submission(
        procedure_code=journey.code,
        unit_code=journey.unit.code,
        legal_channel=LegalChannel.ONLINE,
        place=Place(place) if place in PLACES else Place.UNKNOWN,
        submitting_actor=hand,
        helper_kind=helper,
        applicant=dict(journey.draft.answers.get(APPLICANT, {})),
        answers=journey.answers(),
        papers=tuple(
            PaperGiven(paper.code, tuple(file["id"] for file in files))
            for paper in journey.papers
            if (files := journey.draft.files.get(paper.code))
        ),
        language="en" if language.startswith("en") else "vi",
        file_scope=journey.draft.scope,
        origins=kept_with_dossier(journey.draft),
        intake={"mandate": code} if code and assisted is None else {},
    )


def mandate_chosen(typed: Mapping[str, str], mandates: Iterable[MandateView]) -> str:
    """The code of the mandate by which the person says to act, if it is one that was offered to her."""
    return next((one.code for one in mandates if one.code == typed.get("mandate")), "")


def is_of_organisation(journey: Journey, name: str) -> bool:
    """Whether the dossier stands in the name of this organisation."""
    applicant = journey.draft.answers.get(APPLICANT, {})
    given = " ".join(str(applicant.get("organisation_name", "")).split())
    return applicant.get("type") == "business" and given.casefold() == " ".join(name.split()).casefold()
