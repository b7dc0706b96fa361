"""Changing the key."""

import pytest
from django.conf import settings
from django.test import override_settings

from motcua.cli.main import run
from motcua.drafts.api import DraftUnreadable, get_draft, reseal_drafts, resume_draft, save_page
from motcua.drafts.models import DraftRow
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db
NEW = ("new", "another secret of some length")


def test_sealed_anew_a_draft_needs_the_old_key_no_more(begin: Begin) -> None:
    public_id = begin().draft.public_id
    save_page(public_id, answers={"a": {"b": "c"}}, now=NOW)
    with override_settings(DRAFT_KEYS=(NEW, *settings.DRAFT_KEYS)):
        assert (reseal_drafts(), reseal_drafts()) == (1, 0)
    with override_settings(DRAFT_KEYS=(NEW,)):
        assert get_draft(public_id, now=NOW).answers == {"a": {"b": "c"}}


def test_without_the_old_key_nothing_is_touched(begin: Begin) -> None:
    begin()
    before = bytes(DraftRow.objects.get().sealed)
    with override_settings(DRAFT_KEYS=(NEW,)), pytest.raises(DraftUnreadable):
        reseal_drafts()
    assert bytes(DraftRow.objects.get().sealed) == before


def test_a_resume_code_comes_under_the_new_key_as_well(begin: Begin) -> None:
    code = begin().resume_code
    with override_settings(DRAFT_KEYS=(NEW, *settings.DRAFT_KEYS)):
        reseal_drafts()
    with override_settings(DRAFT_KEYS=(NEW,)):
        assert resume_draft(code, origin="x", now=NOW).resume_code == code


def test_the_operator_changes_the_key_by_a_command(begin: Begin, capsys: pytest.CaptureFixture[str]) -> None:
    begin()
    with override_settings(DRAFT_KEYS=(NEW, *settings.DRAFT_KEYS)):
        assert run(["drafts", "reseal"]) == 0
    begin()
    with override_settings(DRAFT_KEYS=(NEW,)):
        assert run(["drafts", "reseal"]) == 1
    said = capsys.readouterr().out
    assert "1 drafts sealed anew" in said
    assert "remedy" in said
