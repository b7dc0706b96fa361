"""The office stops work."""

import pytest

from motcua.core.errors import NotAllowed
from motcua.dossiers.api import ReasonMissing, StageForbids, accept_dossier, stop_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import submitted

pytestmark = pytest.mark.django_db


def test_a_stop_gives_its_reason_and_ends_the_clock(cast: Cast) -> None:
    code = submitted(cast)
    with pytest.raises(StageForbids):
        stop_dossier(actor=cast.leader, code=code, reason_code="trung-ho-so", now=NOW)
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    with pytest.raises(ReasonMissing):
        stop_dossier(actor=cast.leader, code=code, reason_code="", now=NOW)
    with pytest.raises(NotAllowed):
        stop_dossier(actor=cast.clerk, code=code, reason_code="trung-ho-so", now=NOW)
    change = stop_dossier(actor=cast.leader, code=code, reason_code="trung-ho-so", now=NOW)
    assert (change.status, change.clock) == (8, "ended")
