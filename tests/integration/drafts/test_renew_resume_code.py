"""A new code in place of a lost one."""

import pytest

from motcua.core.errors import NotFound
from motcua.drafts.api import renew_resume_code, resume_draft
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db


def test_the_new_code_opens_and_the_old_one_no_more(begin: Begin) -> None:
    begun = begin()
    code = renew_resume_code(begun.draft.public_id, now=NOW)
    assert resume_draft(code, origin="x", now=NOW).public_id == begun.draft.public_id
    with pytest.raises(NotFound):
        resume_draft(begun.resume_code, origin="x", now=NOW)
