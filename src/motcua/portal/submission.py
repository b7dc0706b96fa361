"""From a finished draft to a submission through the online door."""

from collections.abc import Mapping

from motcua.dossiers.api import HelperKind, LegalChannel, PaperGiven, Place, Submission, SubmittingActor
from motcua.portal.journey import APPLICANT, Journey

HANDS: dict[str, tuple[SubmittingActor, HelperKind | None]] = {
    "owner": (SubmittingActor.OWNER, None),
    "assisted_relative": (SubmittingActor.OWNER_ASSISTED, HelperKind.RELATIVE),
    "assisted_officer": (SubmittingActor.OWNER_ASSISTED, HelperKind.OFFICER),
    "assisted_team": (SubmittingActor.OWNER_ASSISTED, HelperKind.DIGITAL_TEAM),
    "representative": (SubmittingActor.REPRESENTATIVE, None),
}
"""Answer to "whose hand?" -> what is written into the ledger; no answer stays unknown and stops nobody."""

PLACES = {Place.HOME, Place.KIOSK, Place.COUNTER, Place.POST_OFFICE}


def submission_of(journey: Journey, typed: Mapping[str, str], *, language: str) -> Submission:
    """What the domain is asked to take in; whether it is right is decided there."""
    hand, helper = HANDS.get(typed.get("hand", ""), (SubmittingActor.UNKNOWN, None))
    place = typed.get("place", "")
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
    )
