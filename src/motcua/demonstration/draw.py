"""Drawing the dossiers of one tier at once: where, what, when, through which door, and how long it took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.core.worktime import Calendar
from motcua.core.worktime.bulk import deadlines
from motcua.demonstration.plan import Plan, TierPlan

Moments = npt.NDArray[np.datetime64]
Numbers = npt.NDArray[Any]
NEVER = np.datetime64("NaT", "s")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
OPEN_DAYS_AFTER = 400
ONLINE, COUNTER, POST = 0, 1, 2
CHANNELS = ("online", "counter", "post")


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """Working days as numbers since 1970 with the seconds at which work begins and ends."""

    days: npt.NDArray[np.int64]
    begin: int
    end: int


@dataclass(slots=True)
class Drawn:
    """The dossiers of one tier as columns: indexes into the plan's lists, and local times (datetime64[s])."""

    tier: TierPlan
    unit: Numbers
    procedure: Numbers
    channel: Numbers
    submitted: Moments
    received: Moments
    due: Moments
    finished: Moments
    returned: Moments
    status: Numbers
    result_channel: Numbers
    place: Sequence[str]
    actor: Sequence[str]
    helper: Sequence[str]
    residence: Sequence[str]
    paper_parallel: Numbers
    paid_online: Numbers
    unit_effects: tuple[float, ...]


def office_days(calendar: Calendar, first: date, days: int = OPEN_DAYS_AFTER) -> OfficeDays:
    """The working days from `first` on."""
    dates = [first + timedelta(days=number) for number in range(days)]
    worked = [day for day in dates if calendar.spells(day)]
    spells = calendar.spells(worked[0])
    return OfficeDays(np.array([day.toordinal() - 719163 for day in worked]), spells[0][0], spells[-1][1])


def draw_tier(plan: Plan, tier: TierPlan, calendar: Calendar, generator: np.random.Generator) -> Drawn:
    """Draw all dossiers of one tier; exactly `tier.online` of them online."""
    office = office_days(calendar, plan.received_from)
    number = tier.dossiers
    unit = generator.choice(len(tier.units), number, p=_shares(tier.unit_weights))
    procedure = generator.choice(len(tier.procedures), number, p=_shares([p.weight for p in tier.procedures]))
    received = _draw_receipt(plan, office, number, generator)
    effects = generator.normal(0.0, tier.unit_spread, len(tier.units))
    online = _draw_online(plan, tier, unit, procedure, received, effects, generator)
    post = ~online & (generator.random(number) < plan.planted["post_share"])
    channel = np.where(online, ONLINE, np.where(post, POST, COUNTER))
    due = _due(tier, procedure, received, calendar)
    finished = _draw_finish(tier, office, received, due, generator)
    returned = _draw_return(office, finished, online, generator)
    status = _draw_status(plan, finished, returned, generator)
    finished = np.where(np.isin(status, (7, 8, 9, 10)), finished, NEVER)
    place, actor, helper = _draw_hands(plan, channel, generator)
    fee = np.array([p.fee_dong > 0 for p in tier.procedures])[procedure]
    return Drawn(
        tier=tier,
        unit=unit,
        procedure=procedure,
        channel=channel,
        submitted=_draw_submission(plan, received, channel, generator),
        received=received,
        due=due,
        finished=finished,
        returned=np.where(status == 10, returned, NEVER),
        status=status,
        result_channel=_draw_result_channel(channel, generator),
        place=place,
        actor=actor,
        helper=helper,
        residence=_draw_residence(plan, tier, unit, generator),
        paper_parallel=generator.random(number) < plan.planted["paper_parallel_share"],
        paid_online=fee & online & (generator.random(number) < plan.planted["paid_online_share"]),
        unit_effects=tuple(round(float(effect), 6) for effect in effects),
    )


def _shares(weights: Sequence[float]) -> Numbers:
    values: Numbers = np.array(weights, dtype=float)
    shares: Numbers = values / values.sum()
    return shares


