"""Only a leader publishes, and only what was concluded and answered."""

import pytest

from motcua.core.errors import NotAllowed
from motcua.studies.api import (
    NotReadyToPublish,
    Topic,
    comment_on_report,
    decide_in_study,
    get_published,
    list_published,
    publish_report,
)
from tests.factories.cast import NOW, Cast
from tests.factories.studies import opened

pytestmark = pytest.mark.django_db
GIVEN = {"pages": {"vi": "<p>Một</p>"}, "sheets": {"vi": b"%PDF"}, "now": NOW}


def test_four_eyes_and_nothing_open(cast: Cast) -> None:
    code = opened(cast)
    with pytest.raises(NotAllowed):
        publish_report(code, actor=cast.analyst, **GIVEN)  # type: ignore[arg-type]
    with pytest.raises(NotReadyToPublish):
        publish_report(code, actor=cast.leader, **GIVEN)  # type: ignore[arg-type]
    decide_in_study(code, actor=cast.analyst, topic=Topic.RESULT, decided="Có", reason="Vì", now=NOW)
    comment_on_report(code, actor=cast.leader, text="Khoan", now=NOW)
    with pytest.raises(NotReadyToPublish):
        publish_report(code, actor=cast.leader, **GIVEN)  # type: ignore[arg-type]
    assert list_published() == []
    other = opened(cast)
    decide_in_study(other, actor=cast.analyst, topic=Topic.RESULT, decided="Có", reason="Vì", now=NOW)
    assert publish_report(other, actor=cast.leader, **GIVEN) == 1  # type: ignore[arg-type]
    assert publish_report(other, actor=cast.leader, **GIVEN) == 2  # type: ignore[arg-type]
    assert get_published(other, language="vi").page == "<p>Một</p>"
    assert [one.number for one in list_published()] == [2, 1]
