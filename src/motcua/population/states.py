"""What became of a question to the register."""

from enum import StrEnum


class Outcome(StrEnum):
    """`asked` stays where the process ended before an answer came."""

    ASKED = "asked"
    FOUND = "found"
    NOT_FOUND = "not_found"
    UNAVAILABLE = "unavailable"
    UNTRUE = "untrue"
