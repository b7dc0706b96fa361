"""Drawing the public pictures before the first visitor asks for them."""

from typing import Any

from django.conf import settings
from django.utils import translation
from procrastinate.contrib.django import app

from motcua.analytics.api import AnalyticsNotInstalled, current_snapshot
from motcua.stats.pictures import NAMES, WIDTHS, picture
from motcua.stats.year import year_figures


@app.periodic(cron="* * * * *")
@app.task(name="stats.draw_public_figures", queueing_lock="stats.draw_public_figures")
def draw_public_figures(timestamp: int, **_: Any) -> None:
    """Draw what the page of the current extract shows; once drawn it is only read."""
    snapshot = current_snapshot()
    try:
        figures = year_figures(snapshot, None) if snapshot else None
        if snapshot is None or figures is None:
            return
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                for name in NAMES:
                    for width in WIDTHS:
                        picture(snapshot, figures, name=name, width=width)
    except AnalyticsNotInstalled:
        return
