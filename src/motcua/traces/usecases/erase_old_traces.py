"""Erase what has been kept as long as the dictionary says."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from motcua.traces.dictionary import read_dictionary
from motcua.traces.models import StepCount, VisitEvent


class Erased(NamedTuple):
    """How many rows went."""

    counters: int
    visits: int


def erase_old_traces(*, now: datetime) -> Erased:
    """Counters of weeks that ended longer ago than `keep_weeks`, visits older than `keep_days`; again: nothing."""
    known = read_dictionary()
    oldest = timezone.localdate(now) - timedelta(weeks=known.keep_weeks + 1)
    counters = StepCount.objects.filter(week__lte=oldest).delete()[0]
    visits = VisitEvent.objects.filter(minute__lt=now - timedelta(days=known.keep_days)).delete()[0]
    return Erased(counters, visits)
