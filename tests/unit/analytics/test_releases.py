"""What is planned beside earlier releases gives nothing away together with them, counted without the planner's help."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.analytics.publication.audit import Equation, find_solvable
from motcua.analytics.publication.joint import Release, join_releases, place_of_period
from motcua.analytics.publication.solving import given_away
from motcua.analytics.refusals import ReleaseHeldBack
from tests.unit.analytics.test_planning import (
    COUNTS,
    DOSSIERS,
    LEAST,
    NO_SHRINKING,
    PLACE,
    PUBLISHED,
    TABLES,
    WAYS,
    Dossier,
    base,
    key_of,
    patterns,
    shown_small,
)

Hidden = dict[str, Any]
HOW = ("field", "procedure", "tier", "legal_channel", "actor")


def tables_of(metric: str) -> frozenset[Any]:
    return TABLES | WAYS if metric == "received" else TABLES


def release(dossiers: list[Dossier], hidden: Hidden | None = None) -> Release:
    names = {name.partition(".")[0] for name in COUNTS}
    cells = {name: {table: (hidden or {}).get(name, {}).get(table, []) for table in tables_of(name)} for name in names}
    return Release(base(dossiers, PLACE, by_month=True), base(dossiers, HOW, by_month=False), patterns(dossiers), cells)


def release_each(ledgers: Sequence[list[Dossier]]) -> Iterator[tuple[list[Dossier], Hidden]]:
    """The ledgers that are released with the plan of each beside those before it, the oldest first."""
    told: list[tuple[list[Dossier], Hidden]] = []
    for dossiers in ledgers:
        earlier = [release(*each) for each in reversed(told)]
        joint = join_releases(2021, [release(dossiers), *earlier], PUBLISHED, LEAST, planned=False)
        with suppress(ReleaseHeldBack):
            told.append((dossiers, joint.plan()))
    yield from told


def plan_each(ledgers: Sequence[list[Dossier]]) -> list[Hidden]:
    """The plan of each release; none is held back."""
    plans = [plan for _, plan in release_each(ledgers)]
    assert len(plans) == len(ledgers)
    return plans


def counted(dossiers: list[Dossier], name: str, table: Any) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for dossier in dossiers:
        key = key_of(dossier, table)
        found[key] = found.get(key, 0) + COUNTS[name](dossier)
    return found


def secrets_and_shown(
    ledgers: Sequence[list[Dossier]], plans: Sequence[Hidden]
) -> tuple[list[Equation], list[Any], list[Any], list[Any]]:
    """What is published, what is to be protected with its name, and the small changes that are shown.

    Unknowns are the dossiers of each place, month and way. Where nothing of a place and month changed from one release
    to another they are the same unknowns.
    """
    ways = sorted({dossier[4:] for dossiers in ledgers for dossier in dossiers})
    states: dict[Any, int] = {}

    def unknowns(number: int) -> Iterable[tuple[Dossier, Any]]:
        for place in sorted({dossier[:4] for dossier in ledgers[number]}):
            here = tuple(sorted(dossier for dossier in ledgers[number] if dossier[:4] == place))
            state = states.setdefault((place, here), number)
            yield from (((*place, *way), (state, *place, *way)) for way in ways)  # type: ignore[misc]

    worlds = [[*unknowns(number)] for number in range(len(ledgers))]
    published, secret, names, shown = [], [], [], []
    for name, count in COUNTS.items():
        metric = name.partition(".")[0]
        for table in tables_of(metric):
            columns: list[dict[Any, dict[Any, int]]] = []
            for world in worlds:
                rows: dict[Any, dict[Any, int]] = {}
                for dossier, unknown in world:
                    if count(dossier):
                        rows.setdefault(key_of(dossier, table), {})[unknown] = 1
                columns.append(rows)
            values = [counted(dossiers, name, table) for dossiers in ledgers]
            gone = [{tuple(cell) for cell in plan[metric].get(table, ())} for plan in plans]
            for number in range(len(ledgers)):
                for key, value in values[number].items():
                    row = columns[number].get(key, {})
                    if key not in gone[number]:
                        published.append(Equation(row, value))
                    elif 0 < value < LEAST:
                        secret.append(row)
                        names.append((number, name, table, key))
                    for before in range(number):
                        if key not in values[before] or not 0 < abs(value - values[before][key]) < LEAST:
                            continue
                        if key not in gone[number] and key not in gone[before]:
                            shown.append((before, number, name, table, key))
                        difference = dict(row)
                        for unknown, times in columns[before].get(key, {}).items():
                            difference[unknown] = difference.get(unknown, 0) - times
                        secret.append({unknown: times for unknown, times in difference.items() if times})
                        names.append((before, number, name, table, key))
    return published, secret, names, shown


@st.composite
def ledgers_over_time(draw: st.DrawFn) -> list[list[Dossier]]:
    """A ledger, and one or two later states of it: dossiers came, and some were found to be no dossiers."""
    found = [draw(DOSSIERS)]
    for _ in range(draw(st.integers(1, 2))):
        came = [dossier for dossier in draw(DOSSIERS) for _ in range(1)][: draw(st.sampled_from([1, 2, 6, 40]))]
        left = found[-1][draw(st.integers(0, 2)) :]
        found.append([*left, *came])
    return found


@settings(max_examples=25, deadline=None, phases=NO_SHRINKING)
@given(ledgers_over_time())
def test_releases_give_nothing_away_together(ledgers: list[list[Dossier]]) -> None:
    released = [*release_each(ledgers)]
    states, plans = [state for state, _ in released], [plan for _, plan in released]
    assert states[:1] == ledgers[:1], "a first release is never held back"
    published, secret, names, shown = secrets_and_shown(states, plans)
    assert shown == []
    assert [names[each.hidden] for each in find_solvable(published, secret)] == []
    for dossiers, hidden in zip(states, plans, strict=True):
        assert shown_small(dossiers, hidden) == []


def some(unit: str, procedure: str, times: int, month: int = 1, channel: str = "counter") -> list[Dossier]:
    return [("commune", unit, procedure, month, channel, "owner")] * times


def test_one_more_dossier_shows_nowhere() -> None:
    """Every count that it is in keeps silent; all others stay."""
    before = [*some("u1", "p", 20), *some("u1", "q", 20), *some("u2", "p", 30), *some("u2", "q", 40)]
    _, hidden = plan_each([before, [*before, *some("u1", "p", 1)]])
    received = hidden["received"]
    assert ("u1", "2021") in received[("unit",), "year"]
    assert ("2021",) in received[(), "year"]
    assert ("u2", "2021") not in received[("unit",), "year"]
    assert ("q", "2021") not in received[("procedure",), "year"]


def test_enough_more_are_shown_again() -> None:
    before = [*some("u1", "p", 20), *some("u2", "q", 40)]
    first, second, third = plan_each([before, [*before, *some("u1", "p", 2)], [*before, *some("u1", "p", 6)]])
    assert not any(cells for tables in first.values() for cells in tables.values())
    assert ("2021",) in second["received"][(), "year"]
    assert not third["received"].get(((), "year"))


def test_a_planted_difference_is_found() -> None:
    """Two came to u1 and seven to u2. The total is nine more and u2 seven more: both shown, they give the two away."""
    before = [*some("u1", "p", 20), *some("u2", "p", 30)]
    after = [*before, *some("u1", "p", 2), *some("u2", "p", 7)]
    first, _ = plan_each([before, after])
    cells = {"received": {((), "year"): [], (("unit",), "year"): [("u1", "2021")]}}
    leaking = replace(release(after), cells=cells)
    joint = join_releases(2021, [leaking, release(before, first)], PUBLISHED, LEAST, planned=True)
    (recipe,) = [each.recipe for each in given_away(joint.year.system) if "u1" in joint.year.label(each.area)[1]]
    terms = [(place_of_period(joint.year.label(count.area)[1][-1])[0], factor) for count, factor in recipe]
    assert sorted(terms) == [(0, -1), (0, 1), (1, -1)]
