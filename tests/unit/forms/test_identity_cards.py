"""A scanner types what stands on a card: all of it is read, and half of it never."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.forms.identity_cards import CardRefused, read_card

CARD = "046195001234|191234567|Hồ Thị K'Lan|01031995|Nữ|Thôn 1, Xã Mẫu|15072022"


def reason(text: str) -> str:
    with pytest.raises(CardRefused) as refused:
        read_card(text)
    return refused.value.field_errors["card"]


def test_a_card_is_read_with_spaces_in_its_number_and_fields_that_newer_cards_add() -> None:
    for text in (CARD, CARD.replace("046195001234", "046 195 001 234"), CARD + "|||Hồ Văn A|Y B|", f"  {CARD}\n"):
        card = read_card(text)
        assert (card.identity_number, card.full_name, card.sex) == ("046195001234", "Hồ Thị K'Lan", "female"), text
        assert card.birth_date == {"year": 1995, "month": 3, "day": 1}
        assert card.address == "Thôn 1, Xã Mẫu"


def test_somebody_of_whose_birth_only_the_year_is_known() -> None:
    assert read_card(CARD.replace("01031995", "00001995")).birth_date == {"year": 1995, "month": None, "day": None}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "card_empty"),
        ("046195001234", "card_half"),
        ("046195001234|191234567|Hồ Thị", "card_half"),
        (CARD[:-1], "card_half"),
        (CARD.replace("Hồ Thị K'Lan", ""), "card_half"),
        ("046195001234~191234567~Hồ Thị K'Lan~01031995~Nữ~Thôn 1~15072022", "card_keyboard"),
        (CARD.replace("Hồ", "Ho62"), "card_keyboard"),
        (CARD.replace("Hồ", "H?"), "card_keyboard"),
        (CARD.replace("Hồ Thị", "Há»“ Thá»‹"), "card_keyboard"),
        (CARD.replace("|Nữ|", "|Nu7|"), "card_keyboard"),
        (CARD.replace("046195001234", "04619500123"), "card_number"),
        (CARD.replace("01031995", "31021995"), "card_date"),
        (CARD.replace("01031995", "01032023"), "card_date"),
    ],
)
def test_what_is_no_whole_card_is_refused_with_its_reason(text: str, why: str) -> None:
    assert reason(text) == why


@given(st.integers(min_value=0, max_value=len(CARD) - 1))
def test_a_scan_that_breaks_off_anywhere_is_refused(length: int) -> None:
    assert reason(CARD[:length]) in {"card_empty", "card_half", "card_keyboard", "card_number"}


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    with suppress(CardRefused):
        read_card(text)
