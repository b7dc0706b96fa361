"""What was to be done where, what was done, and how far the one is from the other: dose, reach, cost, deviations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from motcua.studies.states import RemedyKind

MOST_PLACES = 400
LARGEST_AMOUNT = Decimal(1_000_000)
LARGEST_COST = 10**13


@dataclass(frozen=True, slots=True)
class InterventionGiven:
    """What is planned. `amount` and `reach` (people) are for each place, `cost_dong` for all of them together."""

    kind: RemedyKind
    barrier: str
    what: str
    places: tuple[str, ...]
    first_day: date
    last_day: date
    amount: Decimal
    reach: int | None = None
    cost_dong: int | None = None


@dataclass(frozen=True, slots=True)
class DeliveryGiven:
    """What was done at one place. Empty `reach` and costs mean that nobody knows.

    deviation  in words what went otherwise than planned; compulsory where place, day or amount say that something did
    corrects   number of the earlier entry that was wrong; 0 for none
    """

    place: str
    first_day: date
    last_day: date
    amount: Decimal
    reach: int | None = None
    cost_low_dong: int | None = None
    cost_high_dong: int | None = None
    deviation: str = ""
    corrects: int = 0


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """An entry; `corrected_by` is the number of the later one that stands in its place, 0 where none does."""

    number: int
    given: DeliveryGiven
    by: str
    at: datetime
    corrected_by: int = 0


@dataclass(frozen=True, slots=True)
class InterventionView:
    """One intervention of a study with everything that was done of it."""

    number: int
    given: InterventionGiven
    by: str
    at: datetime
    deliveries: Sequence[DeliveryView] = field(default=())

    def standing(self) -> list[DeliveryView]:
        """The entries that no later one has corrected."""
        return [one for one in self.deliveries if not one.corrected_by]


@dataclass(frozen=True, slots=True)
class PlaceDose:
    """One place. `share` of the planned amount that was delivered, None where nothing was planned there.

    reach  people reached as far as entered; `reach_known` whether every entry says it
    """

    place: str
    planned: Decimal
    delivered: Decimal
    share: float | None
    reach_planned: int | None
    reach: int
    reach_known: bool
    deviations: tuple[str, ...] = ()

    @property
    def in_plan(self) -> bool:
        """Whether the place was to get anything."""
        return self.planned > 0


def doses(one: InterventionView) -> list[PlaceDose]:
    """The planned places in their order, then those that got something without being planned."""
    standing = one.standing()
    outside = dict.fromkeys(entry.given.place for entry in standing if entry.given.place not in one.given.places)
    found = []
    for place in (*one.given.places, *outside):
        own = [entry.given for entry in standing if entry.given.place == place]
        planned = one.given.amount if place in one.given.places else Decimal(0)
        delivered = sum((entry.amount for entry in own), Decimal(0))
        found.append(
            PlaceDose(
                place=place,
                planned=planned,
                delivered=delivered,
                share=float(delivered / planned) if planned else None,
                reach_planned=one.given.reach if planned else None,
                reach=sum(entry.reach or 0 for entry in own),
                reach_known=all(entry.reach is not None for entry in own),
                deviations=tuple(entry.deviation for entry in own if entry.deviation),
            )
        )
    return found


def fidelity(one: InterventionView) -> float:
    """Of all that was planned, the share delivered at the planned places; what a place got beyond its plan is left out,
    so that plenty at one does not hide nothing at another.
    """
    planned = [dose for dose in doses(one) if dose.in_plan]
    whole = sum((dose.planned for dose in planned), Decimal(0))
    return float(sum((min(dose.delivered, dose.planned) for dose in planned), Decimal(0)) / whole)


def costs(one: InterventionView) -> tuple[int, int] | None:
    """Least and largest cost in dong of all that was done; None while one entry's cost is not known."""
    low = high = 0
    for entry in one.standing():
        if entry.given.cost_low_dong is None or entry.given.cost_high_dong is None:
            return None
        low, high = low + entry.given.cost_low_dong, high + entry.given.cost_high_dong
    return low, high


def must_explain(plan: InterventionGiven, done: DeliveryGiven, already: Decimal) -> bool:
    """Whether the entry departs from the plan: a place or day that was not planned, or more than was planned there.

    already  what the place has got before
    """
    outside = done.place not in plan.places
    out_of_time = done.first_day < plan.first_day or done.last_day > plan.last_day
    return outside or out_of_time or already + done.amount > plan.amount


def faults_of_plan(plan: InterventionGiven, codes: Sequence[str]) -> dict[str, str]:
    """By field what is wrong with a planned intervention. `codes` are those of the barriers that hold."""
    wrong = {}
    if plan.barrier not in codes:
        wrong["barrier"] = "missing"
    if not plan.what:
        wrong["what"] = "missing"
    if not plan.places:
        wrong["places"] = "missing"
    elif len(set(plan.places)) < len(plan.places):
        wrong["places"] = "place_twice"
    elif len(plan.places) > MOST_PLACES:
        wrong["places"] = "too_long"
    if plan.last_day < plan.first_day:
        wrong["last_day"] = "before_start"
    if not 0 < plan.amount <= LARGEST_AMOUNT:
        wrong["amount"] = "not_positive"
    return wrong | _amounts({"reach": plan.reach, "cost_dong": plan.cost_dong})


def faults_of_delivery(one: InterventionView, done: DeliveryGiven, *, today: date) -> dict[str, str]:
    """By field what is wrong with an entry, also that it does not say why it departs from the plan."""
    wrong = {}
    before = [entry for entry in one.standing() if entry.number != done.corrects]
    if not done.place:
        wrong["place"] = "missing"
    if done.last_day < done.first_day:
        wrong["last_day"] = "before_start"
    elif done.last_day > today:
        wrong["last_day"] = "in_future"
    if not 0 <= done.amount <= LARGEST_AMOUNT:
        wrong["amount"] = "not_positive"
    if done.corrects and len(before) == len(one.standing()):
        wrong["corrects"] = "no_entry"
    low, high = done.cost_low_dong, done.cost_high_dong
    if (low is None) != (high is None) or (low is not None and high is not None and high < low):
        wrong["cost_high"] = "range"
    wrong |= _amounts({"reach": done.reach, "cost_low": low, "cost_high": high})
    already = sum((entry.given.amount for entry in before if entry.given.place == done.place), Decimal(0))
    if not wrong and not done.deviation and must_explain(one.given, done, already):
        wrong["deviation"] = "deviation_missing"
    return wrong


def _amounts(values: dict[str, int | None]) -> dict[str, str]:
    return {
        name: "not_positive" for name, value in values.items() if value is not None and not 0 <= value <= LARGEST_COST
    }
