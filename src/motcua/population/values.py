"""What is asked of the register, what it answers, and what is told of it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from motcua.population.states import Outcome


@dataclass(frozen=True, slots=True)
class Keys:
    """What a register knows us by; `secret` signs each question and is sent to nobody."""

    user: str
    secret: str = field(repr=False)
    client: str
    api_key: str = field(repr=False)
    agency: str
    integration: str
    account: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the register is asked; an empty address: nowhere."""

    url: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class Question:
    """Who is meant: all three together, so that a number alone tells nobody anything.

    birth_date  `{"year", "month", "day"}` as digits; the register takes a whole day or the year alone
    """

    request_id: str
    identity_number: str
    full_name: str
    birth_date: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the register says of one person; what it leaves out is empty. `simulated`: it says itself that it is."""

    identity_number: str
    full_name: str
    birth_date: Mapping[str, str]
    address: str
    simulated: bool


class PopulationRegistry(Protocol):
    """Whoever can be asked. Raises Unavailable, rules.PersonUnknown, rules.RegisterUntrue."""

    def find_person(self, question: Question) -> PersonFacts:
        """What is known of this person."""


@dataclass(frozen=True, slots=True)
class QueryTold:
    """One question as the person reads of it; `official` where staff asked."""

    at: datetime
    purpose: str
    outcome: Outcome
    official: bool
    simulated: bool
