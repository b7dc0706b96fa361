"""The backlog of a unit: counted by hand by age, due and cause; each day once; units below for who leads them."""

from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.errors import NotFound
from motcua.dossiers.backlog import count_backlog
from motcua.dossiers.backlog_board import Board, read_board
from motcua.dossiers.models import BacklogDay, Dossier
from motcua.orgs.api import get_units
from motcua.orgs.models import Unit
from tests.factories.cast import NOW, TODAY, Cast
from tests.factories.dossiers import accepted, submitted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OVERDUE_LONG, OVERDUE, TODAY_DUE, WEEK, LATER, NONE = 0, 1, 2, 3, 4, -1


def put(code: str, *, age: int, due: timedelta | None, **columns: object) -> None:
    """A dossier that was received so many days ago and is due then."""
    due_at = None if due is None else NOW + due
    Dossier.objects.filter(code=code).update(received_at=NOW - age * DAY, due_at=due_at, **columns)


def board(cast: Cast, *, below: bool = False, only_field: str = "", later: timedelta = 0 * DAY) -> Board:
    return read_board(actor=cast.leader, unit=cast.centre, below=below, only_field=only_field, now=NOW + later)


def test_every_undecided_dossier_stands_once_in_each_table(cast: Cast) -> None:
    late, old, stands, fresh = accepted(cast), accepted(cast), accepted(cast), submitted(cast)
    decided = accepted(cast)
    put(late, age=3, due=-timedelta(hours=1), assigned_to=7)
    put(old, age=31, due=-11 * DAY, assigned_to=None)
    pauses = [{"from": "2026-11-20T02:00:00+00:00", "to": None, "cause": "posting", "causer": "law", "source": "x"}]
    put(stands, age=6, due=DAY, clock="suspended", awaiting="others", pauses=pauses)
    put(decided, age=3, due=-DAY, stage="approved", clock="ended")
    assert count_backlog(now=NOW) == 4
    seen = board(cast)
    assert seen.by_age == {0: {OVERDUE: 1, NONE: 1}, 1: {NONE: 1}, 4: {OVERDUE_LONG: 1}}
    assert seen.by_cause == {
        "in_hand": {OVERDUE: 1},
        "unassigned": {OVERDUE_LONG: 1},
        "posting": {NONE: 1},
        "not_taken_in": {NONE: 1},
    }, fresh
    (field,) = seen.by_field
    assert seen.by_field[field] == seen.by_due == {OVERDUE: 1, OVERDUE_LONG: 1, NONE: 2}
    assert board(cast, only_field="một lĩnh vực khác").by_due == {}
    assert board(cast, only_field=field).by_due == seen.by_due


def test_each_day_keeps_its_last_count(cast: Cast) -> None:
    code = accepted(cast)
    put(code, age=0, due=2 * DAY)
    count_backlog(now=NOW)
    count_backlog(now=NOW + timedelta(hours=2))
    count_backlog(now=NOW + 3 * DAY)
    Dossier.objects.filter(code=code).update(stage="approved", clock="ended")
    count_backlog(now=NOW + 5 * DAY)
    seen = board(cast, later=5 * DAY)
    assert [(one.day - TODAY, one.undecided, one.overdue) for one in seen.trend] == [
        (0 * DAY, 1, 0),
        (3 * DAY, 1, 1),
        (5 * DAY, 0, 0),
    ], "two counts of a day are one, the days between were not counted, the last is a nought"
    assert seen.counted_at == NOW + 5 * DAY
    assert BacklogDay.objects.count() == 2


def test_who_leads_sees_sums_of_units_below_and_no_unit_of_few_officers_by_itself(cast: Cast) -> None:
    small = Unit.objects.create(
        code="nho",
        name="Bộ phận nhỏ",
        name_folded="bo phan nho",
        tier="commune",
        kind="commune_centre",
        path=f"{cast.centre.path}/nho",
        valid=DateRange(TODAY - 300 * DAY, None),
        source="test",
    )
    code, own = accepted(cast), accepted(cast)
    Dossier.objects.filter(code=code).update(unit_id=small.id)
    count_backlog(now=NOW)
    seen = board(cast, below=True)
    assert [(line.unit, sum(line.by_due.values())) for line in seen.units] == [(None, 2)], own
    assert sum(seen.by_due.values()) == 2
    assert sum(board(cast).by_due.values()) == 1
    with pytest.raises(NotFound):
        read_board(actor=cast.clerk, unit=cast.centre, below=True, only_field="", now=NOW)
    with pytest.raises(NotFound):
        read_board(actor=cast.leader, unit=get_units([small.id])[small.id], below=False, only_field="", now=NOW)
    with pytest.raises(NotFound):
        read_board(actor=cast.stranger, unit=cast.centre, below=False, only_field="", now=NOW)
