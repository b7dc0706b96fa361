"""Codes that people type back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.ids import ALPHABET, draw_lookup_code, read_code, same_secret


def test_lookup_codes_have_sixty_bits_in_readable_groups() -> None:
    code = draw_lookup_code()
    groups = code.split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    assert set("".join(groups)) <= set(ALPHABET)
    assert len(ALPHABET) ** 12 == 2**60


def test_lookup_codes_do_not_repeat() -> None:
    assert len({draw_lookup_code() for _ in range(20_000)}) == 20_000


@pytest.mark.parametrize("typed", ["k7qm-2tr9-xw40", "K7QM2TR9XW4O", " k7qm 2tr9 xw4o ", "K7QM–2TR9–XW40"])
def test_a_lookup_code_may_be_typed_as_people_type(typed: str) -> None:
    assert same_secret(typed, "K7QM-2TR9-XW40")


def test_one_and_the_letters_like_it_are_the_same() -> None:
    assert read_code("il1I-L") == "11111"


@given(st.text(max_size=40))
def test_anything_may_be_typed_and_only_the_code_opens(typed: str) -> None:
    kept = "K7QM-2TR9-XW4D"
    assert same_secret(typed, kept) == (read_code(typed) == "K7QM2TR9XW4D")
