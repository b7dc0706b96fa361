"""Complaints about the clocks of other systems, each answered here (their numbers in the names)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.core.models import Event
from motcua.core.worktime import (
    LOCAL_TIME,
    Limit,
    LimitNotUnderstood,
    Pause,
    deadline,
    load_calendar,
    working_minutes_between,
)
from motcua.core.worktime.calendar_files import calendar_codes
from motcua.dossiers import api
from motcua.dossiers.clock_api import derive
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.rules import clock
from motcua.dossiers.rules.left import time_left
from motcua.dossiers.rules.promise import Kept, kept
from motcua.dossiers.states import Causer, Clock, PauseCause
from motcua.dossiers.work_api import list_work
from tests.factories.cast import NOW, Cast
from tests.factories.decrees import due, five_days, local
from tests.factories.dossiers import ITEMS, accepted
from tests.factories.submissions import BIRTH, CERTIFIED_COPY

DAY = timedelta(days=1)
FIVE = Limit.parse("5 working_days")
on_the_ledger = pytest.mark.django_db


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=LOCAL_TIME)


@on_the_ledger
def test_24_several_supplements_on_one_dossier_never_make_it_late(cast: Cast) -> None:
    code = five_days(cast)
    for day in (1, 2, 3):
        api.request_supplement(actor=cast.specialist, code=code, items=ITEMS, now=local(day, 9))
        api.supplement_dossier(actor=cast.clerk, code=code, papers=(), now=local(day, 16))
    row = Dossier.objects.get(code=code)
    # Three times seven hours less the hour at noon: 18 hours, two days and two hours.
    assert row.due_at == local(10, 10)
    state: dict[str, Any] = {"received_at": row.received_at, "finished_at": None, "paused": False}
    assert kept(due_at=row.due_at, now=local(9, 17), **state) is Kept.RUNNING


def test_25_a_limit_has_a_unit_and_one_day_is_a_day() -> None:
    found = deadline(moment(1, 9), Limit.parse("1 working_days"), load_calendar()).due_at
    assert found == moment(2, 17)
    for given in ("1", "1 day", "1 ngày", "one working_days"):
        with pytest.raises(LimitNotUnderstood):
            Limit.parse(given)


def test_26_what_is_left_is_told_in_working_time_by_the_function_of_the_due_moment() -> None:
    calendar = load_calendar()
    left = time_left(clock=Clock.RUNNING, due_at=moment(7, 17), now=moment(4, 16), calendar=calendar)
    assert (left.amount, left.unit) == (1, "working_days")  # an hour on Friday and Monday: the weekend is nobody's
    assert working_minutes_between(moment(4, 16), moment(7, 17), calendar) == 9 * 60


@on_the_ledger
def test_27_the_law_and_the_step_have_clocks_of_their_own(cast: Cast) -> None:
    code = five_days(cast)
    Task.objects.filter(dossier__code=code).update(limit="4 hours")
    api.request_supplement(actor=cast.specialist, code=code, items=ITEMS, now=local(1, 9))
    api.supplement_dossier(actor=cast.clerk, code=code, papers=(), now=local(2, 9))
    task = Task.objects.get(dossier__code=code, state="open")
    assert task.due_at is not None
    assert (due(code), task.due_at < local(8, 17)) == (local(8, 17), True)


@on_the_ledger
def test_28_nobody_is_charged_for_the_time_of_others_and_it_is_said_whose_it_was(cast: Cast) -> None:
    code = five_days(cast)
    Task.objects.filter(dossier__code=code).update(limit="9 hours")
    api.request_supplement(actor=cast.specialist, code=code, items=ITEMS, now=local(1, 9))
    assert Task.objects.get(dossier__code=code, state="open").due_at is None
    api.supplement_dossier(actor=cast.clerk, code=code, papers=(), now=local(4, 9))
    (wait,) = derive(api.get_dossier(actor=cast.leader, code=code), now=local(4, 10)).waits
    assert (wait.causer, wait.minutes) == (Causer.APPLICANT, 3 * 8 * 60)
    assert Task.objects.get(dossier__code=code, state="open").due_at == local(4, 10), "eight hours were used"


def test_29_days_off_have_a_source_and_saturdays_can_be_made_up() -> None:
    calendar = load_calendar()
    assert all(day.source and day.name for day in calendar.days.values())
    made_up = [day for day in calendar.days.values() if day.works_as]
    assert made_up
    assert all(calendar.spells(day.on) for day in made_up)
    assert {"vn", "vn-police"} <= set(calendar_codes())


@on_the_ledger
def test_31_the_promise_is_computed_once_and_kept_with_its_derivation(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    told = Event.objects.get(kind="DossierAccepted").payload["due_change"]
    assert datetime.fromisoformat(told["due_at"]) == due(code)
    assert told["steps"][0]["code"] == "received"
    assert told["steps"][-1]["code"] in ("due", "provisional")


def test_32_overlapping_waits_count_once() -> None:
    waits = [Pause(moment(1, 9), moment(3, 9)), Pause(moment(2, 9), moment(4, 9)), Pause(moment(2, 10), moment(2, 11))]
    once = [Pause(moment(1, 9), moment(4, 9))]
    calendar, received = load_calendar(), datetime(2026, 11, 30, 9, tzinfo=LOCAL_TIME)
    assert (
        deadline(received, FIVE, calendar, pauses=waits).due_at
        == deadline(received, FIVE, calendar, pauses=once).due_at
    )


def test_34_no_limit_is_a_value_of_its_own_and_never_late() -> None:
    none = deadline(moment(1, 9), Limit.parse("none"), load_calendar())
    zero = deadline(moment(1, 9), Limit.parse("0 days"), load_calendar())
    assert (none.due_at, zero.due_at) == (None, moment(1, 17))
    state: dict[str, Any] = {"received_at": moment(1, 9), "finished_at": None, "paused": False}
    assert kept(due_at=None, now=moment(28, 9), **state) is Kept.NO_LIMIT


@on_the_ledger
def test_36_one_inbox_holds_all_procedures(cast: Cast) -> None:
    codes = {accepted(cast, BIRTH), accepted(cast, CERTIFIED_COPY)}
    page = list_work(actor=cast.specialist, unit_id=cast.centre.id, now=NOW)
    assert {row.code for row in page.rows} == codes


def test_42_the_working_calendar_is_our_own_and_knows_spells_of_a_day() -> None:
    police = load_calendar("vn-police")
    saturday = date(2026, 12, 5)
    assert police.spells(saturday) == ((8 * 3600, 12 * 3600),)
    assert load_calendar().spells(saturday) == ()


@on_the_ledger
def test_43_a_pause_leaves_no_timer_that_could_fire(cast: Cast) -> None:
    code = five_days(cast)
    Task.objects.filter(dossier__code=code).update(limit="9 hours")
    api.pause_dossier(actor=cast.leader, code=code, cause=PauseCause.POSTING, source="điều 15", now=local(1, 9))
    row = Dossier.objects.get(code=code)
    assert (row.due_at, row.step_due_at) == (None, None)
    assert not Task.objects.filter(dossier=row, state="open", due_at__isnull=False).exists()
    assert clock.open_causes(row.pauses) == {"posting"}


@on_the_ledger
def test_45_a_submitted_dossier_always_has_a_unit_that_answers_for_it(cast: Cast) -> None:
    code = accepted(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(code=code).update(unit=None)
