"""Traces go by themselves when their time is over."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.traces.usecases.erase_old_traces import erase_old_traces


@app.periodic(cron="17 2 * * *")
@app.task(name="traces.erase_old_traces", queueing_lock="traces.erase_old_traces", lock="traces.erase_old_traces")
def erase_old(timestamp: int) -> None:
    """Each night; a night that was missed is made up for by the next."""
    erase_old_traces(now=timezone.now())
