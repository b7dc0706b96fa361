"""Having read."""

import pytest

from motcua.voice.api import Side, add_message, get_thread, mark_read
from tests.factories.cast import NOW

pytestmark = pytest.mark.django_db


def test_reading_by_one_side_says_nothing_about_the_other() -> None:
    add_message(dossier_id=7, side=Side.UNIT, unit_id=1, text="Mời bổ sung.", key="a", now=NOW)
    mark_read(7, by=Side.UNIT)
    assert get_thread(7).unread_by_applicant
    mark_read(7, by=Side.APPLICANT)
    assert not get_thread(7).unread_by_applicant
