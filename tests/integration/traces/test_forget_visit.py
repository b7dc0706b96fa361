"""Who takes the yes back finds nothing left of the visit, not even what was only in memory."""

import uuid

import pytest

from motcua.traces.api import Step, forget_visit, note_step, write_counters
from motcua.traces.models import StepCount, VisitEvent
from tests.factories.cast import NOW
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


def test_one_visit_goes_and_the_others_stay() -> None:
    mine, hers = str(uuid.uuid4()), str(uuid.uuid4())
    for visit in (mine, hers):
        note_step(Step("started", BIRTH, visit=visit), now=NOW)
    write_counters()
    note_step(Step("back", BIRTH, visit=mine), now=NOW)
    assert forget_visit(mine) == 1
    write_counters()
    assert {str(visit) for visit in VisitEvent.objects.values_list("visit", flat=True)} == {hers}
    assert StepCount.objects.filter(event="back").exists()  # a counter names nobody
