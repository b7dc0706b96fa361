"""Going on elsewhere by the code alone, however it is typed; who guesses waits."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import override_settings

from motcua.core.errors import NotFound
from motcua.drafts.api import ResumeMustWait, reseal_drafts, resume_draft
from motcua.drafts.rules import TRIES_BEFORE_LOCK
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db


def test_the_code_opens_as_people_type_it(begin: Begin) -> None:
    begun = begin()
    typed = begun.resume_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert resume_draft(typed, origin="10.0.0.1", now=NOW) == begun.draft


@pytest.mark.parametrize("code", ["", "KKKK-KKKK-KKKK", "27/3/2019", "\x00", "😀" * 100])
def test_a_wrong_code_opens_nothing(code: str, begin: Begin) -> None:
    begin()
    with pytest.raises(NotFound):
        resume_draft(code, origin="10.0.0.1", now=NOW)


def test_who_guesses_waits_and_others_do_not(begin: Begin) -> None:
    begun = begin()
    for _ in range(TRIES_BEFORE_LOCK):
        with pytest.raises(NotFound):
            resume_draft("KKKK-KKKK-KKKK", origin="10.0.0.1", now=NOW)
    with pytest.raises(ResumeMustWait) as wait:
        resume_draft(begun.resume_code, origin="10.0.0.1", now=NOW)
    assert wait.value.values["retry_at"] == NOW + timedelta(minutes=15)
    assert resume_draft(begun.resume_code, origin="10.0.0.2", now=NOW) == begun.draft
    assert resume_draft(begun.resume_code, origin="10.0.0.1", now=NOW + timedelta(minutes=16)) == begun.draft


def test_a_code_outlives_the_change_of_the_key(begin: Begin) -> None:
    begun = begin()
    with override_settings(DRAFT_KEYS=(("new", "another secret of some length"), *settings.DRAFT_KEYS)):
        assert reseal_drafts() == 1
        assert resume_draft(begun.resume_code, origin="x", now=NOW).public_id == begun.draft.public_id
