"""What the room of files does by itself at night."""

from contextlib import suppress
from datetime import UTC, datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.core.errors import Unavailable
from motcua.documents.usecases import clean_up_uploads as cleaning
from motcua.documents.usecases import expire_uploads as expiring
from motcua.documents.usecases import prepare_file as preparing
from motcua.documents.usecases import scan_files as scanning
from motcua.documents.usecases import verify_files as verifying

READ_A_NIGHT = 50 * 1024**3
"""Bytes; on a common disk less than ten minutes of reading."""


@app.periodic(cron="23 2 * * *")
@app.task(name="documents.clean_up_uploads", queueing_lock="documents.clean_up_uploads")
def clean_up_uploads(timestamp: int) -> None:
    """Remove uploads that nobody handed in in their time."""
    cleaning.clean_up_uploads(now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(name="documents.expire_uploads", queueing_lock="documents.expire_uploads")
def expire_uploads(timestamp: int) -> None:
    """Keep uploads in parts that are whole; remove those that nobody went on with."""
    expiring.expire_uploads(now=datetime.fromtimestamp(timestamp, UTC))


@app.task(name="documents.prepare_file", retry=RetryStrategy(max_attempts=3, exponential_wait=2))
def prepare_file(public_id: str) -> None:
    """Draw small pictures of a file that came in, and scan it; a scanner that is silent is asked again by itself."""
    with suppress(Unavailable):
        preparing.prepare_file(public_id, now=datetime.now(UTC))


@app.periodic(cron="*/2 * * * *")
@app.task(name="documents.scan_files", queueing_lock="documents.scan_files")
def scan_files(timestamp: int) -> None:
    """Scan what still waits, and raise the alarm about what waits too long."""
    scanning.scan_files(now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="41 1 * * *")
@app.task(name="documents.verify_files", queueing_lock="documents.verify_files")
def verify_files(timestamp: int) -> None:
    """Read a part of the kept files again, those first that were not read for the longest time."""
    verifying.verify_files(now=datetime.fromtimestamp(timestamp, UTC), most_bytes=READ_A_NIGHT)
