"""However somebody types a name or a number, it meets what stands in the register."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.search import SearchRefused, name_keys, number_keys, read_sought


@pytest.mark.parametrize("typed", ["hồ thị k'lan", "Ho Thi KLan", "thị K’Lan", "KLAN", "hồ k'lan", "HỒ THỊ K"])
def test_a_name_is_found_from_any_of_its_words_on(typed: str) -> None:
    sought = read_sought(typed).name
    assert any(key.startswith(sought) for key in name_keys("Hồ Thị K'Lan"))


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("046 200 001 234", ["identity"]),
        ("046.200.001.234", ["identity"]),
        ("０４６200001234", ["identity"]),
        ("191234567", ["identity"]),
        ("091 234 5678", ["phone"]),
        ("+84 (91) 234-5678", ["phone"]),
    ],
)
def test_numbers_may_be_pasted_as_they_stand_on_paper(typed: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in read_sought(typed).numbers] == kinds


def test_one_telephone_number_is_one_however_it_is_written() -> None:
    assert number_keys("+84912345678") == number_keys("0912 345 678") == number_keys("84912345678")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "search_empty"),
        ("   ", "search_empty"),
        ("a", "search_too_short"),
        ("…", "search_too_short"),
        ("04620000123", "search_digits"),
        ("\x00", "search_too_long"),
        ("x" * 201, "search_too_long"),
    ],
)
def test_what_finds_nothing_by_itself_is_refused_with_the_reason(typed: str, code: str) -> None:
    with pytest.raises(SearchRefused) as refused:
        read_sought(typed)
    assert refused.value.field_errors == {"q": code}


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        sought = read_sought(typed)
    except SearchRefused:
        return
    assert sum(map(bool, (sought.code, sought.numbers, sought.name))) == 1
