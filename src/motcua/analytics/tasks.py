"""Background entry points of analytics."""

from typing import Any

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.analytics.extracts import refresh_extract
from motcua.analytics.refusals import AnalyticsNotInstalled
from motcua.analytics.register.publications import remember_publications


@app.periodic(cron="*/5 * * * *")
@app.task(name="analytics.refresh_extract", queueing_lock="analytics.refresh_extract")
def refresh_extract_now(timestamp: int, **_: Any) -> None:
    """Take a new extract when the ledger has moved; the public reads it once it is planned what of it is public.

    An installation without the libraries has none to take.
    """
    try:
        refresh_extract(timezone.now())
    except AnalyticsNotInstalled:
        return


@app.periodic(cron="1-59/5 * * * *")
@app.task(name="analytics.remember_publications", queueing_lock="analytics.remember_publications")
def remember_publications_now(timestamp: int, **_: Any) -> None:
    """Write down what the current extract publishes of closed periods, and what of it changed."""
    try:
        remember_publications(timezone.now())
    except AnalyticsNotInstalled:
        return
