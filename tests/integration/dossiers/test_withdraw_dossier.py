"""The applicant takes a dossier back."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.api import submit_dossier, withdraw_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db


def test_the_applicant_withdraws_with_code_and_secret(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    with pytest.raises(NotFound):
        withdraw_dossier(actor=Actor.anonymous(), code=receipt.code, lookup_code="0000-0000-0000", now=NOW)
    with pytest.raises(NotFound):
        withdraw_dossier(actor=Actor.anonymous(), code=receipt.code, now=NOW)
    typed = receipt.lookup_code.lower().replace("-", " ")
    change = withdraw_dossier(actor=Actor.anonymous(), code=receipt.code, lookup_code=typed, now=NOW)
    assert change.status == 7
