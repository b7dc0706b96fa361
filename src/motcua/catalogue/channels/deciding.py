"""The one answer: through which doors may this procedure be submitted on a day, at a kind of unit."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from motcua.catalogue.channels.values import RULE, UNKNOWN, ChannelRules, DoorRule, System, Told
from motcua.catalogue.values import CHANNELS, NO_WORDS, LawfulWay, Validity

_OFFICE = {"counter": "office", "post": "office"}


def ways_on(
    told: Told, rules: ChannelRules, *, on: date, unit_kind: str, decided: Sequence[LawfulWay] = ()
) -> tuple[LawfulWay, ...]:
    """Every lawful way on the local date, channel by channel.

    decided  what was decided for this procedure at this unit or kind of unit; where there is any, it is all there is

    Where the record contradicts itself or has no way at all, the channel leads to `unknown`. A channel without a way
    is not open.
    """
    if decided:
        return tuple(_with_system(way, rules) for way in sorted(decided, key=lambda way: CHANNELS.index(way.channel)))
    named = _named(told, rules)
    found: list[LawfulWay] = []
    for channel in CHANNELS:
        found += _unclear(told, channel) or _of_channel(told, rules, channel, named, on=on, unit_kind=unit_kind)
    return tuple(found)


def closed_ways(told: Told, rules: ChannelRules, *, on: date) -> tuple[LawfulWay, ...]:
    """Systems that the record still names though they take nothing any more; the source says by which decision."""
    return tuple(
        LawfulWay(
            "online",
            each.where,
            each.closed_by,
            system=each.name,
            address=each.address,
            valid=Validity(date.min, each.closed_from),
            layer=RULE,
        )
        for each in _named(told, rules)
        if not each.is_open(on)
    )


def state_of(channel: str, ways: Iterable[LawfulWay]) -> str:
    """`open`, `closed` or `unknown`; a way that nobody has checked opens nothing."""
    here = [way for way in ways if way.channel == channel]
    if any(way.where != UNKNOWN and way.verified for way in here):
        return "open"
    return UNKNOWN if any(way.where == UNKNOWN for way in here) else "closed"


def _unclear(told: Told, channel: str) -> list[LawfulWay]:
    """Unknown where the record has no way at all, or says of online one thing here and another there."""
    channels = {method.channel for method in told.methods}
    contradicted = channel == "online" and ("online" in channels) == (told.level == "none")
    if channels and not contradicted:
        return []
    if not channels and channel == "online" and told.level == "none":
        return []
    return [LawfulWay(channel, UNKNOWN, told.source, valid=told.valid, layer=told.layer, verified=False)]


def _of_channel(
    told: Told, rules: ChannelRules, channel: str, named: Sequence[System], *, on: date, unit_kind: str
) -> list[LawfulWay]:
    if all(method.channel != channel for method in told.methods):
        return []
    fitting = [rule for rule in rules.rules if rule.channel == channel and rule.valid.holds(on)]
    fitting = [rule for rule in fitting if _fits(rule, told, unit_kind) and not _excluded(rule, named)]
    if channel == "online":
        covered = {rule.system for rule in fitting}
        told_of = {each.where for each in named}
        fitting = [rule for rule in fitting if rule.verified or rule.where not in told_of]
    ways = [_by_rule(rule, told, rules) for rule in fitting]
    if channel == "online":
        ways += [_by_record(each, told) for each in named if each.is_open(on) and each.id not in covered]
    else:
        ways.append(LawfulWay(channel, _OFFICE[channel], told.source, valid=told.valid, layer=told.layer))
    if any(way.verified for way in ways):
        return ways
    return [LawfulWay(channel, UNKNOWN, told.source, valid=told.valid, layer=told.layer, verified=False), *ways]


def _named(told: Told, rules: ChannelRules) -> list[System]:
    """The systems that the record's online ways name, in the order of the file."""
    text = " ".join(f" {method.description.lower()} " for method in told.methods if method.channel == "online")
    return [each for each in rules.systems.values() if any(words in text for words in each.named)]


def _fits(rule: DoorRule, told: Told, unit_kind: str) -> bool:
    conditions = (
        (rule.procedures, {told.code}),
        (rule.agencies, {told.agency.partition(".")[0]}),
        (rule.fields, set(told.fields)),
        (rule.tiers, set(told.tiers)),
        (rule.unit_kinds, {unit_kind}),
    )
    return all(not wanted or wanted & had for wanted, had in conditions)


def _excluded(rule: DoorRule, named: Sequence[System]) -> bool:
    ids = {each.id for each in named}
    return bool(rule.unless_named & ids) and rule.system not in ids


def _by_rule(rule: DoorRule, told: Told, rules: ChannelRules) -> LawfulWay:
    """`non_territorial` in the record says the same of counters as the general rule, and stands beside it."""
    system = rules.systems.get(rule.system)
    seconded = rule.territory and told.non_territorial
    return LawfulWay(
        rule.channel,
        rule.where,
        f"{rule.source}; {told.source}" if seconded else rule.source,
        system=system.name if system else NO_WORDS,
        address=system.address if system else "",
        territory=rule.territory,
        valid=rule.valid,
        layer=RULE,
        verified=rule.verified,
        note=rule.note,
    )


def _by_record(system: System, told: Told) -> LawfulWay:
    return LawfulWay(
        "online",
        system.where,
        told.source,
        system=system.name,
        address=system.address,
        valid=told.valid,
        layer=told.layer,
    )


def _with_system(way: LawfulWay, rules: ChannelRules) -> LawfulWay:
    """A decided way with name and address of the one system to which its place can only lead."""
    fitting = [each for each in rules.systems.values() if each.where == way.where]
    if way.system.vi or len(fitting) != 1:
        return way
    return replace(way, system=fitting[0].name, address=fitting[0].address)
