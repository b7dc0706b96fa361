"""A row that stands on fewer than five cases is not shown outside, and cannot be had from the others."""

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.lab.presenters.small_cells import SMALLEST, without_small_cells

ROWS = st.lists(st.integers(min_value=0, max_value=30), max_size=8)


@settings(max_examples=60)
@given(ROWS)
def test_no_small_row_is_left_and_none_goes_alone(counts: list[int]) -> None:
    answer, hidden = without_small_cells({"rows": [{"group": str(n), "n": n, "mean": 0.5} for n in counts]})
    assert all(row["n"] == 0 or row["n"] >= SMALLEST for row in answer["rows"])
    small = sum(0 < n < SMALLEST for n in counts)
    assert hidden >= small
    if small == 1 and sum(n > 0 for n in counts) > 1:
        assert hidden == 2


def test_rows_without_counts_stay() -> None:
    rows = [{"outcome": "a", "estimate": 0.1}]
    assert without_small_cells({"rows": rows}) == ({"rows": rows}, 0)


def test_a_sentence_on_few_sessions_is_not_said_outside() -> None:
    few, enough = {"numerator": 1, "denominator": 1}, {"numerator": 20, "denominator": 30}
    nearly_all = {"numerator": 28, "denominator": 30}
    answer, hidden = without_small_cells(
        {"rows": [few, enough, nearly_all, enough], "binding": [few, enough, nearly_all]}
    )
    assert (answer["rows"], hidden) == ([enough, enough], 2)
    assert answer["binding"] == [enough]
