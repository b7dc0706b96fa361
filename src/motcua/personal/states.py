"""What a person can ask, and where her request stands."""

from enum import StrEnum


class Wish(StrEnum):
    """What is asked; seeing and taking along need no request."""

    EXPLAIN = "explain"
    CORRECT = "correct"
    ERASE = "erase"


class RequestState(StrEnum):
    """Where the request stands; `granted` means that it was done, too."""

    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
