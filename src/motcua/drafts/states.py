"""What becomes of a draft."""

from enum import StrEnum


class DraftState(StrEnum):
    """`submitted` ones keep only the receipt; what expired or was given up is removed (at once, or within the hour)."""

    OPEN = "open"
    EXPIRED = "expired"
    SUBMITTED = "submitted"


class DraftPurpose(StrEnum):
    """To be submitted here, or prepared for the lawful door elsewhere."""

    SUBMIT = "submit"
    PREPARE = "prepare"
