"""A comment is answered once, by an analyst."""

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.studies.api import answer_comment, comment_on_report, get_study
from tests.factories.cast import NOW, Cast
from tests.factories.studies import opened

pytestmark = pytest.mark.django_db


def test_the_first_answer_stays(cast: Cast) -> None:
    code = opened(cast)
    comment_on_report(code, actor=cast.leader, text="Một", now=NOW)
    with pytest.raises(NotAllowed):
        answer_comment(code, 1, actor=cast.leader, text="Không", now=NOW)
    answer_comment(code, 1, actor=cast.analyst, text="Đã sửa", now=NOW)
    answer_comment(code, 1, actor=cast.analyst, text="Khác", now=NOW)
    assert get_study(code, actor=cast.leader).comments[0].answer == "Đã sửa"
    with pytest.raises(NotFound):
        answer_comment(code, 2, actor=cast.analyst, text="Gì", now=NOW)
