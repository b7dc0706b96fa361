"""Promises follow a day that was decreed late, each with its reason, and never twice."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.cli import dossiers_recalculate
from motcua.core.models import Event
from motcua.core.worktime import load_calendar
from motcua.core.worktime.decreed import DecreedDay, DecreeKind
from motcua.dossiers.api import PauseCause, extend_dossier, pause_dossier, request_supplement
from motcua.dossiers.clock_api import (
    decree_days,
    preview_decree,
    recalculate_dossiers,
)
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.decrees import OFF, OPERATOR, due, five_days, local
from tests.factories.dossiers import HOUR, ITEMS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


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


def test_a_pause_that_spans_the_decreed_day_keeps_what_was_left(cast: Cast) -> None:
    code = five_days(cast)
    pause_dossier(actor=cast.leader, code=code, cause=PauseCause.POSTING, source="x", now=local(2, 9))
    found = preview_decree(actor=OPERATOR, calendar="vn", days=[OFF])
    assert (found.counted, found.moved) == (1, 0)
