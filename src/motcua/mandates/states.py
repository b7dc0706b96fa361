"""The kinds of proof, of policy, and where a mandate stands."""

from enum import StrEnum


class Proof(StrEnum):
    """By what the mandate is proved."""

    SIGNED = "signed"
    WRITTEN = "written"
    NOTARISED = "notarised"
    ONLINE = "online"


class Policy(StrEnum):
    """What the law of a procedure says about acting for another.

    RELATIVE: written for a near relative, notarised or certified for everybody else.
    """

    FORBIDDEN = "forbidden"
    RELATIVE = "relative"
    WRITTEN = "written"
    NOTARISED = "notarised"


class MandateState(StrEnum):
    """Where a mandate stands on a day; only one in force may be used."""

    DRAWN_UP = "drawn_up"
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    OVER = "over"
    REVOKED = "revoked"
