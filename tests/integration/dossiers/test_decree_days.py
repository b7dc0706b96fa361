"""A day off decreed late: the preview, every promise that moves with its reason, and taking it all back."""

import argparse
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from motcua.cli import dossiers_recalculate
from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.core.worktime import load_calendar
from motcua.core.worktime.decreed import DecreedDay, DecreeKind
from motcua.dossiers.api import PauseCause, extend_dossier, pause_dossier, request_supplement
from motcua.dossiers.clock_api import (
    DecreeRefused,
    DecreeRevertedAlready,
    decree_days,
    list_decrees,
    preview_decree,
    recalculate_dossiers,
    revert_decree,
)
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast, officer
from tests.factories.dossiers import HOUR, ITEMS, accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db(transaction=False)

OFF = DecreedDay(date(2026, 12, 3), DecreeKind.DAY_OFF, "Nghỉ đột xuất", "QĐ 99/QĐ-TTg")
OPERATOR = Actor.system("test")


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def local(day: int, hour: int) -> datetime:
    return datetime(2026, 12, day, hour - 7, tzinfo=UTC)


def five_days(cast: Cast) -> str:
    """Accepted on Monday 30 November at nine: five days are over on Monday 7 December."""
    code = accepted(cast, BIRTH)
    Dossier.objects.filter(code=code).update(time_limit="5 working_days", late_cutoff="", due_at=local(7, 17))
    return code


def due(code: str) -> datetime | None:
    return Dossier.objects.get(code=code).due_at


def test_the_preview_keeps_nothing_and_says_what_the_decree_then_does(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    runs, waits, extended = five_days(cast), five_days(cast), five_days(cast)
    request_supplement(actor=cast.specialist, code=waits, items=ITEMS, now=NOW + HOUR)
    extend_dossier(actor=cast.leader, code=extended, until=local(9, 17), reason="x", now=NOW + HOUR)
    before = preview_decree(actor=OPERATOR, calendar="vn", days=[OFF])
    assert (before.counted, before.moved, before.later, before.earlier) == (3, 1, 1, 0)
    assert [(move.code, move.former, move.due_at) for move in before.moves] == [(runs, local(7, 17), local(8, 17))]
    assert (due(runs), load_calendar().spells(OFF.on) != ()) == (local(7, 17), True)
    with django_capture_on_commit_callbacks(execute=True):
        decree = decree_days(actor=OPERATOR, calendar="vn", days=[OFF], now=NOW)
    assert load_calendar().spells(OFF.on) == load_calendar("vn-police").spells(OFF.on) == ()
    for _twice in range(2):
        done = recalculate_dossiers(public_id=decree.public_id, now=NOW)
        assert (done.changed, done.done_at, due(runs)) == (1, NOW, local(8, 17))
    # A promise that stands still has none to move, and one that was extended is kept as it was given.
    assert (due(waits), due(extended)) == (None, local(9, 17))
    (told,) = Event.objects.filter(kind="DueMomentRecalculated")
    assert (told.payload["source"], told.payload["due_change"]["source"]) == (OFF.source, OFF.source)
    assert "day_off" in [step["code"] for step in told.payload["due_change"]["steps"]]
    assert Dossier.objects.get(id=told.subject_id).revision == told.payload["revision"]
    with django_capture_on_commit_callbacks(execute=True):
        revert_decree(actor=OPERATOR, public_id=decree.public_id, now=NOW + HOUR)
    back = recalculate_dossiers(public_id=decree.public_id, now=NOW + HOUR)
    assert (back.changed, back.moved_back, due(runs)) == (1, 1, local(7, 17))
    assert load_calendar().spells(OFF.on) != ()
    with pytest.raises(DecreeRevertedAlready):
        revert_decree(actor=OPERATOR, public_id=decree.public_id, now=NOW)
    assert [one.public_id for one in list_decrees(actor=OPERATOR)] == [decree.public_id]


def test_a_made_up_saturday_brings_promises_forward(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    code = five_days(cast)
    made_up = DecreedDay(date(2026, 12, 5), DecreeKind.MADE_UP, "Làm bù", "TB 1", date(2026, 12, 3))
    found = preview_decree(actor=OPERATOR, calendar="vn", days=[made_up])
    assert (found.earlier, found.moves[0].due_at) == (1, local(5, 17))
    words = ["--made-up", "2026-12-05=2026-12-03", "--name", "bù", "--source", "TB", "--dry-run"]
    assert command(*words, "--json") == 0
    assert json.loads(capsys.readouterr().out)["moves"][0]["code"] == code


def command(*words: str) -> int:

    parser = argparse.ArgumentParser()
    dossiers_recalculate.add_arguments(parser)
    parser.add_argument("--json", action="store_true")
    return dossiers_recalculate.run(parser.parse_args(words))


@pytest.mark.parametrize(
    "days",
    [
        (OFF, OFF),
        (DecreedDay(OFF.on, DecreeKind.DAY_OFF, " ", "x"),),
        (DecreedDay(OFF.on, DecreeKind.DAY_OFF, "x", ""),),
        (DecreedDay(OFF.on, DecreeKind.MADE_UP, "x", "x"),),
        (DecreedDay(date(2062, 12, 3), DecreeKind.DAY_OFF, "x", "x"),),
    ],
)
def test_a_decree_that_cannot_be_meant_is_refused_whole(cast: Cast, days: tuple[DecreedDay, ...]) -> None:
    with pytest.raises(DecreeRefused):
        decree_days(actor=OPERATOR, calendar="vn", days=days, now=NOW)
    assert list_decrees(actor=OPERATOR) == ()


def test_an_administrator_moves_promises_of_her_own_units_only(cast: Cast) -> None:
    five_days(cast)
    own = officer("Quản trị", cast.centre, Role.ADMINISTRATOR, 5)
    elsewhere = officer("Quản trị khác", cast.neighbour, Role.ADMINISTRATOR, 6)
    assert preview_decree(actor=own, calendar="vn", days=[OFF]).moved == 1
    assert preview_decree(actor=elsewhere, calendar="vn", days=[OFF]).counted == 0
    with pytest.raises(NotAllowed):
        decree_days(actor=elsewhere, calendar="vn", days=[OFF], now=NOW)
    with pytest.raises(NotAllowed):
        preview_decree(actor=cast.leader, calendar="vn", days=[OFF])
    decree = decree_days(actor=own, calendar="vn", days=[OFF], now=NOW)
    with pytest.raises(NotAllowed):
        revert_decree(actor=elsewhere, public_id=decree.public_id, now=NOW)


def test_a_pause_that_spans_the_decreed_day_keeps_what_was_left(cast: Cast) -> None:
    code = five_days(cast)
    pause_dossier(actor=cast.leader, code=code, cause=PauseCause.POSTING, source="x", now=local(2, 9))
    found = preview_decree(actor=OPERATOR, calendar="vn", days=[OFF])
    assert (found.counted, found.moved) == (1, 0)
