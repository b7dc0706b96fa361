"""Two plain pages for whoever watches over the server: is it alive, can it work."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.core.access import public

PLAIN = "text/plain; charset=utf-8"


@public
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The web process answers; says nothing about the database."""
    return HttpResponse("ok\n", content_type=PLAIN)


@public
@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers too; otherwise 503 with a time after which to ask again."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database unreachable\n", content_type=PLAIN, status=503, headers={"Retry-After": "5"})
    return HttpResponse("ready\n", content_type=PLAIN)
