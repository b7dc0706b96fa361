"""One thing that happened on the way through a form, without what was answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

PER_UNIT = frozenset({"started", "reached", "submitted"})
"""What is also counted by office, and then by nothing else: more would let a small place's one case be recognised."""


@dataclass(frozen=True, slots=True)
class Step:
    """`unit` is the office's code; `visit` the key of a visit whose person said yes, empty for everybody else."""

    event: str
    procedure: str
    step: str = ""
    field: str = ""
    code: str = ""
    unit: str = ""
    device: str = "unknown"
    language: str = "vi"
    hand: str = "alone"
    visit: str = ""


class Cell(NamedTuple):
    """What is counted together; `week` is its Monday. The names are those of the dictionary."""

    week: date
    unit: str
    procedure: str
    event: str
    step: str
    field: str
    code: str
    device: str
    language: str
    hand: str


class VisitRow(NamedTuple):
    """One event of a visit; `minute` has no seconds. The names are those of the dictionary."""

    visit: str
    minute: datetime
    procedure: str
    event: str
    step: str
    field: str
    code: str
    device: str
    language: str
    hand: str
