"""Traces are kept as long as the dictionary says, and not longer."""

import uuid
from datetime import timedelta

import pytest

from motcua.traces.api import Step, note_step, read_dictionary, write_counters
from motcua.traces.models import StepCount, VisitEvent
from motcua.traces.usecases.erase_old_traces import Erased, erase_old_traces
from tests.factories.cast import NOW
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


def test_what_is_too_old_goes_once() -> None:
    known = read_dictionary()
    write_counters()
    StepCount.objects.all().delete()
    for back in (timedelta(), timedelta(weeks=known.keep_weeks), timedelta(weeks=known.keep_weeks + 1)):
        note_step(Step("started", BIRTH), now=NOW - back)
    for days in (0, known.keep_days, known.keep_days + 1):
        note_step(Step("back", BIRTH, visit=str(uuid.uuid4())), now=NOW - timedelta(days=days))
    write_counters()
    assert StepCount.objects.filter(event="started").count() == 3
    assert erase_old_traces(now=NOW) == Erased(counters=1, visits=1)
    assert StepCount.objects.filter(event="started").count() == 2
    assert VisitEvent.objects.count() == 2
    assert erase_old_traces(now=NOW) == Erased(counters=0, visits=0)
