"""Who speaks."""

from enum import StrEnum


class Side(StrEnum):
    """The two ends of a conversation about a dossier."""

    APPLICANT = "applicant"
    UNIT = "unit"

    @property
    def other(self) -> "Side":
        """The end that listens."""
        return Side.UNIT if self is Side.APPLICANT else Side.APPLICANT


class Answer(StrEnum):
    """How content somebody was with the way in which a dossier was dealt with.

    Source  TT 01/2018/TT-VPCP, Phiếu đánh giá: three steps, so that nobody has to weigh more than she felt.
    """

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"


class Aspect(StrEnum):
    """What the answer was about, where somebody likes to say more."""

    TIME = "time"
    PAPERS = "papers"
    TRIPS = "trips"
    CLEARNESS = "clearness"
    ATTITUDE = "attitude"
    CHARGES = "charges"
    WEBSITE = "website"
