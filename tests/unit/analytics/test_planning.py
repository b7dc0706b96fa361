"""After planning no hidden cell can be had, by a count of all published tables that knows nothing of the planner."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain, combinations
from typing import Any

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from motcua.analytics.publication.areas import Base, period_text
from motcua.analytics.publication.audit import Equation, find_solvable
from motcua.analytics.publication.planning import build_year
from motcua.analytics.publication.solving import given_away as audit
from motcua.analytics.publication.tables import Published

LEAST = 5
NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
"""Making an example smaller would take minutes."""
Dossier = tuple[str, str, str, int, str, str]
"""tier, unit, procedure, month of 2021, channel, hand"""
PLACE = ("tier", "unit", "procedure", "field")
COUNTS: Mapping[str, Callable[[Dossier], bool]] = {
    "received.numerator": lambda dossier: True,
    "online_share.numerator": lambda dossier: dossier[4] == "online",
    "online_share.unknown": lambda dossier: dossier[4] == "unknown",
    "online_share.denominator": lambda dossier: True,
    "self_service_share.numerator": lambda dossier: dossier[4:] == ("online", "owner"),
    "self_service_share.unknown": lambda dossier: dossier[4:] == ("online", "unknown"),
    "self_service_share.denominator": lambda dossier: True,
    "proxy_share.numerator": lambda dossier: dossier[4:] == ("online", "proxy"),
    "proxy_share.unknown": lambda dossier: dossier[4:] == ("online", "unknown"),
    "proxy_share.denominator": lambda dossier: True,
}
YEARLY = [(), ("tier",), ("unit",), ("procedure",), ("procedure", "unit")]
MONTHLY = [((), "month"), (("tier",), "month"), ((), "quarter"), (("tier",), "quarter")]
TABLES = frozenset([*((dimensions, "year") for dimensions in YEARLY), *MONTHLY])
WAYS = frozenset(
    (tuple(sorted(names)), "year")
    for names in [
        *chain.from_iterable(combinations(("tier", "legal_channel", "actor"), size) for size in (1, 2, 3)),
        ("procedure", "legal_channel"),
    ]
    if names != ("tier",)
)
BY_PLACE = {name.partition(".")[0]: TABLES for name in COUNTS}
PUBLISHED = Published(BY_PLACE, WAYS)
POSITIONS = {"tier": 0, "unit": 1, "procedure": 2, "legal_channel": 4, "actor": 5, "field": 2}


def coded(values: Iterable[str]) -> tuple[Any, tuple[str, ...]]:
    known = sorted(set(values := [*values]))
    return np.array([known.index(value) for value in values], dtype=np.int64), tuple(known)


def base(dossiers: list[Dossier], names: tuple[str, ...], *, by_month: bool) -> Base:
    cells: dict[tuple[Any, ...], list[Dossier]] = {}
    for dossier in dossiers:
        month = 2021 * 12 + (dossier[3] - 1 if by_month else 0)
        cells.setdefault((*(dossier[POSITIONS[name]] for name in names), month), []).append(dossier)
    keys = {name: coded(cell[place] for cell in cells) for place, name in enumerate(names)}
    return Base(
        {name: codes for name, (codes, _) in keys.items()},
        {name: texts for name, (_, texts) in keys.items()},
        np.array([cell[-1] for cell in cells], dtype=np.int64),
        {
            name: np.array([sum(map(count, members)) for members in cells.values()], dtype=np.int64)
            for name, count in COUNTS.items()
        },
    )


def patterns(dossiers: list[Dossier]) -> dict[str, Any]:
    kinds = sorted({tuple(count(dossier) for count in COUNTS.values()) for dossier in dossiers})
    return {name: np.array([kind[place] for kind in kinds], dtype=np.int64) for place, name in enumerate(COUNTS)}


def plan(dossiers: list[Dossier]) -> dict[str, Any]:
    where = base(dossiers, PLACE, by_month=True)
    how = base(dossiers, ("field", "procedure", "tier", "legal_channel", "actor"), by_month=False)
    year = build_year(2021, where, how, patterns(dossiers), PUBLISHED, LEAST)
    year.plan()
    return year.hidden_cells()


def key_of(dossier: Dossier, table: tuple[tuple[str, ...], str]) -> tuple[str, ...]:
    dimensions, grain = table
    period = period_text(2021 * 12 + dossier[3] - 1, grain)
    return (*(dossier[POSITIONS[name]] for name in dimensions), period)


def given_away(dossiers: list[Dossier], hidden: dict[str, Any]) -> list[Any]:
    """Every small hidden count that the shown cells add up to, found from the dossiers themselves.

    Unknowns are the dossiers of each place, month, channel and hand; what place and month there are is known.
    """
    places = sorted({dossier[:4] for dossier in dossiers})
    ways = sorted({dossier[4:] for dossier in dossiers})
    world: list[Dossier] = [(*place, *way) for place in places for way in ways]  # type: ignore[misc]
    published, secret, names = [], [], []
    for name, count in COUNTS.items():
        metric = name.partition(".")[0]
        tables = TABLES | WAYS if metric == "received" else TABLES
        for table in tables:
            gone = {tuple(cell) for cell in hidden[metric].get(table, ())}
            parts: dict[tuple[str, ...], dict[Any, int]] = {}
            values: dict[tuple[str, ...], int] = {}
            for unknown in world:
                if count(unknown):
                    parts.setdefault(key_of(unknown, table), {})[unknown] = 1
            for dossier in dossiers:
                values[key_of(dossier, table)] = values.get(key_of(dossier, table), 0) + count(dossier)
            for key, columns in parts.items():
                if key in values and key not in gone:
                    published.append(Equation(columns, values[key]))
                elif 0 < values.get(key, 0) < LEAST:
                    secret.append(columns)
                    names.append((name, table, key))
    return [names[each.hidden] for each in find_solvable(published, secret)]


def shown_small(dossiers: list[Dossier], hidden: dict[str, Any]) -> list[Any]:
    found = []
    for name, count in COUNTS.items():
        metric = name.partition(".")[0]
        for table in TABLES | WAYS if metric == "received" else TABLES:
            values: dict[tuple[str, ...], int] = {}
            for dossier in dossiers:
                values[key_of(dossier, table)] = values.get(key_of(dossier, table), 0) + count(dossier)
            gone = {tuple(cell) for cell in hidden[metric].get(table, ())}
            found += [(name, table, key) for key, value in values.items() if 0 < value < LEAST and key not in gone]
    return found


DOSSIERS = st.lists(
    st.tuples(
        st.sampled_from([("commune", "u1"), ("commune", "u2"), ("province", "u3")]),
        st.sampled_from(["p", "q", "r"]),
        st.sampled_from([1, 2, 5]),
        st.sampled_from([("online", "owner"), ("online", "proxy"), ("counter", "owner"), ("unknown", "unknown")]),
        st.integers(1, 30),
    ),
    min_size=1,
    max_size=14,
).map(
    lambda drawn: [
        (*place, procedure, month, *way) for place, procedure, month, way, times in drawn for _ in range(times)
    ]
)


@settings(max_examples=40, deadline=None, phases=NO_SHRINKING)
@given(DOSSIERS)
def test_nothing_small_is_shown_and_nothing_hidden_can_be_had(dossiers: list[Dossier]) -> None:
    hidden = plan(dossiers)
    assert shown_small(dossiers, hidden) == []
    assert given_away(dossiers, hidden) == []
    assert plan(dossiers) == hidden


def test_large_cells_are_all_shown() -> None:
    ways = [("online", "owner"), ("counter", "owner")]
    dossiers: list[Dossier] = [
        (tier, unit, procedure, month, *way)
        for tier, unit in (("commune", "u1"), ("province", "u2"))
        for procedure in ("p", "q")
        for month in (1, 5)
        for way in ways
        for _ in range(6)
    ]
    assert not any(cells for metric in plan(dossiers).values() for cells in metric.values())


def test_a_small_count_takes_others_with_it_in_every_table() -> None:
    """u1 has three dossiers of p: its cell goes, and so much more that neither units nor procedures give it back."""
    dossiers: list[Dossier] = [
        ("commune", unit, procedure, 1, "counter", "owner")
        for unit, procedure, times in (("u1", "p", 3), ("u1", "q", 20), ("u2", "p", 30), ("u2", "q", 40))
        for _ in range(times)
    ]
    hidden = plan(dossiers)["received"]
    assert len(hidden[("procedure", "unit"), "year"]) == 4
    assert ((), "year") not in hidden


def test_one_open_cell_among_many_closed_is_not_overlooked() -> None:
    """All received less all closed are the three open ones of one cell: found whatever cells the audit's sample has.

    In every other procedure and month it is told that none is open.
    """
    units, procedures, months = (axis.ravel() for axis in np.indices((12, 12, 12)))
    everything = np.full(units.size, 6)
    still_open = 3 * ((units == 0) & (procedures == 0) & (months == 0))
    closed = everything - still_open
    names = tuple(f"{number:02}" for number in range(12))
    keys = {"unit": units, "procedure": procedures, "field": procedures, "tier": np.zeros_like(units)}
    texts = {"unit": names, "procedure": names, "field": names, "tier": ("commune",)}
    counts = {
        "received.numerator": everything,
        "backlog.numerator": still_open,
        "first_time_right.numerator": closed,
        "first_time_right.denominator": closed,
        "time_to_result.numerator": closed,
        "time_to_result.denominator": everything,
    }
    where = Base(keys, texts, 2021 * 12 + months, counts)
    tables = frozenset({(("unit",), "year"), (("procedure",), "year"), ((), "month"), ((), "year")})
    metrics = {name.partition(".")[0]: tables for name in counts} | {"backlog": tables - {(("unit",), "year")}}
    kinds = {
        name: np.array([values is not still_open, values is not closed], dtype=np.int64)
        for name, values in counts.items()
    }
    year = build_year(2021, where, where.of_year(1), kinds, Published(metrics, frozenset()), LEAST)
    for metric in year.metrics.values():
        metric.hide_small()
    for seed in range(5):
        given = audit(replace(year.system, seed=seed, sample={}))
        assert {"00", "2021"} in [{*year.label(each.area)[1]} for each in given if each.metric == "time_to_result"]
