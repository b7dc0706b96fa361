"""What happens to drafts by itself. Each task may run twice and acts once."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from motcua.drafts.usecases import expire_drafts as expiring


@app.periodic(cron="17 * * * *")
@app.task(name="drafts.expire_drafts", queueing_lock="drafts.expire_drafts")
def expire_drafts(timestamp: int) -> None:
    """Every hour: remove drafts past their end."""
    expiring.expire_drafts(now=datetime.fromtimestamp(timestamp, UTC))
