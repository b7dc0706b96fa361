"""What the catalogue does by itself at night."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.catalogue.searching.index import refresh_turned


@app.periodic(cron="3 17 * * *")
@app.task(name="catalogue.refresh_turned", queueing_lock="catalogue.refresh_turned")
def refresh_search_of_the_day(timestamp: int) -> None:
    """Three minutes after midnight in Viet Nam: what began or ended with the day is found by its new words."""
    refresh_turned(on=timezone.localdate(datetime.fromtimestamp(timestamp, UTC)))
