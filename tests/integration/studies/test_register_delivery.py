"""What was done is entered once, and what was wrong is corrected once, without being overwritten."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from motcua.core.errors import NotFound
from motcua.studies.api import StudyRefused, get_study
from motcua.studies.intervention_api import DeliveryGiven, plan_intervention, register_delivery
from tests.factories.cast import NOW, Cast
from tests.factories.studies import INTERVENTION, opened

pytestmark = pytest.mark.django_db
DONE = DeliveryGiven("Xã Một", date(2026, 11, 20), date(2026, 11, 20), Decimal(3), 12)


def test_an_entry_is_corrected_once_and_stays(cast: Cast) -> None:
    code = opened(cast)
    number = plan_intervention(code, actor=cast.analyst, given=INTERVENTION, now=NOW)
    assert register_delivery(code, number, actor=cast.analyst, given=DONE, now=NOW, once="a") == 1
    assert register_delivery(code, number, actor=cast.analyst, given=DONE, now=NOW, once="a") == 1
    right = replace(DONE, amount=Decimal(2), corrects=1)
    register_delivery(code, number, actor=cast.analyst, given=right, now=NOW)
    with pytest.raises(StudyRefused) as refused:
        register_delivery(code, number, actor=cast.analyst, given=right, now=NOW)
    assert refused.value.field_errors == {"corrects": "no_entry"}
    (one,) = get_study(code, actor=cast.analyst).interventions
    assert [(entry.given.amount, entry.corrected_by) for entry in one.deliveries] == [(3, 2), (2, 0)]


def test_nothing_is_entered_of_what_was_never_planned(cast: Cast) -> None:
    with pytest.raises(NotFound):
        register_delivery(opened(cast), 1, actor=cast.analyst, given=DONE, now=NOW)
