"""A decree is taken back."""

import uuid
from pathlib import Path
from typing import Any

import pytest

from motcua.core.actor import Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.worktime import load_calendar
from motcua.dossiers.clock_api import (
    DecreeRevertedAlready,
    decree_days,
    list_decrees,
    recalculate_dossiers,
    revert_decree,
)
from tests.factories.cast import NOW, Cast, officer
from tests.factories.decrees import OFF, OPERATOR, due, five_days, local
from tests.factories.dossiers import HOUR

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def test_a_decree_is_taken_back_with_every_promise_that_it_moved(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    runs = five_days(cast)
    with django_capture_on_commit_callbacks(execute=True):
        decree = decree_days(actor=OPERATOR, calendar="vn", days=[OFF], now=NOW)
    recalculate_dossiers(public_id=decree.public_id, now=NOW)
    assert due(runs) == local(8, 17)
    with django_capture_on_commit_callbacks(execute=True):
        revert_decree(actor=OPERATOR, public_id=decree.public_id, now=NOW + HOUR)
    back = recalculate_dossiers(public_id=decree.public_id, now=NOW + HOUR)
    assert (back.changed, back.moved_back, due(runs)) == (1, 1, local(7, 17))
    assert load_calendar().spells(OFF.on) != ()
    with pytest.raises(DecreeRevertedAlready):
        revert_decree(actor=OPERATOR, public_id=decree.public_id, now=NOW)
    assert [one.public_id for one in list_decrees(actor=OPERATOR)] == [decree.public_id]
    with pytest.raises(NotFound):
        revert_decree(actor=OPERATOR, public_id=uuid.uuid4(), now=NOW)


def test_only_who_entered_a_decree_or_the_operator_takes_it_back(cast: Cast) -> None:
    own = officer("Quản trị", cast.centre, Role.ADMINISTRATOR, 5)
    decree = decree_days(actor=own, calendar="vn", days=[OFF], now=NOW)
    with pytest.raises(NotAllowed):
        revert_decree(actor=officer("Khác", cast.neighbour, Role.ADMINISTRATOR, 6), public_id=decree.public_id, now=NOW)
    assert revert_decree(actor=own, public_id=decree.public_id, now=NOW).reverted_by_name == "Quản trị"
