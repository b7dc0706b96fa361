"""What an editor types becomes a value that can be computed with, or is refused with the control named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.board.deciding import DecisionRefused, Shape, read_value, shape_of
from motcua.catalogue.board.places import excerpt_at, numbers_in, part_of

RECORD = {"executionMethods": [{"fees": []}, {"fees": [{"value": 8}]}], "name": "Tên"}


@pytest.mark.parametrize(
    ("shape", "typed", "kept"),
    [
        (Shape.LIMIT, {"amount": "8,5", "unit": "working_day"}, "8.5 working_day"),
        (Shape.LIMIT, {"amount": " 15 ", "unit": "day"}, "15 day"),
        (Shape.FEE, {"amount": "25.000"}, "25000"),
        (Shape.FEE, {"amount": "1.250.000"}, "1250000"),
        (Shape.FEE, {"amount": "25 000"}, "25000"),
        (Shape.FEE, {"amount": "0"}, "0"),
        (Shape.SHEETS, {"originals": "1", "copies": "0"}, "1+0"),
        (Shape.LEVEL, {"level": "part"}, "part"),
        (Shape.TEXT, {"text": "  Ủy ban\n nhân dân "}, "Ủy ban nhân dân"),
    ],
)
def test_what_people_write_is_understood(shape: Shape, typed: dict[str, str], kept: str) -> None:
    assert read_value(shape, typed) == kept


@pytest.mark.parametrize(
    ("shape", "typed", "control"),
    [
        (Shape.LIMIT, {"amount": "", "unit": "day"}, "amount"),
        (Shape.LIMIT, {"amount": "0", "unit": "day"}, "amount"),
        (Shape.LIMIT, {"amount": "mười", "unit": "day"}, "amount"),
        (Shape.LIMIT, {"amount": "1e9", "unit": "day"}, "amount"),
        (Shape.LIMIT, {"amount": "15", "unit": "fortnight"}, "unit"),
        (Shape.FEE, {"amount": "25.000,5"}, "amount"),
        (Shape.FEE, {"amount": "-1"}, "amount"),
        (Shape.FEE, {"amount": "١٠"}, "amount"),
        (Shape.FEE, {"amount": "99999999999"}, "amount"),
        (Shape.SHEETS, {"originals": "0", "copies": "0"}, "originals"),
        (Shape.SHEETS, {"originals": "1"}, "copies"),
        (Shape.LEVEL, {"level": "all"}, "level"),
        (Shape.TEXT, {"text": " "}, "text"),
    ],
)
def test_what_cannot_be_is_refused_at_its_control(shape: Shape, typed: dict[str, str], control: str) -> None:
    with pytest.raises(DecisionRefused) as refused:
        read_value(shape, typed)
    assert set(refused.value.field_errors) == {control}


@given(st.integers(0, 10_000_000_000))
def test_an_amount_as_it_is_printed_is_read_as_it_was(dong: int) -> None:
    assert read_value(Shape.FEE, {"amount": f"{dong:,}".replace(",", ".")}) == str(dong)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_or_refused(typed: str) -> None:
    try:
        kept = read_value(Shape.FEE, {"amount": typed})
    except DecisionRefused:
        return
    assert Decimal(kept) >= 0


def test_the_kind_of_doubt_says_what_is_to_be_set() -> None:
    assert shape_of("fee_thousand_too_small", "executionMethods[0].fees[1]") is Shape.FEE
    assert shape_of("limit_in_words", "executionMethods[0]") is Shape.LIMIT
    assert shape_of("paper_without_quantity", "executionCases[0].profileComponents[2]") is Shape.SHEETS
    assert shape_of("full_without_online", "isFullProcess") is Shape.LEVEL
    assert shape_of("required_unknown", "executionCases") is Shape.TEXT
    assert shape_of("no_longer_known", "x") is Shape.TEXT


def test_a_place_leads_into_the_record_or_nowhere() -> None:
    assert excerpt_at(RECORD, "executionMethods[1].fees[0]") == {"value": 8}
    assert excerpt_at(RECORD, "executionMethods[9]") is None
    assert excerpt_at(RECORD, "") is None
    assert excerpt_at(RECORD, "__class__.x[") is None
    assert numbers_in("executionMethods[2].fees[0]") == (2, 0)
    assert part_of("executionMethods[2].fees[0]") == "executionMethods.fees"
