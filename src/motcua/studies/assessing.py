"""What an assessment must hold, and what it says: shares of those asked, what is lacking, what is wanted most."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from motcua.studies.instruments import CHECK, NUMBER, TALLY, Instrument, Item
from motcua.studies.states import Checked
from motcua.uptake.api import wilson

LONGEST_SUBJECT = 200
MOST_ASKED = 10_000
LARGEST_NUMBER = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class AssessmentGiven:
    """What was seen and heard on one day; what is absent from the mappings nobody looked at.

    asked    by group how many people were asked
    tallies  by item and group, of how many it is so
    numbers  by item what was counted or measured
    checks   by item whether it is so
    """

    instrument: str
    subject: str
    made_on: date
    asked: Mapping[str, int] = field(default_factory=dict)
    tallies: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    checks: Mapping[str, Checked] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """An assessment as it was entered; `version` is the instrument's of that day."""

    id: int
    unit_id: int
    given: AssessmentGiven
    version: str
    synthetic: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """Of those asked in one group, of how many it is so. `share` and its interval are None where too few were asked.

    The interval is Wilson's as if they had been drawn at random, which they were not.
    """

    yes: int
    asked: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """How many checks are so, partly, not, and unknown; `low` and `high` bound the share that is so."""

    yes: int
    partly: int
    no: int
    unknown: int

    @property
    def low(self) -> float:
        """Of all, surely so."""
        return self.yes / (self.yes + self.partly + self.no + self.unknown)

    @property
    def high(self) -> float:
        """Of all, so if everything unknown is."""
        return (self.yes + self.unknown) / (self.yes + self.partly + self.no + self.unknown)


def heard(given: AssessmentGiven, item: Item, *, smallest: int) -> dict[str, Heard]:
    """By group, where anybody was asked about the item."""
    found = {}
    for group, yes in given.tallies.get(item.code, {}).items():
        asked = given.asked.get(group, 0)
        if asked >= smallest:
            low, high = wilson(yes, asked)
            found[group] = Heard(yes, asked, yes / asked, low, high)
        elif asked:
            found[group] = Heard(yes, asked)
    return found


def lacking(given: AssessmentGiven, instrument: Instrument) -> list[Item]:
    """What is not there, or less than needed; what nobody looked at is not among them."""
    return [
        item
        for item in instrument.items()
        if given.checks.get(item.code) in (Checked.NO, Checked.PARTLY)
        or (item.need is not None and item.code in given.numbers and given.numbers[item.code] < Decimal(str(item.need)))
    ]


def not_looked_at(given: AssessmentGiven, instrument: Instrument) -> list[Item]:
    """Items without an answer."""
    answered = {*given.numbers, *(code for code, one in given.checks.items() if one is not Checked.UNKNOWN)}
    answered |= {code for code, groups in given.tallies.items() if groups}
    return [item for item in instrument.items() if item.code not in answered]


def wanted_most(given: AssessmentGiven, instrument: Instrument, section: str) -> list[tuple[Item, int]]:
    """The items of a section by how many people named them, most first; none that nobody named."""
    own = next((part.items for part in instrument.sections if part.code == section), ())
    counted = [(item, sum(given.tallies.get(item.code, {}).values())) for item in own]
    return sorted(((item, many) for item, many in counted if many), key=lambda one: -one[1])


def readiness(given: AssessmentGiven, instrument: Instrument) -> Readiness | None:
    """Of all checks; None where the instrument has none."""
    found = [given.checks.get(item.code, Checked.UNKNOWN) for item in instrument.items(CHECK)]
    if not found:
        return None
    return Readiness(*(found.count(one) for one in (Checked.YES, Checked.PARTLY, Checked.NO, Checked.UNKNOWN)))


def faults_of(
    given: AssessmentGiven, instrument: Instrument, groups: tuple[str, ...], *, today: date
) -> dict[str, str]:
    """By field what is wrong: `asked.GROUP`, `tally.ITEM.GROUP`, `number.ITEM`."""
    wrong = {}
    if not given.subject:
        wrong["subject"] = "missing"
    elif len(given.subject) > LONGEST_SUBJECT:
        wrong["subject"] = "too_long"
    if given.made_on > today:
        wrong["made_on"] = "in_future"
    wrong |= {f"asked.{group}": "not_positive" for group, many in given.asked.items() if not 0 <= many <= MOST_ASKED}
    for item in instrument.items(TALLY):
        for group, yes in given.tallies.get(item.code, {}).items():
            if not 0 <= yes <= given.asked.get(group, 0):
                wrong[f"tally.{item.code}.{group}"] = "more_than_asked"
    for item in instrument.items(NUMBER):
        if not 0 <= given.numbers.get(item.code, Decimal(0)) <= LARGEST_NUMBER:
            wrong[f"number.{item.code}"] = "not_positive"
    known = {item.code: item.kind for item in instrument.items()}
    kinds = [(given.tallies, TALLY), (given.numbers, NUMBER), (given.checks, CHECK)]
    strange = [code for codes, kind in kinds for code in codes if known.get(code) != kind]
    if strange or not set(given.asked) <= set(groups):
        wrong["subject"] = "unknown_item"
    if not wrong and len(not_looked_at(given, instrument)) == len(known):
        wrong["subject"] = "nothing_seen"
    return wrong
