"""Work that the house does for itself, again and again: nothing that was begun is left lying."""

from datetime import UTC, datetime

from django.db import connection
from procrastinate import jobs
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation

SILENT_SECONDS = 30
MOST_ATTEMPTS = 10
MONTHS_AHEAD = 26


@app.periodic(cron="* * * * * */10")
@app.task(name="core.requeue_jobs_of_silent_workers", queueing_lock="core.requeue_jobs_of_silent_workers")
async def requeue_jobs_of_silent_workers(timestamp: int) -> None:
    """Give jobs of workers that were killed to others; one that killed too many of them is left as failed.

    Where the next run of the same kind waits already, that one does the work: two may not wait, and while the old one
    is kept as running it would keep a job with a lock waiting for ever.
    Assumes that every task may run twice.
    """
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        if job.attempts >= MOST_ATTEMPTS:
            await manager.finish_job(job, status=jobs.Status.FAILED, delete_job=False)
            continue
        try:
            await manager.retry_job(job, retry_at=datetime.now(UTC))
        except UniqueViolation:
            await manager.finish_job(job, status=jobs.Status.ABORTED, delete_job=True)


@app.periodic(cron="7 * * * *")
@app.task(name="core.ensure_event_partitions", queueing_lock="core.ensure_event_partitions")
def ensure_event_partitions(timestamp: int) -> None:
    """Make the event table's coming months; hourly, so that a machine that sleeps at night does not miss it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_ensure_event_partitions(now()::date, %s)", [MONTHS_AHEAD])
