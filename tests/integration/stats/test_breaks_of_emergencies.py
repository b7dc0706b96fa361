"""Where an emergency closed doors, figures before, in and after it are not alike, and say so."""

from dataclasses import replace

import pytest
from django.utils import translation

from motcua.core.actor import Actor
from motcua.dossiers.emergency_api import declare_emergency, extend_emergency, revoke_emergency
from motcua.stats.breaks import breaks_between, breaks_mark
from tests.factories.cast import Cast, load_cast
from tests.factories.decrees import local
from tests.factories.emergencies import STORM

pytestmark = pytest.mark.django_db
OPERATOR = Actor.system("test")


@pytest.fixture
def cast(db: None) -> Cast:
    """Units, catalogue and people of the story."""
    return load_cast()


def test_begin_and_end_stand_in_the_figures_of_this_system_until_taken_back(cast: Cast) -> None:
    before, own = breaks_mark(), ("motcua",)
    order = replace(STORM, unit_ids=(cast.neighbour.id,))
    one = declare_emergency(actor=OPERATOR, order=order, now=local(1, 8))
    begin, end = breaks_between("2026-11", "2026-12", own)
    assert (begin.day, begin.word, begin.source) == ("2026-12-01", "Thiên tai", "QĐ 12/QĐ-UBND")
    for told in ("Xã Láng Giềng", "02/12/2026", "trực tiếp tại quầy", "không tính vào thời hạn"):
        assert told in begin.why, told
    assert (end.day, end.word) == ("2026-12-02", "Hết: Thiên tai")
    with translation.override("en"):
        assert breaks_between("2026-11", "2026-12", own)[0].word == "Natural disaster"
    assert [each.day for each in breaks_between("2026-12", "2026-12", own)] == ["2026-12-02"]
    assert breaks_between("2026-11", "2026-12", ("mo-phong-hue-2021",)) == ()
    declared = breaks_mark()
    extend_emergency(actor=OPERATOR, public_id=one.public_id, until=local(9, 9), source="QĐ 13", now=local(1, 9))
    assert breaks_between("2026-11", "2026-12", own)[1].day == "2026-12-09"
    assert len({before, declared, breaks_mark()}) == 3
    revoke_emergency(actor=OPERATOR, public_id=one.public_id, now=local(1, 10))
    assert (breaks_between("2026-11", "2026-12", own), breaks_mark()) == ((), before)


def test_one_flood_in_many_communes_is_one_break_and_practice_is_none(cast: Cast) -> None:
    for units in ((cast.neighbour.id,), (), (cast.centre.id,)):
        declare_emergency(actor=OPERATOR, order=replace(STORM, unit_ids=units), now=local(1, 8))
    begin, _end = breaks_between("2026-11", "2026-12", ("motcua",))
    assert "Xã Láng Giềng; mọi đơn vị" in begin.why or "mọi đơn vị; " in begin.why
    assert "thực hành" not in begin.why
