"""Orders of a roll-out: worked out by hand, and the lot is the mean of all orders."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import Places, roll_out

TABLE = """xa,low,high,ready,need,poor,others
A,10,12,3,1,10,90
B,20,20,2,2,20,80
C,30,40,1,3,70,30
"""
OPTIONS = ("--unit", "xa", "--gain", "low:high", "--readiness", "ready", "--people", "poor,others")


def compared(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> dict[str, Any]:
    path = folder / "c.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert run(["lab", "waves", "--data", str(path), *OPTIONS, *options, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_by_hand(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Easy first serves A 12, B 9, C 6 months: 480 to 564 dossiers; the poor wait (20 x 3 + 70 x 6) / 100 = 4.8 months.
    By lot everybody is served 9 months on average: 540 to 648 dossiers, and waits 3."""
    found = compared(capsys, tmp_path, "--need", "need", "--waves", "1,1,1", "--months", "3", "--horizon", "12")
    rows = {(row["order"], row["group"]): row for row in found["rows"]}
    assert (rows["easy", "poor"]["low"], rows["easy", "poor"]["high"]) == pytest.approx((480, 564))
    assert rows["easy", "poor"]["waiting"] == pytest.approx(4.8)
    assert rows["easy", "others"]["waiting"] == pytest.approx((80 * 3 + 30 * 6) / 200)
    assert (rows["lot", "poor"]["low"], rows["lot", "poor"]["high"]) == pytest.approx((540, 648))
    assert rows["need", "poor"]["waiting"] == pytest.approx((20 * 3 + 10 * 6) / 100)
    assert found["price"] == pytest.approx(
        {"low": -60, "high": -84, "group": "poor", "waits_longer": 1.8, "person_months": 180}
    )
    after_first = [row for row in found["served"] if row["order"] == "easy" and row["month"] == 0]
    assert [row["served"] for row in after_first] == pytest.approx([0.1, 0.45])


def test_without_need_it_says_what_was_not_compared_and_who_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    found = compared(capsys, tmp_path, "--waves", "1,2", "--months", "6", "--horizon", "6")
    assert {row["order"] for row in found["rows"]} == {"easy", "lot"}
    assert any("Chưa so với" in flag for flag in found["flags"])
    assert any("2 xã chưa bắt đầu" in flag for flag in found["flags"])


@pytest.mark.parametrize("waves", ["3", "1,1", "0,3", "1,x", "1.5,1.5"])
def test_refuses_waves_that_are_none(capsys: pytest.CaptureFixture[str], tmp_path: Path, waves: str) -> None:
    path = tmp_path / "c.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert run(["lab", "waves", "--data", str(path), *OPTIONS, "--waves", waves]) == 1
    assert "Ví dụ --waves" in capsys.readouterr().err


numbers = st.lists(st.integers(1, 50), min_size=4, max_size=4)


@given(numbers, numbers, numbers)
def test_the_lot_is_the_mean_of_all_orders_and_equals_share_their_places(
    gain: list[int], people: list[int], tied: list[int]
) -> None:
    values = np.array(gain, dtype=float)
    poor = np.array(people, dtype=float) + 5
    ready = np.array([one % 2 for one in tied], dtype=float)
    places = Places(list("abcd"), np.column_stack([values, values]), ready, None, {"poor": poor})
    rows = {row["order"]: row for row in roll_out(places, sizes=[1, 2, 1], months=3, horizon=7).rows}
    starts = np.array([0, 3, 3, 6.0])
    served = np.clip(7 - starts, 0, None)
    everyone = list(permutations(range(4)))
    easy_first = [order for order in everyone if list(ready[list(order)]) == sorted(ready, reverse=True)]
    for name, orders in (("lot", everyone), ("easy", easy_first)):
        dossiers = np.mean([sum(values[one] * served[spot] for spot, one in enumerate(order)) for order in orders])
        waits = np.mean([sum(poor[one] * starts[spot] for spot, one in enumerate(order)) for order in orders])
        assert rows[name]["low"] == pytest.approx(dossiers)
        assert rows[name]["waiting"] == pytest.approx(waits / poor.sum())
