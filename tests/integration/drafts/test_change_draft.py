"""Files, unit, language and version around the answers."""

from datetime import timedelta

import pytest

from motcua.drafts.api import change_draft, save_page
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db


def test_files_come_once_go_and_change_places(begin: Begin) -> None:
    public_id = begin().draft.public_id
    one, two = {"id": "1", "name": "a.jpg"}, {"id": "2", "name": "b.jpg"}
    change_draft(public_id, now=NOW, add_file=("P", one))
    change_draft(public_id, now=NOW, add_file=("P", one))
    assert change_draft(public_id, now=NOW, add_file=("P", two)).files == {"P": [one, two]}
    assert change_draft(public_id, now=NOW, files={"P": [two, one, {"id": "9", "name": "x"}]}).files == {
        "P": [two, one]
    }
    assert change_draft(public_id, now=NOW, remove_file="2").files == {"P": [one]}
    assert change_draft(public_id, now=NOW, remove_file="1").files == {}


def test_what_is_not_named_stays(begin: Begin) -> None:
    draft = begin().draft
    save_page(draft.public_id, answers={"child": {"full_name": "An"}}, now=NOW)
    changed = change_draft(
        draft.public_id, now=NOW + timedelta(hours=1), language="en", unit_code="other", page="mother"
    )
    assert (changed.language, changed.unit_code, changed.page) == ("en", "other", "mother")
    assert changed.answers == {"child": {"full_name": "An"}}
    assert (changed.once, changed.scope) == (draft.once, draft.scope)
    assert change_draft(draft.public_id, now=NOW + timedelta(hours=2), language="en") == changed


def test_what_a_newer_form_asks_stays_to_be_asked_until_its_page_is_saved(begin: Begin) -> None:
    public_id = begin().draft.public_id
    assert change_draft(public_id, now=NOW, anew=["child.a", "mother.b"]).anew == ("child.a", "mother.b")
    assert save_page(public_id, answers={"child": {"a": ""}}, now=NOW).anew == ("child.a", "mother.b")
    assert save_page(public_id, answers={"child": {"a": "x"}}, now=NOW, looked_at=True).anew == ("mother.b",)
