"""A day off is decreed late: what it would do, and who may decree it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.core.actor import Role
from motcua.core.errors import NotAllowed
from motcua.core.worktime.decreed import DecreedDay, DecreeKind
from motcua.dossiers.clock_api import (
    DecreeRefused,
    decree_days,
    list_decrees,
    preview_decree,
)
from tests.factories.cast import NOW, Cast, officer
from tests.factories.decrees import OFF, OPERATOR, five_days

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


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
