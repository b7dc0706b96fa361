"""Days and numbers as people here write them."""

from datetime import date

import pytest

from motcua.lab.typed import optional_day, whole_typed
from motcua.studies.api import StudyRefused


@pytest.mark.parametrize("text", ["05/09/2021", "5/9/2021", "2021-09-05", " 05/09/2021 "])
def test_a_day_is_read_day_first_or_as_the_standard_writes_it(text: str) -> None:
    assert optional_day({"first": text}, "first") == date(2021, 9, 5)


def test_an_empty_box_is_no_day() -> None:
    assert optional_day({"first": "  "}, "first") is None
    assert optional_day({}, "first") is None


@pytest.mark.parametrize("text", ["31/02/2021", "09/2021", "hôm nay", "٠١/٠١/٢٠٢١"])
def test_what_is_no_day_is_refused_at_its_box(text: str) -> None:
    with pytest.raises(StudyRefused) as refused:
        optional_day({"first": text}, "first")
    assert refused.value.field_errors == {"first": "no_day"}


def test_groups_of_thousands_are_read_as_one_number() -> None:
    assert whole_typed("cost", "1.500.000") == whole_typed("cost", "1 500 000") == 1_500_000
