"""An analyst writes down a question; only the unit's own people see it."""

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.studies.api import StudyRefused, get_study, list_studies, open_study
from tests.factories.cast import NOW, Cast
from tests.factories.studies import opened

pytestmark = pytest.mark.django_db


def test_the_same_page_opens_one_study_which_strangers_do_not_see(cast: Cast) -> None:
    code = opened(cast, once="mot-trang-1")
    assert opened(cast, once="mot-trang-1") == code
    assert code.startswith("NC2026-")
    assert [study.code for study in list_studies(actor=cast.leader)] == [code]
    assert list_studies(actor=cast.stranger) == []
    with pytest.raises(NotFound):
        get_study(code, actor=cast.clerk)


def test_a_question_is_needed_and_an_analyst(cast: Cast) -> None:
    with pytest.raises(StudyRefused) as refused:
        opened(cast, question="  ")
    assert refused.value.field_errors == {"question": "missing"}
    with pytest.raises(NotAllowed):
        open_study(actor=cast.leader, unit_id=cast.centre.id, title="a", question="b", synthetic=False, now=NOW)