def _draw_receipt(plan: Plan, office: OfficeDays, number: int, generator: np.random.Generator) -> Moments:
    """Moments of receipt on working days, more on Mondays and in the weights of the months, in two waves a day."""
    last = plan.received_until.toordinal() - 719163
    days = office.days[office.days < last]
    dates = [date.fromordinal(int(day) + 719163) for day in days]
    weekday = plan.planted["weekday_weight"]
    weight = [plan.planted["month_weight"][day.month] * weekday[min(day.weekday(), 4)] for day in dates]
    day = generator.choice(days, number, p=_shares(weight))
    morning = generator.random(number) < 0.58
    hours = np.where(
        morning, 8.0 + 4.0 * generator.beta(1.8, 1.9, number), 13.0 + 4.0 * generator.beta(1.6, 2.2, number)
    )
    seconds = np.minimum((hours * _HOUR).astype(np.int64), office.end - 1)
    return (day * _DAY + seconds).astype("datetime64[s]")


def _draw_online(
    plan: Plan,
    tier: TierPlan,
    unit: Numbers,
    procedure: Numbers,
    received: Moments,
    effects: Numbers,
    generator: np.random.Generator,
) -> Numbers:
    """Exactly `tier.online` online dossiers: the highest of (log odds + Gumbel noise), which is weighted drawing."""
    odds = np.array([p.online for p in tier.procedures])
    with np.errstate(divide="ignore"):
        readiness = np.log(odds)[procedure]
    begin, end = (np.datetime64(day, "s").astype(np.int64) for day in (plan.received_from, plan.received_until))
    elapsed = (received.astype(np.int64) - begin) / (end - begin)
    score = readiness + effects[unit] + tier.trend * elapsed + generator.gumbel(size=len(unit))
    online = np.zeros(len(unit), dtype=bool)
    online[np.argpartition(-score, tier.online)[: tier.online]] = True
    if tier.online > np.isfinite(score).sum():
        raise ValueError(f"{tier.tier}: fewer dossiers can be online than are planned")
    return online


def _due(tier: TierPlan, procedure: Numbers, received: Moments, calendar: Calendar) -> Moments:
    """The due moment by the time limit of each procedure."""
    due = np.full(received.shape, NEVER)
    for index, definition in enumerate(tier.procedures):
        mine = procedure == index
        due[mine] = deadlines(received[mine], definition.limit, calendar)
    return due


