"""Lists of names stand in the order of the Vietnamese alphabet."""

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from motcua.core.collation import sort_key

IN_ORDER = [
    "1 tháng 5",
    "an",
    "Ăn",
    "âm",
    "ba",
    "bà",
    "bả",
    "bã",
    "bá",
    "bạ",
    "Ba Vì",
    "Cao Bằng",
    "Dương Hòa",
    "Đà Nẵng",
    "Đắk Lắk",
    "em",
    "êm",
    "Hà Nội",
    "Huế",
    "ong",
    "ông",
    "ơn",
    "Phường 2",
    "Phường 10",
    "Phường An",
    "Quảng Trị",
    "Tây Ninh",
    "Thanh Hóa",
    "tu",
    "tư",
    "Vĩnh Long",
    "Yên Bái",
]


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    shuffled = random.Random(7).sample(IN_ORDER, k=len(IN_ORDER))
    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_two_ways_to_place_the_tone_are_one_place_in_the_list() -> None:
    assert sort_key("Hòa Bình") == sort_key("HOÀ BÌNH")


def test_letters_decide_before_tones() -> None:
    assert sort_key("Bá Đa") < sort_key("Ba Đê")


@given(st.text(max_size=40))
def test_the_key_is_plain_and_the_same_for_composed_and_decomposed_text(text: str) -> None:
    key = sort_key(unicodedata.normalize("NFC", text))
    assert key == sort_key(unicodedata.normalize("NFD", text))
    assert key.isascii()
    assert "\0" not in key
