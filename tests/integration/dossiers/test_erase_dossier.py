"""Only the leader erases, in person, and only after the end."""

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.api import submit_dossier
from motcua.dossiers.erasing_api import erase_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.moves import StageForbids
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, counter_submission

pytestmark = pytest.mark.django_db


def test_nobody_but_the_leader_and_not_before_the_end(cast: Cast) -> None:
    code = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW).code
    for actor, refusal in (
        (cast.clerk, NotAllowed),
        (cast.machine, NotAllowed),
        (cast.stranger, NotFound),
        (cast.leader, StageForbids),
    ):
        with pytest.raises(refusal):
            erase_dossier(actor=actor, code=code, now=NOW)
    assert Dossier.objects.get(code=code).applicant
