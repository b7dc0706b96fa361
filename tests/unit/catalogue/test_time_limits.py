"""The time limits of the real definitions, counted in the real calendar."""

from datetime import datetime, time

import pytest

from motcua.catalogue.files import PROCEDURES_FOLDER, read_files
from motcua.catalogue.reading import read_definition
from motcua.catalogue.rules import late_cutoff_of, time_limit_of
from motcua.core.worktime import LOCAL_TIME, LimitUnit, deadline, load_calendar

GROUP = "3.000722"
"""Birth, residence and health card together: three working days in all."""
DEFINITIONS = {
    file.data["code"]: read_definition(file.data) for file in read_files(PROCEDURES_FOLDER) if file.kind == "procedure"
}


SAME_DAY = sorted(
    code
    for code, definition in DEFINITIONS.items()
    if str(time_limit_of(definition, channel="counter")) in {"0 days", "1 working_days", "0 working_days"}
    and code != GROUP
)


@pytest.mark.parametrize("code", SAME_DAY)
@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-20T09:00", "2026-11-20T17:00"),
        ("2026-11-20T15:00", "2026-11-20T17:00"),
        ("2026-11-20T15:01", "2026-11-23T17:00"),
        ("2026-11-21T10:00", "2026-11-23T17:00"),
        ("2026-11-23T16:00", "2026-11-25T17:00"),
    ],
)
def test_due_the_same_day_or_after_three_the_next_working_day(code: str, received: str, due: str) -> None:
    definition = DEFINITIONS[code]
    moment = datetime.fromisoformat(received).replace(tzinfo=LOCAL_TIME)
    answer = deadline(
        moment,
        time_limit_of(definition, channel="counter"),
        load_calendar("vn"),
        late_cutoff=late_cutoff_of(definition, channel="counter"),
    )
    assert answer.due_at is not None
    assert answer.due_at.astimezone(LOCAL_TIME).isoformat()[:16] == due


@pytest.mark.parametrize(
    ("received", "due"), [("2026-11-20T09:00", "2026-11-26T17:00"), ("2026-11-20T15:01", "2026-11-27T17:00")]
)
def test_the_linked_procedure_takes_three_working_days_and_the_new_holiday_is_none(received: str, due: str) -> None:
    """Friday 20: Monday 23, not Tuesday 24 (a holiday since 2026), Wednesday 25, Thursday 26."""
    group = DEFINITIONS[GROUP]
    moment = datetime.fromisoformat(received).replace(tzinfo=LOCAL_TIME)
    limit, cutoff = time_limit_of(group, channel="counter"), late_cutoff_of(group, channel="counter")
    answer = deadline(moment, limit, load_calendar("vn"), late_cutoff=cutoff)
    assert answer.due_at is not None
    assert answer.due_at.astimezone(LOCAL_TIME).isoformat()[:16] == due


def test_the_case_with_another_number_keeps_the_rule_of_the_text() -> None:
    extract = DEFINITIONS["2.000635"]
    assert extract.has_case("2.000635.01")
    assert time_limit_of(extract, channel="online", variant="2.000635.01") == time_limit_of(extract, channel="online")
    assert late_cutoff_of(extract, channel="post") == time(15)


def test_a_channel_that_the_definition_does_not_know_has_no_limit() -> None:
    assert time_limit_of(DEFINITIONS["2.000815"], channel="online").unit is LimitUnit.NONE
