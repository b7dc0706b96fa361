"""Early, on time, late; and what the national index makes of the same dossier."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from motcua.dossiers.rules.promise import Indexed, Kept, indexed, kept

RECEIVED = datetime(2026, 11, 30, 2, tzinfo=UTC)
DUE = datetime(2026, 12, 7, 10, tzinfo=UTC)  # 17:00 in Viet Nam
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"finished_at": DUE - DAY}, Kept.EARLY),
        ({"finished_at": DUE - 9 * HOUR}, Kept.ON_TIME),  # eight in the morning of the due day
        ({"finished_at": DUE - 18 * HOUR}, Kept.EARLY),  # 23:00 of the day before, in Viet Nam
        ({"finished_at": DUE}, Kept.ON_TIME),
        ({"finished_at": DUE + HOUR}, Kept.LATE),
        ({"now": DUE}, Kept.RUNNING),
        ({"now": DUE + HOUR}, Kept.OVERDUE),
        ({"due_at": None, "paused": True}, Kept.WAITING),
        ({"due_at": None}, Kept.NO_LIMIT),
        ({"due_at": None, "finished_at": DUE}, Kept.NO_LIMIT),
        ({"received_at": None, "due_at": None}, Kept.NOT_STARTED),
    ],
)
def test_early_on_time_and_late_by_local_dates_and_on_the_due_day_by_the_moment(
    given: dict[str, Any], expected: Kept
) -> None:
    usual = {"received_at": RECEIVED, "due_at": DUE, "finished_at": None, "paused": False, "now": RECEIVED}
    assert kept(**{**usual, **given}) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"finished_at": DUE}, Indexed.IN_TIME),
        ({"finished_at": DUE + HOUR}, Indexed.OVERDUE),
        ({"asked_at": [DUE - DAY], "now": DUE + 9 * DAY}, Indexed.IN_TIME),  # judged at the request, not today
        ({"asked_at": [DUE + HOUR], "now": DUE + 9 * DAY}, Indexed.OVERDUE),
        ({"asked_at": [DUE - 2 * DAY, DUE - DAY]}, Indexed.OVERDUE),  # two requests, none answered
        ({"asked_at": [DUE - 2 * DAY, DUE - DAY], "answered": 1}, Indexed.IN_TIME),
        ({"now": DUE + HOUR}, Indexed.OVERDUE),
        ({"due_at": None}, Indexed.NOT_COUNTED),
    ],
)
def test_the_index_judges_a_pending_supplement_at_its_request(given: dict[str, Any], expected: Indexed) -> None:
    usual = {
        "received_at": RECEIVED,
        "due_at": DUE,
        "finished_at": None,
        "asked_at": [],
        "answered": 0,
        "now": RECEIVED,
    }
    assert indexed(**{**usual, **given}) is expected
