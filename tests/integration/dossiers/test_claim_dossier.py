"""Only a citizen with an account takes a dossier into it, and only with the code that opens it."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.api import claim_dossier, list_own_dossiers, submit_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, counter_submission

pytestmark = pytest.mark.django_db


def test_the_code_that_opens_it_takes_it_into_the_account_and_no_other_does(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
    for actor in (cast.clerk, cast.machine, Actor.anonymous()):
        with pytest.raises(NotAllowed):
            claim_dossier(actor=actor, code=receipt.code, resume_code=receipt.resume_code, now=NOW)
    with pytest.raises(NotFound):
        claim_dossier(actor=cast.delegate, code=receipt.code, resume_code=receipt.lookup_code, now=NOW)
    assert list_own_dossiers(actor=cast.delegate) == []
    assert claim_dossier(actor=cast.delegate, code=receipt.code, resume_code=receipt.resume_code, now=NOW)
    assert [one.code for one in list_own_dossiers(actor=cast.delegate)] == [receipt.code]
    assert not claim_dossier(actor=cast.delegate, code=receipt.code, resume_code=receipt.resume_code, now=NOW)
