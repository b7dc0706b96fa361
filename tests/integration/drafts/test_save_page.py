"""Saving a page: as typed, nothing else touched; two windows do not overwrite each other."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.core.errors import NotFound
from motcua.drafts.api import KEPT_FOR, DraftTooLarge, PageChangedElsewhere, get_draft, save_page
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


def test_a_page_is_kept_as_typed_and_puts_the_end_off(begin: Begin) -> None:
    draft = begin().draft
    kept = save_page(draft.public_id, answers={"child": {"full_name": " an "}}, now=LATER, page="child")
    assert get_draft(draft.public_id, now=LATER) == kept
    assert (kept.answers, kept.seen, kept.page) == ({"child": {"full_name": " an "}}, {"child": 1}, "child")
    assert (kept.saved_at, kept.expires_at, kept.revision) == (LATER, LATER + KEPT_FOR, 2)
    assert save_page(draft.public_id, answers={"child": {"full_name": " an "}}, now=LATER, seen={"child": 0}) == kept


def test_the_second_window_is_told_what_the_first_one_saved(begin: Begin) -> None:
    public_id = begin().draft.public_id
    save_page(public_id, answers={"child": {"full_name": "An"}}, now=NOW, seen={"child": 0})
    with pytest.raises(PageChangedElsewhere) as told:
        save_page(public_id, answers={"child": {"full_name": "Ân"}}, now=NOW, seen={"child": 0})
    assert told.value.values["current"] == {"child": {"full_name": "An"}}
    other_page = save_page(public_id, answers={"mother": {"full_name": "Lan"}}, now=NOW, seen={"mother": 0})
    assert other_page.answers["child"] == {"full_name": "An"}
    assert save_page(public_id, answers={"child": {"full_name": "Ân"}}, now=NOW, seen={"child": 1}).seen["child"] == 2


def test_more_than_a_draft_holds_is_refused_and_what_was_there_stays(begin: Begin) -> None:
    public_id = begin().draft.public_id
    kept = save_page(public_id, answers={"child": {"full_name": "An"}}, now=NOW)
    with pytest.raises(DraftTooLarge):
        save_page(public_id, answers={"mother": {"note": "x" * 1_000_001}}, now=NOW)
    assert get_draft(public_id, now=NOW) == kept


def test_after_its_end_a_draft_is_gone(begin: Begin) -> None:
    public_id = begin().draft.public_id
    with pytest.raises(NotFound):
        save_page(public_id, answers={"child": {}}, now=NOW + KEPT_FOR)


_TYPED = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.text(max_size=6), _TYPED, max_size=4))
def test_whatever_is_typed_comes_back_as_it_was(begin: Begin, answers: dict[str, object]) -> None:
    public_id = begin().draft.public_id
    save_page(public_id, answers={"a": answers}, now=NOW)
    assert get_draft(public_id, now=NOW).answers == {"a": answers}
