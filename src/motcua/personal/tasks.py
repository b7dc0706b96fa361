"""Data go by themselves when their time is over."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.personal.usecases.erase_due import erase_due

A_RUN = 1_000


@app.periodic(cron="*/10 1-4 * * *")
@app.task(name="personal.erase_due", queueing_lock="personal.erase_due", lock="personal.erase_due")
def erase_what_is_over(timestamp: int) -> None:
    """At night, so many at a time; what is left goes ten minutes later, or the next night."""
    erase_due(now=timezone.now(), most=A_RUN)
