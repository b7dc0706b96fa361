"""A table comes into a study whole, once, and never in the place of another."""

import pytest

from motcua.core.errors import NotAllowed
from motcua.studies.api import FileKind, PlanFirst, add_study_file, freeze_plan, get_content, get_study
from motcua.uptake.api import TableRefused
from tests.factories.cast import NOW, Cast
from tests.factories.studies import CHANGES, FRAME, PLAN, opened, with_file

pytestmark = pytest.mark.django_db


def test_the_same_bytes_are_kept_once_and_come_back_as_they_were(cast: Cast) -> None:
    code = opened(cast)
    assert with_file(cast, code) == with_file(cast, code) == 1
    view, content = get_content(code, 1, actor=cast.leader)
    assert (view.name, view.rows, view.columns) == ("Khung-xa.csv", 8, ("commune", "offline", "poverty"))
    assert content.decode() == FRAME


def test_outcomes_come_in_only_after_the_plan_is_frozen(cast: Cast) -> None:
    code = opened(cast)
    with pytest.raises(PlanFirst):
        with_file(cast, code, CHANGES, kind=FileKind.OUTCOME)
    freeze_plan(code, actor=cast.analyst, plan=PLAN, now=NOW)
    assert with_file(cast, code, CHANGES, kind=FileKind.OUTCOME) == 1


def test_a_newer_state_of_a_table_stands_beside_the_older(cast: Cast) -> None:
    code = opened(cast)
    with_file(cast, code)
    assert with_file(cast, code, FRAME.replace("900", "901"), replaces=1) == 2
    assert [file.replaced_by for file in get_study(code, actor=cast.analyst).files] == [2, 0]


def test_what_is_no_table_and_who_is_no_analyst_is_refused(cast: Cast) -> None:
    code = opened(cast)
    with pytest.raises(TableRefused):
        with_file(cast, code, "")
    with pytest.raises(NotAllowed):
        add_study_file(code, actor=cast.leader, name="a", content=b"a\n1\n", kind=FileKind.INPUT, source="x", now=NOW)
    assert not get_study(code, actor=cast.analyst).files
