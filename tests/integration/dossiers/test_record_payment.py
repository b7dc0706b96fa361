"""What was asked for is paid."""

from datetime import timedelta

import pytest

from motcua.dossiers.api import record_payment, request_payment
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import ClockRuns
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


def test_the_former_status_returns_and_the_time_left_runs_on(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    promised = Dossier.objects.get(code=code).due_at
    assert promised is not None
    with pytest.raises(ClockRuns):
        record_payment(actor=cast.clerk, code=code, now=NOW)
    request_payment(actor=cast.specialist, code=code, now=NOW)
    change = record_payment(actor=cast.clerk, code=code, source="BL 7", paid_online=True, now=NOW + timedelta(days=2))
    assert (change.status, change.clock, change.due_at) == (2, "running", promised + timedelta(days=2))
    row = Dossier.objects.get(code=code)
    assert (row.fee, row.paid_online, row.awaiting) == ("paid", True, "nothing")
