"""Comments on the draft are numbered, and stay as they were said."""

import pytest

from motcua.core.errors import NotFound
from motcua.studies.api import StudyRefused, comment_on_report, get_study
from tests.factories.cast import NOW, Cast
from tests.factories.studies import opened

pytestmark = pytest.mark.django_db


def test_whoever_may_read_the_study_comments_under_the_next_number(cast: Cast) -> None:
    code = opened(cast)
    comment_on_report(code, actor=cast.leader, text="Một", now=NOW)
    comment_on_report(code, actor=cast.analyst, text="Hai", spoken_by="Chuyên gia", now=NOW)
    first, second = get_study(code, actor=cast.leader).comments
    assert (first.number, first.text, second.number) == (1, "Một", 2)
    assert second.by.startswith("Chuyên gia")
    with pytest.raises(StudyRefused):
        comment_on_report(code, actor=cast.leader, text=" ", now=NOW)
    with pytest.raises(NotFound):
        comment_on_report(code, actor=cast.clerk, text="Ba", now=NOW)
