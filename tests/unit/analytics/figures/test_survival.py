"""Times that have not all ended: a published trial, and what must hold whatever the data."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.metrics.survival import course, plain_quantile

# Remission in weeks under 6-mercaptopurine; a plus is a patient still in remission when last seen.
# Source: Freireich et al., Blood 21 (1963) 699-716.
FREIREICH = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"

LINES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=30
)  # time, way it ended (0: it has not), how many


def test_a_published_trial() -> None:
    times = [float(week.rstrip("+")) for week in FREIREICH.split()]
    ended = [0 if week.endswith("+") else 1 for week in FREIREICH.split()]
    trial = course(times, ended, np.ones(21), ways=1)
    assert trial.quantile(0.5) == 23
    assert trial.at(10)[0] == pytest.approx(0.753, abs=5e-4)
    assert trial.at(6)[0] == pytest.approx(0.857, abs=5e-4)
    assert trial.at(23)[0] == pytest.approx(0.448, abs=5e-4)
    assert trial.restricted_mean(35) == pytest.approx(23.287, abs=5e-4)


def test_half_ended_for_a_while_is_its_middle() -> None:
    assert course([1, 2, 4, 8], [1, 1, 1, 1], [1, 1, 1, 1], ways=1).quantile(0.5) == 3
    assert course([1, 2], [1, 0], [1, 3], ways=1).quantile(0.5) is None


@given(LINES)
def test_the_ways_to_end_and_the_open_make_one(lines: list[tuple[int, int, int]]) -> None:
    times, causes, counts = zip(*lines, strict=True)
    found = course(times, causes, counts, ways=3)
    assert found.survival + found.incidence.sum(axis=0) == pytest.approx(np.ones(found.times.size))
    assert (np.diff(found.survival) <= 1e-12).all()
    assert (found.incidence >= -1e-12).all()
    assert 0 <= found.restricted_mean(30) <= 30


@given(LINES)
def test_without_open_ones_it_is_the_plain_share_still_there(lines: list[tuple[int, int, int]]) -> None:
    times = np.repeat([time for time, _, _ in lines], [count for _, _, count in lines])
    found = course(times, np.ones(times.size), np.ones(times.size), ways=1)
    for time, survival in zip(found.times, found.survival, strict=True):
        assert survival == pytest.approx((times > time).mean())
    assert found.quantile(0.5) == pytest.approx(float(np.median(times)))
    assert found.restricted_mean(50) == pytest.approx(times.mean())


@given(LINES)
def test_lines_with_counts_say_the_same_as_single_rows(lines: list[tuple[int, int, int]]) -> None:
    times, causes, counts = (np.array(each) for each in zip(*lines, strict=True))
    together = course(times, causes, counts, ways=3)
    singly = course(np.repeat(times, counts), np.repeat(causes, counts), np.ones(counts.sum()), ways=3)
    assert together.survival == pytest.approx(singly.survival)
    assert together.incidence == pytest.approx(singly.incidence)


@given(LINES, st.floats(0, 1))
def test_plain_quantiles_are_those_of_the_repeated_values(lines: list[tuple[int, int, int]], part: float) -> None:
    times, counts = [float(time) for time, _, _ in lines], [float(count) for _, _, count in lines]
    repeated = np.repeat(times, [int(count) for count in counts])
    assert plain_quantile(times, counts, part) == pytest.approx(float(np.quantile(repeated, part)))


def test_nothing_has_no_quantile() -> None:
    assert plain_quantile([], [], 0.5) is None
