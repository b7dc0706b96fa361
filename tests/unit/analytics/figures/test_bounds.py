"""What must hold of every figure whatever the ledger: bounds contain the truth, parts add up, totals are pooled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.analytics.cells import share_row
from motcua.analytics.cube import compute_table
from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.shapes import Tally
from motcua.analytics.snapshots import Snapshot
from tests.factories.extract_rows import write_extract
from tests.unit.analytics.figures.hand_counted import DOSSIERS

SHARES = [
    name
    for name, definition in DEFINITIONS.items()
    if definition.kind == "share" and definition.table == "dossiers" and definition.prepare is None
]
ADDITIVE = [name for name, definition in DEFINITIONS.items() if isinstance(definition.formula, Tally)]
ACTORS = ("owner", "owner_assisted", "officer_proxy", "representative", "agent")
KNOWN = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(ACTORS),
        "legal_channel": st.sampled_from(("online", "counter", "post")),
        "eligible_online": st.booleans(),
        "fee_dong": st.sampled_from((0, 5000)),
        "paid_online": st.booleans(),
        "digitised": st.booleans(),
        "service_level": st.sampled_from(("full", "partial")),
    }
).map(
    lambda row: {**row, "paid_online": row["paid_online"] and row["fee_dong"] > 0}
)  # nobody pays where nothing is owed
MASKED: Mapping[str, tuple[str, ...]] = {
    "self_service_share": ("actor",),
    "proxy_share": ("actor",),
    "online_share": ("legal_channel",),
    "eligible_online_share": ("legal_channel", "eligible_online"),
    "full_service_share": ("legal_channel", "service_level"),
    "online_payment_share": ("fee_dong", "paid_online"),
    "digitised_share": ("digitised",),
}


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The awkward month as an extract."""
    return write_extract(tmp_path_factory.mktemp("month"), DOSSIERS)


@pytest.mark.parametrize("metric", SHARES)
@pytest.mark.parametrize("by", [("tier",), ("legal_channel", "month")])
def test_a_share_lies_between_its_bounds(month: Snapshot, metric: str, by: tuple[str, ...]) -> None:
    for row in compute_table(month, metric, by=by).rows:
        if row.lower is not None and row.upper is not None:
            assert row.value is None
            assert 0 <= row.lower <= row.upper <= 1
        elif row.value is not None:
            assert 0 <= row.value <= 1


@pytest.mark.parametrize("metric", [name for name in ADDITIVE if DEFINITIONS[name].table == "dossiers"])
@pytest.mark.parametrize("dimension", ["tier", "legal_channel", "actor", "month", "statutory_period", "unit_now"])
def test_the_parts_add_up_to_the_whole(month: Snapshot, metric: str, dimension: str) -> None:
    where = {"activity": "x"} if DEFINITIONS[metric].needs_activity else {}
    *cells, total = compute_table(month, metric, by=(dimension,), where=where).rows
    assert sum(row.numerator or 0 for row in cells) == total.numerator
    assert sum(row.denominator or 0 for row in cells) == (total.denominator or 0)
    assert sum(row.unknown for row in cells) == total.unknown
    assert sum(row.maybe for row in cells) == total.maybe


