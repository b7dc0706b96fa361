"""The applicant takes a dossier back."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.api import open_own_dossier, submit_dossier, withdraw_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db


def test_the_applicant_withdraws_with_her_own_secret(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    other = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    typed = receipt.resume_code.lower().replace("-", " ")
    own_id = open_own_dossier(receipt.code, typed, now=NOW)
    for wrong in (None, open_own_dossier(other.code, other.resume_code, now=NOW)):
        with pytest.raises(NotFound):
            withdraw_dossier(actor=Actor.anonymous(), code=receipt.code, own_id=wrong, now=NOW)
    assert withdraw_dossier(actor=Actor.anonymous(), code=receipt.code, own_id=own_id, now=NOW).status == 7
