"""What the room of files does by itself at night."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from motcua.documents.usecases import clean_up_uploads as cleaning


@app.periodic(cron="23 2 * * *")
@app.task(name="documents.clean_up_uploads", queueing_lock="documents.clean_up_uploads")
def clean_up_uploads(timestamp: int) -> None:
    """Remove uploads that nobody handed in within a week."""
    cleaning.clean_up_uploads(now=datetime.fromtimestamp(timestamp, UTC))
