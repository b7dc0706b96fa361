"""Drafts that nobody went on with are removed; one that cannot be opened does not stand in the way."""

from datetime import timedelta

import pytest

from motcua.drafts.api import KEPT_FOR, expire_drafts, get_draft, save_page
from motcua.drafts.models import DraftRow
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db


def test_only_what_is_past_its_end_goes(begin: Begin) -> None:
    old, broken, lately = begin().draft, begin().draft, begin().draft
    DraftRow.objects.filter(public_id=broken.public_id).update(sealed=b"x" * 40)
    save_page(lately.public_id, answers={"a": {"b": "c"}}, now=NOW + timedelta(days=1))
    assert expire_drafts(now=NOW + KEPT_FOR) == 2
    assert not DraftRow.objects.filter(public_id__in=[old.public_id, broken.public_id]).exists()
    assert get_draft(lately.public_id, now=NOW + KEPT_FOR).answers == {"a": {"b": "c"}}
    assert expire_drafts(now=NOW + KEPT_FOR) == 0
