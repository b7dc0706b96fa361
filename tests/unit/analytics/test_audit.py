"""The audit finds every hidden count that the published ones give away, and no other."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.publication.audit import Equation, find_solvable
from motcua.analytics.publication.elimination import PRIMES


def published(*sums: Sequence[str], values: dict[str, int]) -> list[Equation]:
    return [Equation(dict.fromkeys(cells, 1), sum(values[cell] for cell in cells)) for cells in sums]


def solved(equations: Sequence[Equation], *hidden: Sequence[str]) -> dict[int, dict[int, Fraction]]:
    found = find_solvable(equations, [dict.fromkeys(cells, 1) for cells in hidden])
    return {each.hidden: dict(each.recipe) for each in found}


def is_prime(number: int) -> bool:
    """Miller and Rabin's test with bases that leave no doubt below 2^64."""
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        power = pow(base, odd, number)
        if power in (1, number - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % number
            if power == number - 1:
                break
        else:
            return False
    return True


def test_the_moduli_are_primes() -> None:
    assert all(map(is_prime, PRIMES))


def test_the_only_hidden_cell_of_a_line_is_its_total_less_the_rest() -> None:
    values = {"a": 3, "b": 20, "c": 40}
    assert solved(published("abc", "b", "c", values=values), "a") == {0: {0: 1, 1: -1, 2: -1}}
    assert solved(published("abc", "c", values=values), "a", "b") == {}
    assert solved(published("abc", "c", values=values), "ab") == {0: {0: 1, 1: -1}}


def test_a_square_of_four_hidden_cells_holds_and_three_do_not() -> None:
    """Two rows and two columns with their totals: e f / g h."""
    values = {"e": 2, "f": 9, "g": 8, "h": 30}
    totals = ("ef", "gh", "eg", "fh")
    assert solved(published(*totals, values=values), "e", "f", "g", "h") == {}
    assert set(solved(published(*totals, "h", values=values), "e", "f", "g")) == {0, 1, 2}


def test_a_cell_given_away_by_another_table() -> None:
    """Units u1 (a, b) and u2 (c, d); procedures p (a, c) and q (b, d): safe until p's total is shown."""
    values = {"a": 3, "b": 7, "c": 50, "d": 60}
    units = published("ab", "cd", "c", "d", values=values)
    assert solved(units, "a", "b") == {}
    assert set(solved([*units, *published("ac", values=values)], "a", "b")) == {0, 1}


def test_a_cell_given_away_by_a_filter() -> None:
    """The same breakdown under a condition and under the opposite one."""
    values = {"north_online": 4, "north_counter": 30, "south_online": 9, "south_counter": 20}
    shown = published(
        ("north_online", "north_counter"), ("north_counter", "south_counter"), ("south_counter",), values=values
    )
    assert set(solved(shown, ("north_online",))) == {0}


def test_two_releases_that_differ_by_one_dossier() -> None:
    """First release: A = 4 and B = 6 hidden in a total of 30. In the second one more dossier of A: all are shown."""
    first = published(("a", "b", "c"), ("c",), values={"a": 4, "b": 6, "c": 20})
    second = published(("a", "new"), ("b",), ("c",), values={"a": 4, "new": 1, "b": 6, "c": 20})
    assert solved(first, ("a",), ("b",)) == {}
    assert solved([*first, *second], ("a",), ("b",)).keys() == {0, 1}


def test_a_published_nought_empties_its_cells() -> None:
    """b + c = 0 makes b and c nought, so a + b gives a away; the noughts themselves are nobody's."""
    shown = published(("b", "c"), ("a", "b"), values={"a": 3, "b": 0, "c": 0})
    found = find_solvable(shown, [{"a": 1}, {"b": 1}])
    assert [(each.hidden, each.by_zeros) for each in found] == [(0, False)]


def test_halves_are_recipes_too() -> None:
    values = {"a": 3, "b": 4, "c": 5}
    assert solved(published("ab", "bc", "ac", values=values), "a") == {
        0: {0: Fraction(1, 2), 1: Fraction(-1, 2), 2: Fraction(1, 2)}
    }


def rank(rows: Sequence[Sequence[int]]) -> int:
    """By Gauss in fractions: the plain way, for small matrices."""
    work = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(work[0]) if work else 0):
        pivot = next((row for row in work[found:] if row[column]), None)
        if pivot is None:
            continue
        work.remove(pivot)
        work.insert(found, pivot)
        for row in work[found + 1 :]:
            factor = row[column] / pivot[column]
            for place, value in enumerate(pivot):
                row[place] -= factor * value
        found += 1
    return found


@pytest.mark.parametrize("width", [4, 7])
@given(data=st.data())
def test_it_agrees_with_the_plain_way(data: st.DataObject, width: int) -> None:
    row = st.lists(st.integers(0, 1), min_size=width, max_size=width)
    rows = data.draw(st.lists(row, min_size=1, max_size=8))
    hidden = data.draw(st.lists(row.filter(any), min_size=1, max_size=5))
    equations = [Equation({place: 1 for place, value in enumerate(each) if value}, 9) for each in rows]
    targets = [{place: 1 for place, value in enumerate(each) if value} for each in hidden]
    plain = {number for number, each in enumerate(hidden) if rank([*rows, each]) == rank(rows)}
    assert {each.hidden for each in find_solvable(equations, targets)} == plain
