"""Handing in: dossier and closed draft in one transaction, once, however often the button is pressed."""

from datetime import timedelta

import pytest

from motcua.catalogue.api import version_in_force
from motcua.dossiers.api import AnswersRefused, LegalChannel
from motcua.dossiers.models import Dossier
from motcua.drafts.api import (
    DraftChangedElsewhere,
    DraftState,
    DraftSubmitted,
    VersionNotInForce,
    change_draft,
    get_draft,
    save_page,
    submit_draft,
)
from motcua.drafts.models import DraftRow
from tests.factories.cast import NOW, TODAY, Cast
from tests.factories.submissions import COPY_OF_EXTRACT, counter_submission
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db


def test_pressed_twice_it_is_one_dossier_and_only_the_receipt_stays(begin: Begin, cast: Cast) -> None:
    draft = begin().draft
    save_page(draft.public_id, answers={"child": {"full_name": "Hồ Minh An"}}, now=NOW)
    first = submit_draft(draft.public_id, actor=cast.clerk, submission=counter_submission(), revision=2, now=NOW)
    again = submit_draft(draft.public_id, actor=cast.clerk, submission=counter_submission(), revision=2, now=NOW)
    assert first == again
    assert Dossier.objects.filter(code=first.code).count() == 1
    closed = get_draft(draft.public_id, now=NOW)
    assert (closed.state, closed.receipt, closed.answers) == (DraftState.SUBMITTED, first, {})
    with pytest.raises(DraftSubmitted):
        change_draft(draft.public_id, now=NOW, page="child")
    assert closed.expires_at == NOW + timedelta(days=7)


def test_what_was_changed_after_the_review_is_not_handed_in_unseen(begin: Begin, cast: Cast) -> None:
    draft = begin().draft
    save_page(draft.public_id, answers={"child": {"full_name": "An"}}, now=NOW)
    with pytest.raises(DraftChangedElsewhere):
        submit_draft(draft.public_id, actor=cast.clerk, submission=counter_submission(), revision=1, now=NOW)
    assert not Dossier.objects.exists()


def test_a_refused_submission_leaves_the_draft_as_it_was(begin: Begin, cast: Cast) -> None:
    draft = begin().draft
    bad = counter_submission(answers={"request": {"pages": "x"}}, legal_channel=LegalChannel.COUNTER)
    with pytest.raises(AnswersRefused):
        submit_draft(draft.public_id, actor=cast.clerk, submission=bad, revision=1, now=NOW)
    assert DraftRow.objects.get().state == DraftState.OPEN
    assert get_draft(draft.public_id, now=NOW) == draft


def test_a_form_that_is_not_today_s_is_not_handed_in(begin: Begin, cast: Cast) -> None:
    draft = begin().draft
    other = version_in_force(COPY_OF_EXTRACT, on=TODAY).id
    revision = change_draft(draft.public_id, version_id=other, now=NOW).revision
    with pytest.raises(VersionNotInForce):
        submit_draft(draft.public_id, actor=cast.clerk, submission=counter_submission(), revision=revision, now=NOW)
    assert not Dossier.objects.exists()
