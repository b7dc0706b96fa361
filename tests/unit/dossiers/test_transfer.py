"""Until when a dossier that was received for another unit must be handed on."""

from datetime import datetime, time

import pytest

from motcua.core.worktime import LOCAL_TIME, load_calendar
from motcua.dossiers.rules.transfer import transfer_by

CUTOFF = time(15, 0)


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("2026-11-30T09:00", "2026-11-30T17:00"),
        ("2026-11-30T15:00", "2026-11-30T17:00"),
        ("2026-11-30T15:01", "2026-12-01T08:00"),
        ("2026-12-04T16:00", "2026-12-07T08:00"),
        ("2026-12-05T10:00", "2026-12-07T08:00"),
        ("2026-02-13T15:30", "2026-02-23T08:00"),
        ("2026-11-23T15:30", "2026-11-25T08:00"),
    ],
)
def test_the_same_working_day_or_the_start_of_the_next(received: str, by: str) -> None:
    """Exactly 15:00 is not after it; Saturdays, Tết and 24 November are no working days."""
    given = datetime.fromisoformat(received).replace(tzinfo=LOCAL_TIME)
    assert transfer_by(given, load_calendar("vn"), CUTOFF) == datetime.fromisoformat(by).replace(tzinfo=LOCAL_TIME)


def test_without_the_rule_the_whole_working_day_is_there() -> None:
    given = datetime(2026, 11, 30, 16, 59, tzinfo=LOCAL_TIME)
    assert transfer_by(given, load_calendar("vn"), None) == given.replace(hour=17, minute=0)
