"""Beginning: one open draft a person and procedure, sealed, with a code that nobody can guess."""

import pytest
from django.db import connection
from django.test import override_settings

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.core.ids import read_code
from motcua.drafts.api import DraftUnreadable, get_draft, list_drafts, save_page
from motcua.drafts.models import DraftRow
from motcua.identity.api import Account
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db


def _citizen(name: str) -> Actor:
    account = Account.objects.create(username=name)
    return Actor(ActorKind.CITIZEN, name=name, account_id=account.pk)


def test_an_account_goes_on_with_its_draft_unless_it_asks_for_another(begin: Begin) -> None:
    mother, stranger = _citizen("mother"), _citizen("stranger")
    first = begin(mother)
    again, second = begin(mother), begin(mother, another=True)
    assert (again.draft, again.is_new) == (first.draft, False)
    assert second.draft.public_id != first.draft.public_id
    assert {one.public_id for one in list_drafts(actor=mother, now=NOW)} == {
        first.draft.public_id,
        second.draft.public_id,
    }
    assert list_drafts(actor=stranger, now=NOW) == []


def test_without_account_every_draft_is_one_of_its_own_with_sixty_bits_to_open_it(begin: Begin) -> None:
    one, two = begin(), begin()
    assert one.draft.public_id != two.draft.public_id
    assert len(read_code(one.resume_code)) * 5 >= 60
    assert read_code(one.resume_code) not in str(DraftRow.objects.values_list("resume_digest", flat=True))


def test_what_was_typed_is_nowhere_to_be_read_in_the_table(begin: Begin) -> None:
    draft = begin().draft
    save_page(draft.public_id, answers={"child": {"full_name": "Hồ Minh An"}}, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT drafts_draft::text, encode(sealed, 'escape') FROM drafts_draft")
        row = str(cursor.fetchall())
    assert "Minh" not in row
    assert draft.scope not in row


def test_changed_bytes_another_draft_s_bytes_and_a_lost_key_are_told(begin: Begin) -> None:
    one, two = begin().draft, begin().draft
    row = DraftRow.objects.get(public_id=one.public_id)
    other = DraftRow.objects.get(public_id=two.public_id)
    DraftRow.objects.filter(id=row.id).update(sealed=other.sealed)
    with pytest.raises(DraftUnreadable):
        get_draft(one.public_id, now=NOW)
    with override_settings(DRAFT_KEYS=(("new", "another secret of some length"),)), pytest.raises(DraftUnreadable):
        get_draft(two.public_id, now=NOW)


@pytest.mark.parametrize("public_id", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_nobody_else_s_draft_is_found(public_id: str, begin: Begin) -> None:
    begin()
    with pytest.raises(NotFound):
        get_draft(public_id, now=NOW)
