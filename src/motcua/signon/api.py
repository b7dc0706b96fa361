"""What other rooms may use of signing on."""

from motcua.signon.flow import begin, finish
from motcua.signon.providers import read_providers
from motcua.signon.rules import ClocksDiffer, NotACitizen, SignOnDeclined, SignOnStale, SignOnUntrue
from motcua.signon.values import LEVELS, Attempt, Person, Provider

__all__ = [
    "LEVELS",
    "Attempt",
    "ClocksDiffer",
    "NotACitizen",
    "Person",
    "Provider",
    "SignOnDeclined",
    "SignOnStale",
    "SignOnUntrue",
    "begin",
    "finish",
    "read_providers",
]
