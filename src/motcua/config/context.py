"""What every page's frame shows, whatever the page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """The acting person and this page's address in the other language."""
    return {"actor": getattr(request, "actor", None), "public_url": settings.PUBLIC_URL}
