"""The calendars in `data/` keep to their schema, carry a source for every day and extend each other as they say."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from motcua.core.worktime import Limit, calendar_codes, deadline, load_calendar
from motcua.core.worktime.calendar import DayKind, DayStatus
from motcua.core.worktime.calendar_files import FOLDER, read_calendar
from motcua.core.worktime.deadline import local_time

SCHEMA = json.loads((FOLDER / "calendar.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", calendar_codes())
def test_every_calendar_keeps_to_the_schema(code: str) -> None:
    document = yaml.safe_load((FOLDER / f"{code}.yaml").read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(document, default=str)))
    listed = [row["date"] for row in document.get("days", [])]
    assert listed == sorted(set(listed))
    assert load_calendar(code).code == code


def test_days_are_of_a_kind_that_fits_their_weekday() -> None:
    vn = load_calendar("vn")
    for day, special in vn.days.items():
        assert special.source
        if special.kind is DayKind.MADE_UP:
            assert special.works_as is not None
            assert not vn.weekly_spells(day)
            assert not vn.spells(special.works_as)
            assert sum(end - start for start, end in vn.spells(day)) == 8 * 3600
        else:
            assert not vn.spells(day)


@pytest.mark.parametrize("year", range(2015, 2027))
def test_official_years_have_at_least_the_holidays_of_the_labour_code(year: int) -> None:
    vn = load_calendar("vn")
    days_off = [day for day in vn.days.values() if day.on.year == year and day.kind is not DayKind.MADE_UP]
    assert len(days_off) >= 10
    assert any(day.on == date(year, 9, 2) for day in days_off)


def test_years_without_a_list_use_computed_dates_as_estimates() -> None:
    special = load_calendar("vn").special(date(2031, 1, 23))
    assert special is not None
    assert special.status is DayStatus.ESTIMATE
    assert load_calendar("vn").spells(date(2031, 1, 23)) == ()
    assert load_calendar("vn").is_provisional(date(2031, 3, 4))


def test_a_units_own_calendar_lays_its_days_over_the_one_it_extends(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        """
code: own
name: {vi: "Riêng", en: "Own"}
extends: vn
sources: {own: "the unit's own notice"}
working_hours:
  - {valid_from: 2026-01-01, valid_to: 2026-04-16, source: own, week: {mon: ["07:30-11:30", "13:30-17:30"]}}
  - {valid_from: 2026-04-16, source: own, week: {mon: ["07:00-11:30"]}}
days:
  - {date: 2026-03-09, kind: closed, name: "Ngày hội xã", status: official, source: own}
""",
        encoding="utf-8",
    )
    own = read_calendar(tmp_path / "own.yaml")
    assert own.spells(date(2026, 3, 2)) == ((27_000, 41_400), (48_600, 63_000))
    assert own.spells(date(2026, 3, 9)) == ()
    assert own.spells(date(2026, 4, 20)) == ((25_200, 41_400),)
    assert own.spells(date(2026, 4, 27)) == ()
    answer = deadline(local_time(0).replace(2026, 3, 3), Limit.parse("1 working_days"), own)
    assert answer.due_at is not None
    assert answer.due_at.isoformat() == "2026-03-16T17:30:00+07:00"


def test_hours_that_overlap_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(
        """
code: bad
name: {vi: "Sai", en: "Wrong"}
extends: vn
sources: {own: x}
working_hours:
  - {valid_from: 2026-01-01, source: own, week: {mon: ["08:00-12:00", "11:00-17:00"]}}
""",
        encoding="utf-8",
    )
    with pytest.raises(ValueError, match="overlap"):
        read_calendar(tmp_path / "bad.yaml")
