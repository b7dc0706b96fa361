"""Dates in words, as the register of births writes them."""

from datetime import date

import pytest

from motcua.forms.number_words import date_in_words, number_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (31, "ba mươi mốt"),
        (24, "hai mươi bốn"),
        (105, "một trăm linh năm"),
        (1000, "một nghìn"),
        (1954, "một nghìn chín trăm năm mươi bốn"),
        (2000, "hai nghìn"),
        (2005, "hai nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
    ],
)
def test_numbers_are_read_as_people_read_them(number: int, words: str) -> None:
    assert number_in_words(number) == words


def test_a_date_in_words_and_the_fourth_month() -> None:
    assert date_in_words(date(2026, 4, 1)) == "ngày một tháng tư năm hai nghìn không trăm hai mươi sáu"
    with pytest.raises(ValueError, match="9999"):
        number_in_words(10_000)
