"""Agreed communes get a rank among all like sets, and never a p."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.cli.main import run
from motcua.uptake.api import placebo_rank, space_of

TABLE = "xa,thoa_thuan,tang\nA,1,9\nB,0,1\nC,0,2\nD,1,4\n"


def test_the_rank_is_counted_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "f.csv").write_text(TABLE)
    words = ["--data", str(tmp_path / "f.csv"), "--outcome", "tang", "--treated", "thoa_thuan", "--unit", "xa"]
    assert run(["lab", "placebo", *words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    # by hand: AD 5, AC 3, AB 2, CD -2, BD -3, BC -5
    assert found["p"] is None
    assert found["ci"] is None
    assert (found["estimate"], found["rows"][0]["rank"], found["rows"][0]["sets"]) == (5.0, 1, 6)
    assert found["rows"][0]["as_far"] == 2
    assert "không phải giá trị p" in found["flags"][0]


@settings(max_examples=30)
@given(st.lists(st.integers(-50, 50), min_size=5, max_size=9, unique=True), st.integers(1, 3))
def test_ranks_of_all_sets_are_one_to_the_number_of_sets(values: list[int], many: int) -> None:
    outcome = np.array(values, dtype=float)
    treated = np.arange(len(values)) < many
    space = space_of(treated, None, 1, 1)
    ranks = [placebo_rank({"y": outcome}, marks, space).rows[0]["rank"] for marks in space.marks]
    assert min(ranks) >= 1
    assert max(ranks) == len(space.marks)