def test_the_total_is_pooled_and_no_mean_of_shares(tmp_path: Path) -> None:
    """One of one online, and one of nine: two of ten are a fifth, not the mean of 1 and 1/9."""
    at = {"received_at": "2026-03-02T08:00"}
    rows = [{**at, "tier": "province", "legal_channel": "online"}, {**at, "tier": "commune", "legal_channel": "online"}]
    rows += [{**at, "tier": "commune", "legal_channel": "counter"}] * 8
    table = compute_table(write_extract(tmp_path, rows), "online_share", by=("tier",))
    assert [row.value for row in table.rows] == [1.0, 1 / 9, 0.2]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_hidden_cannot_escape_the_bounds(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A ledger of which everything is known, and the same with some of it hidden."""
    truth = [{"received_at": "2026-03-02T08:00", **row} for row in data.draw(st.lists(KNOWN, min_size=1, max_size=8))]
    metric = data.draw(st.sampled_from([*MASKED]))
    hidden = []
    for row in truth:
        gone = {column for column in MASKED[metric] if data.draw(st.booleans())}
        hidden.append({**row, **{column: "" if isinstance(row[column], str) else None for column in gone}})
    folder = tmp_path_factory.mktemp("masked")
    exact = compute_table(write_extract(folder / "truth", truth), metric).total
    seen = compute_table(write_extract(folder / "hidden", hidden), metric).total
    if exact.value is None:
        return
    lower, upper = (seen.value, seen.value) if seen.value is not None else (seen.lower, seen.upper)
    assert lower is not None
    assert upper is not None
    assert lower - 1e-12 <= exact.value <= upper + 1e-12


COUNTS = st.integers(0, 4)


@given(yes=COUNTS, no=COUNTS, unknown=COUNTS, maybe_yes=COUNTS, maybe_no=COUNTS, maybe_unknown=COUNTS)
def test_the_bounds_are_as_near_as_can_be(
    yes: int, no: int, unknown: int, maybe_yes: int, maybe_no: int, maybe_unknown: int
) -> None:
    """Every way in which the unknown may turn out, tried: none is outside, and both bounds are reached."""
    row = share_row((), {"numerator": yes, "denominator": yes + no + unknown, "unknown": unknown,
                         "maybe": maybe_yes + maybe_no + maybe_unknown, "maybe_yes": maybe_yes,
                         "maybe_unknown": maybe_unknown})  # fmt: skip
    ways = [
        (yes + turned + came_yes + hidden_yes, yes + no + unknown + came_yes + came_no + hidden_yes + hidden_no)
        for turned in range(unknown + 1)
        for came_yes in range(maybe_yes + 1)
        for came_no in range(maybe_no + 1)
        for hidden_yes in range(maybe_unknown + 1)
        for hidden_no in range(maybe_unknown - hidden_yes + 1)
    ]
    shares = [part / whole for part, whole in ways if whole]
    if not shares:
        assert (row.value, row.lower, row.upper) == (None, None, None)
        return
    bounds = (row.value, row.value) if row.value is not None else (row.lower, row.upper)
    assert bounds == pytest.approx((min(shares), max(shares)))


def units_now(**successors: list[tuple[str, float]]) -> list[dict[str, Any]]:
    return [
        {"unit_code": old, "unit_now_code": now, "weight": weight, "split": len(parts) > 1}
        for old, parts in successors.items()
        for now, weight in parts
    ]


def test_an_old_unit_goes_to_its_successors_by_people(tmp_path: Path) -> None:
    """Old `a` became `x`; old `b` was divided, 60 to 40, between `x` and `y`; `c` is as it was."""
    at = {"received_at": "2021-03-02T08:00"}
    rows = [{**at, "unit_code": "a", "legal_channel": "online"}] * 3 + [{**at, "unit_code": "b"}] * 5
    rows += [{**at, "unit_code": "b", "legal_channel": "online"}] * 5 + [{**at, "unit_code": "c"}, {**at}]
    units = units_now(a=[("x", 1.0)], b=[("x", 0.6), ("y", 0.4)])
    snapshot = write_extract(tmp_path, rows, units=units)
    table = compute_table(snapshot, "received", by=("unit_now",))
    assert {row.dimensions[0]: (row.numerator, row.flagged) for row in table.rows} == {
        "x": (9, True),
        "y": (4, True),
        "c": (1, False),
        "unknown": (1, False),
        "": (15, False),
    }
    share = {row.dimensions[0]: row for row in compute_table(snapshot, "online_share", by=("unit_now",)).rows}
    assert (share["x"].lower, share["x"].upper) == pytest.approx((6 / 9, 1.0))
    assert (share["y"].lower, share["y"].upper) == pytest.approx((0.5, 1.0))
    only = compute_table(snapshot, "received", by=("unit",), where={"unit_now": "x"})
    assert {row.dimensions[0]: (row.numerator, row.flagged) for row in only.rows} == {
        "a": (3, False),
        "b": (6, True),
        "": (9, True),
    }


def test_small_parts_of_a_divided_unit_still_add_up(tmp_path: Path) -> None:
    """One dossier a month of a unit that was divided in three: each month has its one, whoever gets it."""
    rows = [{"received_at": f"2021-{month:02}-02T08:00", "unit_code": "b"} for month in range(1, 13)]
    units = units_now(b=[("x", 1 / 3), ("y", 1 / 3), ("z", 1 / 3)])
    *cells, total = compute_table(write_extract(tmp_path, rows, units=units), "received", by=("month", "unit_now")).rows
    assert total.numerator == 12
    for month in range(1, 13):
        assert sum(row.numerator or 0 for row in cells if row.dimensions[0] == f"2021-{month:02}") == 1
