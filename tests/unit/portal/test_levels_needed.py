"""Before the first question: what is needed here (nothing), what elsewhere, and where it is got; by the day."""

from datetime import date

import pytest

from motcua.portal.presenters.levels_needed import present_levels_needed


@pytest.mark.parametrize(("language", "word"), [("vi", "không cần tài khoản"), ("en", "no account")])
def test_it_says_what_each_door_wants_and_where_it_is_got(language: str, word: str) -> None:
    told = present_levels_needed(on=date(2026, 11, 30), language=language)
    assert word in told.doors[0]
    assert "VNeID" in told.doors[1]
    assert len(told.ways) == 2


def test_what_no_door_asks_for_is_not_explained() -> None:
    assert present_levels_needed(on=date(2020, 1, 1), language="vi").ways == ()
