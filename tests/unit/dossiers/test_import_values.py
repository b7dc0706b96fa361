"""Times and numbers of foreign files: read as they stand, refused when they cannot be told."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.importing.findings import StyleNeeded
from motcua.dossiers.importing.signs import DateSigns, NumberSigns
from motcua.dossiers.importing.times import (
    canonical_time,
    canonical_times,
    whole_number,
)

moments = st.datetimes(
    min_value=datetime.fromisoformat("1990-01-01"), max_value=datetime.fromisoformat("2090-01-01")
).map(lambda m: m.replace(microsecond=0))


@pytest.mark.parametrize(
    ("given_as", "read_as"),
    [
        ("2021-03-25T08:30:00+07:00", "2021-03-25 08:30:00+07"),
        ("2021-03-25T08:30:00", "2021-03-25 08:30:00+07"),
        ("2021-03-25 08:30:00", "2021-03-25 08:30:00+07"),
        ("2021-03-25T01:30:00Z", "2021-03-25 08:30:00+07"),
        ("20210325083000", "2021-03-25 08:30:00+07"),
        ("2021-03-25", "2021-03-25 00:00:00+07"),
        ("2021-03-25T08:30:00.250000", "2021-03-25 08:30:00.25+07"),
        ("2021-W12-4T08:30:00", "2021-03-25 08:30:00+07"),
        ("1974-06-01T08:30:00", "1974-06-01 08:30:00+08"),
        ("", ""),
        ("2021-02-30T08:30:00", None),
        ("20211325083000", None),
        ("hôm qua", None),
    ],
)
def test_times_are_brought_to_one_text(given_as: str, read_as: str | None) -> None:
    assert canonical_times([given_as], column="received_at", style=None) == [read_as]
    assert canonical_time(given_as, column="received_at", style=None) == read_as


@given(moments, st.sampled_from(["", "+07:00", "Z", "+00:00", "-05:30"]))
def test_the_quick_way_and_the_careful_way_agree_with_arithmetic(moment: datetime, zone: str) -> None:
    text = moment.isoformat() + zone
    (read,) = canonical_times([text], column="at", style=None)
    assert read is not None
    expected = moment.replace(tzinfo=timezone(timedelta(hours=7))) if not zone else datetime.fromisoformat(text)
    assert datetime.fromisoformat(read).astimezone(UTC) == expected.astimezone(UTC)
    assert read == canonical_time(text, column="at", style=None)


def verdict(signs: DateSigns | NumberSigns, values: list[str]) -> tuple[str, str]:
    signs.see(values)
    return signs.verdict()


def test_day_and_month_are_never_guessed() -> None:
    with pytest.raises(StyleNeeded):
        canonical_times(["05/03/2021 08:00"], column="received_at", style=None)
    assert canonical_times(["05/03/2021 08:00"], column="x", style="dmy") == ["2021-03-05 08:00:00+07"]
    assert canonical_times(["05/03/2021 08:00"], column="x", style="mdy") == ["2021-05-03 08:00:00+07"]
    assert verdict(DateSigns(), ["05/03/2021", "25/03/2021"]) == ("dmy", "25/03/2021")
    assert verdict(DateSigns(), ["05/03/2021", "03/25/2021"]) == ("mdy", "03/25/2021")
    assert verdict(DateSigns(), ["05/03/2021", "04/02/2021"])[0] == "ambiguous"
    assert verdict(DateSigns(), ["25/03/2021", "03/25/2021"])[0] == "mixed"
    assert verdict(DateSigns(), ["2021-03-05", ""]) == ("", "")


def test_numbers_keep_their_size_whatever_the_signs() -> None:
    assert verdict(NumberSigns(), ["58.758", "25000"]) == ("dot", "58.758")
    assert verdict(NumberSigns(), ["1,250,000"]) == ("comma", "1,250,000")
    assert verdict(NumberSigns(), ["25000,00"]) == ("dot", "25000,00")
    assert verdict(NumberSigns(), ["25.000", "25000.00"])[0] == "ambiguous"
    assert verdict(NumberSigns(), ["1.250", "1,250"])[0] == "ambiguous"
    assert whole_number("58.758", column="fee_dong", style="dot") == "58758"
    assert whole_number("25000,00", column="fee_dong", style="dot") == "25000"
    assert whole_number("29.5", column="fee_dong", style=None) is None
    assert whole_number("0025", column="fee_dong", style=None) == "25"
    assert whole_number("１２", column="fee_dong", style=None) is None
    with pytest.raises(StyleNeeded):
        whole_number("25.000", column="fee_dong", style=None)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_grouped_numbers_come_back(number: int) -> None:
    assert whole_number(f"{number:,}", column="fee_dong", style="comma") == str(number)
    assert whole_number(f"{number:,}".replace(",", "."), column="fee_dong", style="dot") == str(number)
