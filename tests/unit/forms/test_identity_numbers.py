"""The personal identification number: never refused for where somebody lives now, never mended in silence."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.forms.api import (
    FormDefinition,
    Question,
    QuestionType,
    Section,
    Words,
    assess_identity_number,
    check_answers,
)

ON = date(2026, 11, 22)
VECTORS = Path(__file__).parent / "vectors" / "identity_numbers.csv"
FORM = FormDefinition(
    (Section("s", Words("x", "x"), (Question("q", QuestionType.IDENTITY_NUMBER, Words("x", "x"), required=False),)),)
)


def test_the_published_and_derived_vectors() -> None:
    with VECTORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        found = assess_identity_number(row["number"], on=ON)
        assert found.verdict == row["verdict"], row
        if row["verdict"] == "valid":
            assert (found.province, found.sex[:1].upper(), str(found.birth_year)) == (
                row["province"],
                row["gender"],
                row["birth_year"],
            )


@pytest.mark.parametrize(
    ("number", "verdict", "meant"),
    [
        ("046304123456", "valid", ""),
        ("123456789", "valid", ""),
        ("46304123456", "recoverable", "046304123456"),
        ("1089000123", "recoverable", "001089000123"),
        ("12345678", "recoverable", "012345678"),
        ("003089000123", "invalid", ""),
        ("1234567", "invalid", ""),
        ("04630412345６", "invalid", ""),
        ("002426000001", "implausible", ""),
        ("185304123456", "valid", ""),
        ("003225123456", "valid", ""),
        ("003189123456", "invalid", ""),
    ],
)
def test_what_the_digits_allow_us_to_say(number: str, verdict: str, meant: str) -> None:
    found = assess_identity_number(number, on=ON)
    assert (found.verdict, found.meant) == (verdict, meant)


def test_a_lost_zero_is_put_to_the_person_as_a_question() -> None:
    checked = check_answers(FORM, {"s": {"q": 46304123456}}, on=ON)
    assert checked.errors == {"s.q": "identity_number_zero_lost"}
    assert checked.suggestions == {"s.q": "046304123456"}
    assert checked.values == {}


def test_spaces_and_dots_between_digits_do_not_matter() -> None:
    assert check_answers(FORM, {"s": {"q": "046 304.123-456"}}, on=ON).values == {"s": {"q": "046304123456"}}


@given(st.text(alphabet="0123456789", max_size=14))
def test_no_digits_are_too_strange_for_a_verdict(number: str) -> None:
    found = assess_identity_number(number, on=ON)
    assert bool(found.reason) == (found.verdict != "valid")
