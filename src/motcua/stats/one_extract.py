"""Pages that stand on one extract from their first figure to their last."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from motcua.stats.question import ExtractMoved

TRIES = 3
View = Callable[..., HttpResponse]


def of_one_extract(view: View) -> View:
    """Begin the page anew when a newer extract came while it was made."""

    @wraps(view)
    def steady(request: HttpRequest, *place: Any, **named: Any) -> HttpResponse:
        for _ in range(TRIES - 1):
            try:
                return view(request, *place, **named)
            except ExtractMoved:
                continue
        return view(request, *place, **named)

    return steady
