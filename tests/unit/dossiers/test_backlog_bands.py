"""The bands of the board: every day stands in exactly one, and overdue is what lies before today."""

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.desk.presenters.board import age_words, due_words
from motcua.dossiers.rules.backlog import NO_LIMIT, Bands, bands

SOME = Bands(ages=(6, 11, 21, 31), due=(-10, 0, 1, 8))


def band_of(day: int, thresholds: tuple[int, ...]) -> int:
    """As the database divides: how many thresholds are not above the day."""
    return sum(one <= day for one in thresholds)


@settings(max_examples=30, deadline=None)
@given(st.integers(-400, 400))
def test_a_day_lies_within_the_ends_of_its_band_and_overdue_is_the_past(day: int) -> None:
    divided = bands()
    first, last = divided.due_ends(band_of(day, divided.due))
    assert first is None or first <= day
    assert last is None or day <= last
    assert divided.is_overdue(band_of(day, divided.due)) == (day < 0)
    assert not divided.is_overdue(NO_LIMIT)
    if day >= 0:
        youngest, oldest = divided.age_ends(band_of(day, divided.ages))
        assert youngest <= day
        assert oldest is None or day <= oldest


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (-11, "Quá hạn hơn 10 ngày"),
        (-10, "Quá hạn đến 10 ngày"),
        (-1, "Quá hạn đến 10 ngày"),
        (0, "Hạn hôm nay"),
        (7, "Còn 1 đến 7 ngày"),
        (8, "Còn từ 8 ngày"),
    ],
)
def test_bands_say_what_they_hold(day: int, words: str) -> None:
    with translation.override("vi"):
        assert due_words(SOME, band_of(day, SOME.due)) == words
        assert (age_words(SOME, 0), age_words(SOME, 4)) == ("0–5 ngày", "Từ 31 ngày")
