"""Reminders come at half, at most of the time, a day before the end and past it: once, and never while it stands."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from motcua.core.actor import Role
from motcua.dossiers.api import SupplementItem, request_supplement, supplement_dossier, withdraw_dossier
from motcua.dossiers.limit_api import count_warnings, find_stuck, list_stuck, list_warnings, warn_of_limits
from motcua.dossiers.models import Dossier, LimitTimer, LimitWarning, Task
from motcua.dossiers.usecases import warn_of_limits as module
from tests.factories.cast import NOW, Cast, officer
from tests.factories.dossiers import HOUR, accepted

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def running(cast: Cast, *, due: datetime = NOW + WEEK) -> str:
    """A dossier received on Monday at 9:00 and due a week later at 9:00: 40 working hours."""
    code = accepted(cast)
    Dossier.objects.filter(code=code).update(received_at=NOW, due_at=due, time_limit="40 hours")
    return code


def rungs(code: str, kind: str = "statutory") -> list[str]:
    """What was said about the dossier, in order."""
    rows = LimitWarning.objects.filter(dossier_id=Dossier.objects.get(code=code).pk, kind=kind)
    return list(rows.order_by("id").values_list("rung", flat=True))


def promises(cast: Cast) -> list[str]:
    """What the leader's page says about promises."""
    rows = list_warnings(actor=cast.leader, unit_id=cast.centre.id).rows
    return [row.rung for row in rows if row.kind == "statutory"]


def test_each_rung_is_said_when_its_working_time_is_over_and_once(cast: Cast) -> None:
    """Of 40 working hours from Monday 9:00, half is over on Wednesday; a day before the end is Friday 9:00."""
    code = running(cast)
    said: list[tuple[int, str]] = []
    for hours in range(0, 24 * 8, 4):
        warn_of_limits(now=NOW + timedelta(hours=hours))
        warn_of_limits(now=NOW + timedelta(hours=hours))
        if rungs(code)[len(said) :]:
            said += [(hours // 24, rung) for rung in rungs(code)[len(said) :]]
    assert said == [(2, "half"), (4, "day_before"), (7, "overdue")]
    assert LimitTimer.objects.get(kind="statutory").fires_at is None
    assert [(row.rung, row.code) for row in list_warnings(actor=cast.leader, unit_id=cast.centre.id).rows][:1] == [
        ("overdue", code)
    ]


def test_while_the_applicant_has_to_act_there_is_no_timer_and_nothing_is_said_twice_after(cast: Cast) -> None:
    code = running(cast)
    warn_of_limits(now=NOW + timedelta(days=3))
    assert rungs(code) == ["half"]
    items = (SupplementItem("giấy tờ", "ảnh bị mờ"),)
    request_supplement(actor=cast.clerk, code=code, items=items, now=NOW + timedelta(days=3))
    assert not LimitTimer.objects.filter(kind="statutory").exists()
    warn_of_limits(now=NOW + 4 * WEEK)
    assert rungs(code) == ["half"], "the applicant's time is not the officer's"
    assert promises(cast) == []
    supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + 4 * WEEK)
    warn_of_limits(now=NOW + 4 * WEEK + HOUR)
    assert rungs(code) == ["half"]
    assert promises(cast) == ["half"]
    warn_of_limits(now=NOW + 8 * WEEK)
    assert rungs(code) == ["half", "overdue"], "what comes late is said once, by its most pressing rung"


def test_the_internal_limit_has_a_ladder_of_its_own(cast: Cast) -> None:
    code = running(cast)
    Task.objects.filter(dossier__code=code).update(limit="16 hours", opened_at=NOW, due_at=NOW + timedelta(days=2))
    warn_of_limits(now=NOW + timedelta(days=1, hours=1))
    assert (rungs(code, "internal"), rungs(code)) == (["day_before"], [])
    withdraw_dossier(actor=cast.clerk, code=code, now=NOW + timedelta(days=1, hours=2))
    assert not LimitTimer.objects.exists()
    assert list_warnings(actor=cast.leader, unit_id=cast.centre.id).rows == ()


def test_a_person_is_shown_what_she_has_in_hand(cast: Cast) -> None:
    mine, step, other = running(cast), running(cast), running(cast)
    Dossier.objects.filter(code__in=[mine, other]).update(assigned_to=41)
    Dossier.objects.filter(code=other).update(assigned_to=42)
    Task.objects.filter(dossier__code=step).update(
        assigned_to=41, limit="8 hours", opened_at=NOW, due_at=NOW + timedelta(days=1)
    )
    warn_of_limits(now=NOW + 2 * WEEK)
    person = officer("Trần Văn Chuyên", cast.centre, Role.SPECIALIST, account_id=41)
    rows = list_warnings(actor=person, unit_id=cast.centre.id, mine=True).rows
    assert {(row.code, row.kind) for row in rows} == {(mine, "statutory"), (step, "internal")}
    assert list_warnings(actor=person, unit_id=cast.neighbour.id, mine=True).rows == ()


def test_a_limit_that_cannot_be_reckoned_keeps_no_other_from_its_reminder(cast: Cast) -> None:
    broken, well = running(cast), running(cast)
    Dossier.objects.filter(code=broken).update(pauses=[{"from": "hôm qua", "to": None, "cause": "x"}])
    did = warn_of_limits(now=NOW + 2 * WEEK)
    assert (did.faults, rungs(well), rungs(broken)) == (2, ["overdue"], []), "the promise and the step"
    find_stuck(now=NOW)
    assert [(one.code, one.reason) for one in list_stuck(actor=cast.leader, unit_id=cast.centre.id)] == [
        (broken, "broken_timer")
    ]


def test_one_units_failure_leaves_the_others_alone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    code = running(cast)
    other = running(cast)
    Dossier.objects.filter(code=other).update(unit_id=cast.neighbour.id)
    broken_unit = min(cast.centre.id, cast.neighbour.id)
    units = module.get_units

    def get_units(keys: Any) -> Any:
        if list(keys) == [broken_unit]:
            raise LookupError("no such unit")
        return units(keys)

    monkeypatch.setattr(module, "get_units", get_units)
    did = warn_of_limits(now=NOW + 2 * WEEK)
    assert did.broken_units == [broken_unit]
    assert sorted([rungs(code), rungs(other)]) == [[], ["overdue"]]


def test_who_may_not_read_the_unit_is_told_nothing(cast: Cast) -> None:
    running(cast)
    warn_of_limits(now=NOW + 2 * WEEK)
    assert count_warnings(actor=cast.leader, unit_id=cast.centre.id)["statutory", "overdue"] == 1
    assert list_warnings(actor=cast.stranger, unit_id=cast.centre.id).rows == ()
    assert count_warnings(actor=cast.stranger, unit_id=cast.centre.id) == {}


def test_what_nothing_moves_is_found_and_forgotten_when_it_moves(cast: Cast) -> None:
    code, timed = running(cast), running(cast)
    find_stuck(now=NOW)
    assert list_stuck(actor=cast.leader, unit_id=cast.centre.id) == ()
    Task.objects.filter(dossier__code=code).update(state="cancelled", closed_at=NOW)
    LimitTimer.objects.filter(dossier_id=Dossier.objects.get(code=timed).pk).delete()
    assert find_stuck(now=NOW) == 2
    assert find_stuck(now=NOW + HOUR) == 2
    found = {one.code: (one.reason, one.since) for one in list_stuck(actor=cast.leader, unit_id=cast.centre.id)}
    assert found == {code: ("no_task", NOW), timed: ("no_timer", NOW)}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_task SET state = 'open', closed_at = NULL")
    assert find_stuck(now=NOW) == 1
