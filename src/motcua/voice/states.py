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
