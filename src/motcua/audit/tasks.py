"""The chain goes on by itself every minute, and each day is sealed soon after it has ended."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.audit.usecases.extend_chain import extend_chain
from motcua.audit.usecases.seal_day import seal_day
from motcua.audit.usecases.seal_hour import seal_hour


@app.periodic(cron="* * * * *")
@app.task(name="audit.extend_chain", queueing_lock="audit.extend_chain", lock="audit.extend_chain")
def extend(timestamp: int) -> None:
    """Link what was written since the last time."""
    extend_chain()


@app.periodic(cron="3 * * * *")
@app.task(name="audit.seal_day", queueing_lock="audit.seal_day", lock="audit.extend_chain")
def seal(timestamp: int) -> None:
    """Seal the chain's end, and yesterday where it is not sealed yet: who sleeps at night misses only hours."""
    extend_chain()
    now = datetime.now(UTC)
    seal_hour(now=now)
    seal_day(timezone.localdate(now) - timedelta(days=1), now=now)
