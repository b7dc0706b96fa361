"""What is written down of an assisted session, with fixed values."""

from enum import StrEnum


class Helper(StrEnum):
    """Who helps; the values of the ledger's `helper_kind`, but for relatives, who have no account of staff."""

    OFFICER = "officer"
    POST_AGENT = "post_agent"
    DIGITAL_TEAM = "digital_team"
    OTHER = "other"


class Where(StrEnum):
    """The values of the ledger's `place` at which help is given."""

    COUNTER = "counter"
    POST_OFFICE = "post_office"
    HOME = "home"
    MOBILE_TEAM = "mobile_team"
    KIOSK = "kiosk"


class Device(StrEnum):
    """Whose device was used."""

    OWN = "own"
    FAMILY = "family"
    HELPER = "helper"
    PUBLIC = "public"
    UNKNOWN = "unknown"


class Consent(StrEnum):
    """How the person agreed."""

    SPOKEN = "spoken"
    SIGNED = "signed"


class Step(StrEnum):
    """What the helper did instead of the person, in the order of the way."""

    FIND = "find"
    FILL = "fill"
    ATTACH = "attach"
    PAY = "pay"
    SUBMIT = "submit"