def _draw_finish(
    tier: TierPlan, office: OfficeDays, received: Moments, due: Moments, generator: np.random.Generator
) -> Moments:
    """When the work was done: mostly well before the due moment, a planted share some working days after it."""
    number = len(received)
    start, end = received.astype(np.int64), due.astype(np.int64)
    first, last = (np.searchsorted(office.days, moment // _DAY) for moment in (start, end))
    used = generator.beta(3.0, 2.0, number)
    late = generator.random(number) < tier.late
    day = np.where(
        late, last + generator.geometric(0.35, number), first + np.floor(used * (last - first + 1)).astype(int)
    )
    day = np.minimum(day, len(office.days) - 1)
    moment = office.days[day] * _DAY + generator.integers(office.begin, office.end, number)
    within = start + 10 * _MINUTE + (used * np.maximum(end - start - 10 * _MINUTE, 0)).astype(np.int64)
    within = within // _DAY * _DAY + np.clip(within % _DAY, office.begin, office.end - _MINUTE)
    on_time = np.where((moment <= start) | (moment > end), np.minimum(within, end), moment)
    return np.where(late, moment, on_time).astype("datetime64[s]")


def _draw_return(office: OfficeDays, finished: Moments, online: Numbers, generator: np.random.Generator) -> Moments:
    """When the result was in the person's hands: at once for many online results, else within days."""
    number = len(finished)
    done = finished.astype(np.int64)
    wait = np.minimum(generator.geometric(np.where(online, 0.6, 0.45), number) - 1, 15)
    day = np.minimum(np.searchsorted(office.days, done // _DAY) + wait, len(office.days) - 1)
    moment = office.days[day] * _DAY + generator.integers(office.begin, office.end, number)
    return np.where(moment > done, moment, done + 5 * _MINUTE).astype("datetime64[s]")


def _draw_status(plan: Plan, finished: Moments, returned: Moments, generator: np.random.Generator) -> Numbers:
    """The national status on the day on which the file was drawn up."""
    drawn_up = np.datetime64(plan.drawn_up_at, "s")
    chance = generator.random(len(finished))
    status = np.where(returned < drawn_up, 10, 9)
    status = np.where(chance < plan.planted["stopped_share"] + plan.planted["withdrawn_share"], 8, status)
    status = np.where(chance < plan.planted["withdrawn_share"], 7, status)
    waiting = np.where(chance < 0.1, 5, np.where(chance < 0.2, 2, 4))
    return np.where(finished >= drawn_up, waiting, status)


def _draw_submission(plan: Plan, received: Moments, channel: Numbers, generator: np.random.Generator) -> Moments:
    """Online dossiers wait for receipt for hours, post for days, those at the counter for minutes."""
    number = len(received)
    online, counter = generator.gamma(1.2, 6 * _HOUR, number), generator.integers(2 * _MINUTE, 25 * _MINUTE, number)
    waited = np.where(channel == ONLINE, online, np.where(channel == POST, online + 2 * _DAY, counter))
    submitted: Moments = received - waited.astype("timedelta64[s]")
    return np.maximum(submitted, np.datetime64(plan.received_from, "s"))


def _draw_result_channel(channel: Numbers, generator: np.random.Generator) -> Numbers:
    chance = generator.random(len(channel))
    return np.where((channel == ONLINE) & (chance < 0.5), ONLINE, np.where(chance > 0.95, POST, COUNTER))


def _draw_hands(
    plan: Plan, channel: Numbers, generator: np.random.Generator
) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Where the person was, whose hand submitted, and who helped; for online dossiers mostly unknown, as it was."""
    number = len(channel)
    planted = plan.planted
    online_place = _pick(planted["online_place"], number, generator)
    place = np.where(channel == ONLINE, online_place, np.where(channel == POST, "post_office", "counter"))
    online_actor = _pick(planted["online_actor"], number, generator)
    counter_actor = _pick(planted["counter_actor"], number, generator)
    actor = np.where(channel == ONLINE, online_actor, np.where(channel == POST, "owner", counter_actor))
    helper = np.where(actor == "owner_assisted", _pick(planted["assisted_by"], number, generator), "")
    helper = np.where(actor == "officer_proxy", "officer", helper)
    return place.tolist(), actor.tolist(), helper.tolist()


def _pick(shares: Mapping[str, float], number: int, generator: np.random.Generator) -> Numbers:
    return np.array(list(shares))[generator.choice(len(shares), number, p=_shares(list(shares.values())))]


def _draw_residence(plan: Plan, tier: TierPlan, unit: Numbers, generator: np.random.Generator) -> Sequence[str]:
    """The commune in which the person lives: near the office, mostly."""
    communes = list(plan.commune_weights)
    number = len(unit)
    anywhere = generator.choice(len(communes), number, p=_shares(list(plan.commune_weights.values())))
    if tier.tier == "province":
        return [communes[index] for index in anywhere]
    place = {code: index for index, code in enumerate(communes)}
    if tier.tier == "commune":
        home = np.array([place[code] for code in tier.units])[unit]
        return [
            communes[index]
            for index in np.where(generator.random(number) < plan.planted["own_commune_share"], home, anywhere)
        ]
    ranges = [[place[code] for code in plan.communes[district]] for district in tier.units]
    first = np.array([indexes[0] for indexes in ranges])[unit]
    size = np.array([len(indexes) for indexes in ranges])[unit]
    return [communes[index] for index in first + (generator.random(number) * size).astype(int)]
