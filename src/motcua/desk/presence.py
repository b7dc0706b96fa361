"""Noting who has a dossier's page open: one officer beside another, not a record of work."""

import re
import secrets

from django.http import HttpRequest
from django.utils import timezone

from motcua.desk.opening import own_unit
from motcua.desk.request import actor_of
from motcua.dossiers.news_api import Present, note_presence

FOLLOWING = "X-Motcua-View"
"""A page that fetches its own news names itself here. Only a page that is known to be open is not counted anew."""

_VIEW = re.compile(r"[A-Za-z0-9_-]{8,32}")


def view_of(request: HttpRequest) -> str:
    """The name of the opened page: the one it gives itself when it fetches its news, else a new one."""
    given = request.headers.get(FOLLOWING, "")
    return given if _VIEW.fullmatch(given) else secrets.token_urlsafe(9)


def open_page(
    request: HttpRequest, dossier_id: int, *, view: str, unit_id: int | None, doing: str = ""
) -> list[Present]:
    """The officer has this page open from now on; returns the colleagues who have the dossier open too.

    That the applicant's data were opened is noted in the audit; a page that fetches its own news opens nothing anew.
    """
    actor = actor_of(request)
    return note_presence(
        dossier_id, actor=actor, view=view, doing=doing, read_at=timezone.now(), unit_id=own_unit(actor, unit_id)
    )
