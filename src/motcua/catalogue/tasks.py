"""What the catalogue does by itself: its files of open data, and at night what a new day turns."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.catalogue.open_data.writing import write_open_data
from motcua.catalogue.searching.index import refresh_turned


@app.periodic(cron="3 17 * * *")
@app.task(name="catalogue.refresh_turned", queueing_lock="catalogue.refresh_turned")
def refresh_search_of_the_day(timestamp: int) -> None:
    """Three minutes after midnight in Viet Nam: what began or ended with the day is found by its new words."""
    refresh_turned(on=timezone.localdate(datetime.fromtimestamp(timestamp, UTC)))


@app.periodic(cron="*/15 * * * *")
@app.task(name="catalogue.write_open_data", queueing_lock="catalogue.write_open_data")
def write_open_data_now(timestamp: int) -> None:
    """Write the files of open data anew where the catalogue or the day has changed."""
    write_open_data(timezone.now())
