"""Each metric over a month that was counted with a pencil."""

from pathlib import Path
from typing import Any

import pytest

from motcua.analytics.cube import compute_table
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.values import FigureRow
from tests.factories.extract_rows import write_extract
from tests.unit.analytics.figures.hand_counted import (
    COUNTED,
    DOSSIERS,
    FROM_THE_LOG,
    LOG,
    LOGGED,
    MARCH,
    OFFERED,
    SERVICES,
)

WITHOUT_THE_SIMULATED_ONE = {"accounts", "channel_switch", "back_to_counter_share", "counter_copy_share"}


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The awkward month as an extract."""
    return write_extract(tmp_path_factory.mktemp("month"), DOSSIERS)


def numbers(row: FigureRow) -> tuple[Any, ...]:
    return (row.numerator, row.denominator, row.value, row.lower, row.upper)


@pytest.mark.parametrize("metric", COUNTED)
def test_the_whole_month(month: Snapshot, metric: str) -> None:
    table = compute_table(month, metric, **MARCH)  # type: ignore[arg-type]
    *expected, apart = COUNTED[metric]
    assert numbers(table.total) == pytest.approx(tuple(expected))
    assert table.apart == apart
    assert table.simulated == (metric not in WITHOUT_THE_SIMULATED_ONE)


def test_times_keep_the_open_ones(month: Snapshot) -> None:
    """Of the province: 4 ended after 4 days, 7 after 3, 6 is open: half had ended after 4 days, not after 3.5."""
    row = compute_table(month, "time_to_result", where={"tier": "province"}, **MARCH).total  # type: ignore[arg-type]
    assert (row.numerator, row.denominator, row.value, row.lower, row.upper) == (2, 3, 4.0, None, None)
    more = dict(row.more)
    assert more["median_of_ended"] == pytest.approx(3.5)
    assert more["restricted_mean"] == pytest.approx(3 + 1 * 2 / 3 + 86 / 3)
    assert (more["approved"], more["withdrawn"], more["open"]) == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_the_age_of_what_is_open(month: Snapshot) -> None:
    more = dict(compute_table(month, "backlog_age", **MARCH).total.more)  # type: ignore[arg-type]
    assert more == pytest.approx({"mean": 256.1, "p90": 264.8, "longest": 265.0})


@pytest.mark.parametrize(
    ("dimension", "counted"),
    [
        ("tier", {"province": 3, "district": 3, "commune": 4, "unknown": 1}),
        ("statutory_period", {"2026-Q1": 4, "2026-Q2": 7}),  # 1 5 6 11 until 14 March
        ("month", {"2026-03": 11}),
        ("quarter", {"2026-Q1": 11}),
        ("year", {"2026": 11}),
        ("legal_channel", {"online": 6, "counter": 3, "post": 1, "unknown": 1}),
        ("actor", {"owner": 3, "owner_assisted": 1, "officer_proxy": 1, "representative": 1, "agent": 1, "unknown": 4}),
        ("service_level", {"full": 4, "partial": 1, "4": 1, "unknown": 5}),
        ("eligible_online", {"true": 7, "false": 1, "unknown": 3}),
        ("outcome", {"approved": 4, "withdrawn": 1, "refused": 1, "unknown": 5}),
        ("timeliness", {"early": 2, "on_time": 1, "late": 1, "no_due": 2, "open_overdue": 1, "open_in_time": 1,
                        "unknown": 3}),
    ],
)  # fmt: skip
def test_by_each_dimension(month: Snapshot, dimension: str, counted: dict[str, int]) -> None:
    table = compute_table(month, "received", by=(dimension,), **MARCH)  # type: ignore[arg-type]
    assert {row.dimensions[0]: row.numerator for row in table.rows[:-1]} == counted
    for value, count in counted.items():
        narrowed = compute_table(month, "received", where={dimension: value}, **MARCH)  # type: ignore[arg-type]
        assert narrowed.total.numerator == count, value


def test_the_year_begins_at_local_midnight(month: Snapshot) -> None:
    table = compute_table(month, "received", by=("year", "statutory_period"))
    assert {row.dimensions: row.numerator for row in table.rows} == {
        ("2025", "2026-Q1"): 1,
        ("2026", "2026-Q1"): 4,
        ("2026", "2026-Q2"): 7,
        ("", ""): 12,
    }


def test_people_are_not_added_up(month: Snapshot) -> None:
    """Two people came online in person or perhaps: 1 and 2 in the commune, 7 without a number in the province."""
    table = compute_table(month, "accounts", by=("tier",), **MARCH)  # type: ignore[arg-type]
    cells = {row.dimensions[0]: numbers(row) for row in table.rows}
    assert cells["commune"] == (1, None, None, 1.0, 2.0)
    assert cells["province"] == (0, None, None, 0.0, 1.0)
    assert cells[""] == (1, None, None, 1.0, 3.0)


@pytest.mark.parametrize("metric", OFFERED)
def test_what_is_offered_at_the_end_of_the_period(tmp_path: Path, metric: str) -> None:
    snapshot = write_extract(tmp_path, services=SERVICES)
    table = compute_table(snapshot, metric, **MARCH)  # type: ignore[arg-type]
    assert numbers(table.total) == pytest.approx(OFFERED[metric])
    by_level = compute_table(snapshot, "services_by_level", by=("service_level",), **MARCH)  # type: ignore[arg-type]
    assert {row.dimensions[0]: row.numerator for row in by_level.rows if row.numerator} == {
        "full": 2,
        "partial": 1,
        "unknown": 1,
        "": 4,
    }


@pytest.mark.parametrize("metric", FROM_THE_LOG)
def test_what_the_log_shows(tmp_path: Path, metric: str) -> None:
    snapshot = write_extract(tmp_path, LOGGED, events=LOG)
    where = {"activity": "Check"} if metric == "reached_share" else {}
    table = compute_table(snapshot, metric, by=("channel_as_given",), where=where, **MARCH)  # type: ignore[arg-type]
    assert {row.dimensions: numbers(row) for row in table.rows} == {
        texts: pytest.approx(expected) for texts, expected in FROM_THE_LOG[metric].items()
    }
