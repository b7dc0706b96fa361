"""Only who leads the dossier's unit holds its data or lets them go."""

from datetime import timedelta

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.dossiers.api import SubmissionReceipt
from motcua.personal.api import HoldRefused, hold_data, release_data
from motcua.personal.models import Hold
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_a_second_hold_takes_the_place_of_the_first(cast: Cast, receipt: SubmissionReceipt) -> None:
    for days in (10, 366):
        hold_data(actor=cast.leader, code=receipt.code, reason="a", until=NOW.date() + timedelta(days=days), now=NOW)
    assert list(Hold.objects.order_by("id").values_list("ended_at", flat=True)) == [NOW, None]
    release_data(actor=cast.leader, code=receipt.code, now=NOW)
    release_data(actor=cast.leader, code=receipt.code, now=NOW)
    assert list(Event.objects.filter(subject="data_hold").order_by("id").values_list("kind", flat=True)) == [
        "DataHeld",
        "DataHeld",
        "DataReleased",
    ]


@pytest.mark.parametrize("days", [0, 367, None])
def test_a_day_within_a_year_is_needed(cast: Cast, receipt: SubmissionReceipt, days: int | None) -> None:
    until = None if days is None else NOW.date() + timedelta(days=days)
    with pytest.raises(HoldRefused) as refused:
        hold_data(actor=cast.leader, code=receipt.code, reason=" ", until=until, now=NOW)
    assert refused.value.field_errors == {"reason": "hold_reason", "until": "hold_until"}


def test_nobody_else(cast: Cast, receipt: SubmissionReceipt) -> None:
    for actor, error in ((cast.clerk, NotAllowed), (cast.stranger, NotFound)):
        with pytest.raises(error):
            hold_data(actor=actor, code=receipt.code, reason="a", until=NOW.date() + timedelta(days=3), now=NOW)
        with pytest.raises(error):
            release_data(actor=actor, code=receipt.code, now=NOW)
