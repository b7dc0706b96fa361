"""Cases are counted along declared steps, small counts are hidden, corrections and costs are told as ranges."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, cost_of_one_more, funnel, holm, wilson

STEPS = ("open", "fill", "submit")


def test_a_case_counts_once_and_has_passed_what_lies_before_its_last_step() -> None:
    cases = np.array([0, 0, 0, 1, 1, 2, 3])
    steps = np.array([0, 1, 0, 0, 2, -1, 1])  # case 0 opened twice, case 1 skipped a record, case 2 only looked
    found = funnel(cases, steps, STEPS, times=np.array([0.0, 2, 3, 1, 5, 0, 4]))
    assert [row["reached"] for row in found.rows] == [3, 3, 1]
    assert [row["seen"] for row in found.rows] == [2, 2, 1]
    assert [row["again"] for row in found.rows] == [1, 0, 0]
    assert found.rows[2]["from_previous"] == pytest.approx(1 / 3)
    assert found.rows[1]["median_time"] == 2
    assert found.estimate == pytest.approx(1 / 4)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(-1, 2)), min_size=1, max_size=40))
def test_reach_never_rises_along_the_declared_order(events: list[tuple[int, int]]) -> None:
    cases, steps = (np.array(column) for column in zip(*[*events, (9, 0)], strict=True))
    reached = [row["reached"] for row in funnel(cases, steps, STEPS).rows]
    assert reached == sorted(reached, reverse=True)


def test_small_counts_are_hidden_with_what_would_give_them_away() -> None:
    cases = np.arange(40)
    steps = np.r_[np.full(3, 2), np.full(17, 1), np.full(20, 0)]
    found = funnel(cases, steps, STEPS, smallest=5)
    assert [row["reached"] for row in found.rows] == [40, 20, None]
    assert found.estimate is None
    assert found.flags


def test_wilson_and_holm_as_published() -> None:
    """Source: Newcombe 1998, table I (81 of 263: .2553 to .3662; 0 of 20: 0 to .1611); Holm 1979."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_an_effect_that_may_be_nothing_leaves_the_cost_open_above() -> None:
    low, high = np.array([10e6, 5e6]), np.array([12e6, 8e6])
    found = cost_of_one_more(["kit", "helper"], low, high, (0.02, 0.05, 0.1), 1000)
    assert found.ci == pytest.approx((15e6 / 100, 20e6 / 20))
    assert found.estimate == pytest.approx(17.5e6 / 50)
    open_above = cost_of_one_more(["kit", "helper"], low, high, (-0.01, 0.05, 0.1), 1000)
    assert open_above.document()["ci"] == [pytest.approx(150_000), None]
    with pytest.raises(MethodRefused):
        cost_of_one_more(["kit"], low[:1], high[:1], (-0.2, -0.1, 0.0), 1000)


def test_the_commands_read_plain_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "e.csv"
    file.write_text(
        "c,a,t\n1,open,2021-01-04T08:00:00\n1,submit,2021-01-06T08:00:00\n2,open,2021-01-04\n", encoding="utf-8"
    )
    words = ["lab", "funnel", "--data", str(file), "--unit", "c", "--event", "a", "--time", "t", "--json", "--steps"]
    assert run([*words, "open,submit"]) == 0
    assert '"median_time": 2.0' in capsys.readouterr().out
    assert run([*words, "open"]) == 1
    file.write_text("name,p\na,0.01\nb,0.2\n", encoding="utf-8")
    assert run(["lab", "holm", "--data", str(file), "--outcome", "p", "--unit", "name", "--json"]) == 0
    file.write_text("i,l,h\nkit,10,20\n", encoding="utf-8")
    words = [
        "lab",
        "cost",
        "--data",
        str(file),
        "--item",
        "i",
        "--low",
        "l",
        "--high",
        "h",
        "--json",
        "--dossiers",
        "10",
    ]
    assert run([*words, "--effect", "0.5", "--effect-low", "0.1", "--effect-high", "0.9"]) == 0
