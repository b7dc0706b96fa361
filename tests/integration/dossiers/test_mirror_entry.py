"""How a dossier stands in the ministry's system is told here and moves nothing of ours."""

from datetime import timedelta

import pytest

from motcua.dossiers.api import PartState, get_dossier
from motcua.dossiers.door_api import NotEnteredYet, get_elsewhere, mirror_entry, record_entry
from motcua.dossiers.rules.parts import NewsFromTheFuture, NewsIsOld
from motcua.dossiers.rules.words import WordsRefused
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import HOUR, accepted

pytestmark = pytest.mark.django_db


def test_news_stands_beside_the_dossier(cast: Cast) -> None:
    code = accepted(cast)
    with pytest.raises(NotEnteredYet):
        mirror_entry(actor=cast.clerk, code=code, state=PartState.IN_HAND, since=NOW, now=NOW)
    record_entry(actor=cast.clerk, code=code, system="justice", their_code="H15.50-261008-1500001", now=NOW)
    before = get_dossier(actor=cast.clerk, code=code)
    mirror_entry(actor=cast.clerk, code=code, state=PartState.IN_HAND, since=NOW - HOUR, now=NOW, as_given="Đang xử lý")
    after = get_dossier(actor=cast.clerk, code=code)
    assert (after.stage, after.clock, after.due_at) == (before.stage, before.clock, before.due_at)
    known = get_elsewhere(after.id)
    assert known is not None
    assert (known.state, known.as_given) == (PartState.IN_HAND, "Đang xử lý")
    with pytest.raises(NewsIsOld):
        mirror_entry(actor=cast.clerk, code=code, state=PartState.DONE, since=NOW - 2 * HOUR, now=NOW)
    with pytest.raises(NewsFromTheFuture):
        mirror_entry(actor=cast.clerk, code=code, state=PartState.DONE, since=NOW + timedelta(days=1), now=NOW)
    for unusable in ("Đã\x00xong", "x" * 5000):
        with pytest.raises(WordsRefused):
            mirror_entry(actor=cast.clerk, code=code, state=PartState.DONE, since=NOW, now=NOW, as_given=unusable)
    assert get_elsewhere(after.id) == known
