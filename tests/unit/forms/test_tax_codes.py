"""Tax codes: the check digit finds the slip of a pen, the twelve digits of a person serve as well."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.forms.test_types import answer

VECTORS = Path(__file__).parent / "vectors" / "tax_codes.csv"
ON = date(2026, 11, 23)
REASONS = {
    "format": "tax_code_not_digits",
    "component": "tax_code_never_given",
    "checksum": "tax_code_check_digit",
}


def test_the_published_vectors() -> None:
    with VECTORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 30
    for row in rows:
        value, refused = answer("tax_code", row["number"])
        assert refused == REASONS.get(row["reason"], ""), row
        assert bool(value) is (row["verdict"] == "valid")


@pytest.mark.parametrize(
    ("given", "value", "code"),
    [
        ("01.00.112.437", "0100112437", ""),
        ("0102721191001", "0102721191-001", ""),
        (102721191, None, "tax_code_zero_lost"),
        ("0102721191-000", None, "tax_code_never_given"),
        ("046304123456", "046304123456", ""),
        ("046 304 123 456", "046304123456", ""),
        ("099904123456", None, "tax_code_no_person"),
        ("46304123456", None, "tax_code_zero_lost"),
        ("123", None, "tax_code_length"),
        ("", None, ""),
        ("０１００１１２４３７", None, "tax_code_not_digits"),
    ],
)
def test_what_people_write(given: object, value: str | None, code: str) -> None:
    assert answer("tax_code", given) == (value, code)


@given(st.integers(0, 9), st.integers(1, 9), st.sampled_from(["0102721191", "0311892472", "3702499152"]))
def test_one_wrong_digit_is_always_found(place: int, step: int, code: str) -> None:
    wrong = code[:place] + str((int(code[place]) + step) % 10) + code[place + 1 :]
    assert answer("tax_code", wrong)[1] in {"tax_code_check_digit", "tax_code_never_given"}
    assert answer("tax_code", code) == (code, "")
