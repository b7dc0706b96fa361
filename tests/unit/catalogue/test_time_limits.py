"""The time limits of the real definitions, counted in the real calendar."""

from datetime import datetime, time

import pytest

from motcua.catalogue.files import PROCEDURES_FOLDER, read_files
from motcua.catalogue.reading import read_definition
from motcua.catalogue.rules import late_cutoff_of, time_limit_of
from motcua.core.worktime import LOCAL_TIME, LimitUnit, deadline, load_calendar

DEFINITIONS = {
    file.data["code"]: read_definition(file.data) for file in read_files(PROCEDURES_FOLDER) if file.kind == "procedure"
}


@pytest.mark.parametrize("code", sorted(DEFINITIONS))
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


def test_the_case_with_another_number_keeps_the_rule_of_the_text() -> None:
    extract = DEFINITIONS["2.000635"]
    assert extract.has_case("2.000635.01")
    assert time_limit_of(extract, channel="online", variant="2.000635.01") == time_limit_of(extract, channel="online")
    assert late_cutoff_of(extract, channel="post") == time(15)


def test_a_channel_that_the_definition_does_not_know_has_no_limit() -> None:
    assert time_limit_of(DEFINITIONS["2.000815"], channel="online").unit is LimitUnit.NONE
