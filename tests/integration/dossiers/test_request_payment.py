"""A financial obligation: the applicant's time, not the office's."""

import pytest

from motcua.dossiers.api import request_payment
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import AmountNotUnderstood, ClockStandsStill
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted, submitted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


def test_the_clock_stands_still_and_the_national_status_is_six(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    for amount in (0, -1, 10**16):
        with pytest.raises(AmountNotUnderstood):
            request_payment(actor=cast.specialist, code=code, amount_dong=amount, now=NOW)
    change = request_payment(actor=cast.specialist, code=code, amount_dong=25_000, source="TB 12", now=NOW)
    assert (change.status, change.clock, change.due_at) == (6, "suspended", None)
    row = Dossier.objects.get(code=code)
    assert (row.fee, row.fee_dong, row.pauses[0]["causer"]) == ("requested", 25_000, "applicant")
    with pytest.raises(ClockStandsStill):
        request_payment(actor=cast.specialist, code=code, amount_dong=1, now=NOW)


def test_before_acceptance_there_is_no_clock_to_stop(cast: Cast) -> None:
    with pytest.raises(ClockStandsStill):
        request_payment(actor=cast.leader, code=submitted(cast, BIRTH), now=NOW)
