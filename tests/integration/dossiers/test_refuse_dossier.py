"""The office says no."""

import pytest

from motcua.dossiers.api import ReasonMissing, StageForbids, accept_dossier, refuse_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import HOUR, accepted, submitted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("before", "national"), [(True, 3), (False, 8)])
def test_a_refusal_before_and_after_acceptance_is_another_status(cast: Cast, before: bool, national: int) -> None:
    code = submitted(cast) if before else accepted(cast)
    with pytest.raises(ReasonMissing):
        refuse_dossier(actor=cast.leader, code=code, reason_code=" ", now=NOW)
    change = refuse_dossier(actor=cast.leader, code=code, reason_code="khong-thuoc-tham-quyen", now=NOW + HOUR)
    assert (change.status, change.clock) == (national, "ended")
    with pytest.raises(StageForbids):
        accept_dossier(actor=cast.clerk, code=code, now=NOW)
