"""What every page's frame shows, whatever the page."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from motcua.config.emergency_notices import emergency_notices
from motcua.core.actor import Actor, Role
from motcua.ui.reading_ways import reading_ways


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """The acting person this page's address in the other language, and emergencies where a layout asks."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "actor": actor,
        "takes_dossiers_in": bool(actor and actor.units_as(Role.CLERK)),
        "administers": bool(actor and actor.units_as(Role.ADMINISTRATOR)),
        "edits_catalogue": bool(actor and actor.units_as(Role.EDITOR)),
        "handles_dossiers": bool(actor and actor.units_as(Role.CLERK, Role.SPECIALIST, Role.LEADER)),
        "helps": bool(actor and actor.units_as(Role.HELPER, Role.CLERK, Role.SPECIALIST)),
        "analyses": bool(actor and actor.units_as(Role.ANALYST, Role.LEADER)),
        "reads_weekly_sheet": bool(actor and actor.units_as(Role.LEADER, Role.ADMINISTRATOR)),
        "public_url": settings.PUBLIC_URL,
        "help_phone": settings.HELP_PHONE,
        "emergency_notices": partial(emergency_notices, actor),
        "reading": reading_ways(request),
    }
