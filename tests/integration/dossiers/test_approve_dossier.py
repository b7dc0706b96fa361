"""The leader decides in favour."""

import pytest

from motcua.core.errors import NotAllowed
from motcua.dossiers.api import StageForbids, accept_dossier, approve_dossier, get_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import HOUR, submitted

pytestmark = pytest.mark.django_db


def test_only_the_leader_of_the_unit_approves_what_was_accepted(cast: Cast) -> None:
    code = submitted(cast)
    with pytest.raises(StageForbids):
        approve_dossier(actor=cast.leader, code=code, now=NOW)
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    for actor in (cast.clerk, cast.specialist):
        with pytest.raises(NotAllowed):
            approve_dossier(actor=actor, code=code, now=NOW)
    change = approve_dossier(actor=cast.leader, code=code, now=NOW + HOUR, note="đủ điều kiện")
    assert (change.status, change.clock) == (9, "ended")
    assert get_dossier(actor=cast.clerk, code=code).delivery == "ready"
    with pytest.raises(StageForbids):
        approve_dossier(actor=cast.leader, code=code, now=NOW)
