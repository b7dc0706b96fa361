"""How much could be gained: worked out by hand, never outside of what the ranges allow."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import MethodRefused, Stopped, expected_gain

TABLE = """code,offline,may,may_most,unaware,unaware_most
birth,1000,0.5,0.8,0.3,0.5
land,400,1,1,0.6,0.6
"""


def gained(capsys: pytest.CaptureFixture[str], folder: Path, *options: str, table: str = TABLE) -> dict[str, Any]:
    path = folder / "p.csv"
    path.write_text(table, encoding="utf-8")
    assert run(["lab", "gain", "--data", str(path), "--unit", "code", "--offline", "offline", *options, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_by_hand(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """birth: 1000 x .5 x (.3 x .2 + .1 x 0) = 30 to 1000 x .8 x (.5 x .5 + .2 x .3) = 248.
    land: 400 x (.6 x .2) = 48 to 400 x (.6 x .5 + .2 x .3) = 144."""
    found = gained(
        capsys, tmp_path, "--eligible", "may:may_most", "--stopped", "B01=unaware:unaware_most,B05=0.1:0.2",
        "--moves", "B01=0.2:0.5,B05=0:0.3",
    )  # fmt: skip
    rows = {row["alternative"]: row for row in found["rows"]}
    assert [row["alternative"] for row in found["rows"]] == ["land", "birth"], "what is surest comes first"
    assert (rows["birth"]["low"], rows["birth"]["high"]) == pytest.approx((30, 248))
    assert (rows["land"]["low"], rows["land"]["high"]) == pytest.approx((48, 144))
    assert rows["land"]["barriers"]["B05"] == pytest.approx([0, 24])
    assert rows["birth"]["barrier"] == "B01"
    assert found["ci"] == pytest.approx([78, 392])


def test_an_unknown_share_is_a_bound_and_shares_make_one_whole(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """land: .6 are unaware; of B05 nothing is known: nobody (48), or the other .4 (400 x (.6 x .5 + .4) = 280)."""
    found = gained(capsys, tmp_path, "--stopped", "B01=unaware:unaware_most", "--moves", "B01=0.2:0.5,B05=0:1")
    land = next(row for row in found["rows"] if row["alternative"] == "land")
    assert (land["low"], land["high"]) == pytest.approx((48, 280))
    assert any("B05" in flag for flag in found["flags"])
    birth = next(row for row in found["rows"] if row["alternative"] == "birth")
    assert birth["high"] == pytest.approx(1000 * (0.3 * 0.5 + 0.7 * 1)), "B05 brings more, so it is filled first"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--stopped", "B01=0.7,B05=0.6", "--moves", "B01=0:1,B05=0:1"), "hơn 100 %"),
        (("--stopped", "B01=0.7", "--moves", "B05=0:1"), "gỡ được bao nhiêu ở B01"),
        (("--moves", "B99=0:1"), "Không có rào cản mã"),
        (("--stopped", "B01=30", "--moves", "B01=0:1"), "từ 0 đến 1"),
        (("--stopped", "B01=nowhere", "--moves", "B01=0:1"), "không phải cột"),
        (("--moves", "B01=0.5:0.2"), "khoảng từ 0 đến 1"),
        (("--moves", "B01"), "Không hiểu"),
    ],
)
def test_refuses_what_cannot_be(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    path = tmp_path / "p.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert run(["lab", "gain", "--data", str(path), "--unit", "code", "--offline", "offline", *options]) == 1
    assert words in capsys.readouterr().err


shares = st.tuples(st.floats(0, 0.5), st.floats(0, 0.5)).map(sorted)


@given(st.lists(st.tuples(shares, shares), min_size=1, max_size=4), st.data())
def test_no_world_within_the_ranges_lies_outside_of_the_answer(barriers: list[Any], data: st.DataObject) -> None:
    low, high = (np.array([[one[0][end] for one in barriers]]) for end in (0, 1))
    moves = np.array([one[1] for one in barriers])
    names = [f"B0{place}" for place in range(len(barriers))]
    if low.sum() > 1:
        with pytest.raises(MethodRefused):
            expected_gain(["a"], np.array([100.0]), np.array([[0.4, 0.9]]), Stopped(names, low, high, moves))
        return
    (row,) = expected_gain(["a"], np.array([100.0]), np.array([[0.4, 0.9]]), Stopped(names, low, high, moves)).rows
    true = np.array([data.draw(st.floats(low[0, at], high[0, at])) for at in range(len(barriers))])
    if true.sum() > 1:
        return
    let = np.array([data.draw(st.floats(*one)) for one in moves])
    able = data.draw(st.floats(0.4, 0.9))
    assert row["low"] - 1e-9 <= 100 * able * float(true @ let) <= row["high"] + 1e-9
