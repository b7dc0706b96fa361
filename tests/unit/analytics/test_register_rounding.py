"""What printed digits allow, and what follows from several of them, counted by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.register.rounding import Part, envelope, follow
from motcua.analytics.register.values import Range

D = Decimal


@pytest.mark.parametrize(
    ("printed", "value", "lower", "upper"),
    [
        ("29,5 %", "0.295", "0.2945", "0.2955"),
        ("29.5 %", "0.295", "0.2945", "0.2955"),
        ("60 %", "0.6", "0.595", "0.605"),
        ("3.0 %", "0.03", "0.0295", "0.0305"),
        ("58.758", "58758", "58758", "58758"),
        ("3,321", "3321", "3321", "3321"),
        ("4.4 million", "4400000", "4350000", "4450000"),
        ("1,9 tỷ", "1900000000", "1850000000", "1950000000"),
        ("96.89", "96.89", "96.885", "96.895"),
        ("-11,863.9", "-11863.9", "-11863.95", "-11863.85"),
        ("3,404,940.13", "3404940.13", "3404940.125", "3404940.135"),
        ("mười phút", "10", "10", "10"),
    ],
)
def test_the_last_printed_digit_tells_how_much_was_rounded(printed: str, value: str, lower: str, upper: str) -> None:
    assert envelope(printed, D(value)) == Range(D(lower), D(upper))


@given(st.integers(0, 1000), st.integers(1, 3))
def test_every_share_that_is_printed_like_this_lies_in_the_envelope(thousandths: int, places: int) -> None:
    share = D(thousandths) / 1000
    rounded = round(100 * share, places)
    for text in (f"{rounded} %", f"{rounded} %".replace(".", ",")):
        allowed = envelope(text, rounded / 100)
        assert allowed.lower <= share <= allowed.upper
        assert allowed.upper - allowed.lower == D(1).scaleb(-places - 2)


def parts(*rows: tuple[str, int, int, int]) -> dict[str, Part]:
    return {name: Part(D(whole), Range(D(low), D(high))) for name, whole, low, high in rows}


def test_parts_of_a_whole_by_hand() -> None:
    """100 dossiers: 40 with 20 online, 60 with 6 online."""
    exact = parts(("a", 40, 20, 20), ("b", 60, 6, 6))
    found = {
        formula: follow(formula, exact, part="b", raised_to="a")
        for formula in ("total", "pooled_share", "part_of_volume", "part_of_numerator", "part_of_rest", "raised")
    }
    assert {formula: bounds and (bounds.lower, bounds.upper) for formula, bounds in found.items()} == {
        "total": (100, 100),
        "pooled_share": (D("0.26"), D("0.26")),
        "part_of_volume": (D("0.6"), D("0.6")),
        "part_of_numerator": (D(6) / 26, D(6) / 26),
        "part_of_rest": (D(54) / 74, D(54) / 74),
        "raised": (D("0.5"), D("0.5")),  # 20 + half of 60 of 100
    }


def test_bounds_go_to_both_ends() -> None:
    """Of 10 in b between 2 and 4 are counted: of all counted at least 2 of 8, at most 4 of 8."""
    unsure = parts(("a", 10, 4, 6), ("b", 10, 2, 4))
    assert follow("part_of_numerator", unsure, part="b") == Range(D(2) / 8, D(4) / 8)
    assert follow("part_of_rest", unsure, part="b") == Range(D(6) / 12, D(8) / 12)
    assert follow("pooled_share", unsure) == Range(D("0.3"), D("0.5"))


def test_nothing_to_divide_is_no_share() -> None:
    assert follow("pooled_share", {}) is None
    assert follow("part_of_numerator", parts(("a", 5, 0, 0)), part="a") is None
