"""Reading assisted sessions: the helper's own open one, and the unit's ended ones without helpers."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from motcua.assistance.models import AssistedSession
from motcua.assistance.rules import is_over
from motcua.assistance.states import Consent, Device, Helper, Step, Where
from motcua.assistance.values import SessionEnded, SessionGiven, SessionLine, SessionView
from motcua.core.actor import Actor, Role

MOST_LISTED = 50
MOST_LINES = 100_000


def find_open_session(*, actor: Actor, now: datetime) -> SessionView | None:
    """The session that this helper has open; one that has lasted too long is none."""
    if actor.account_id is None:
        return None
    row = (
        AssistedSession.objects.filter(helper_account_id=actor.account_id, closed_at__isnull=True)
        .annotate(dossiers=Count("handed_in"))
        .first()
    )
    return None if row is None or is_over(row.opened_at, now) else view_of(row)


def list_own_sessions(*, actor: Actor) -> list[SessionView]:
    """The helper's own latest ended ones."""
    if actor.account_id is None:
        return []
    rows = AssistedSession.objects.filter(helper_account_id=actor.account_id, closed_at__isnull=False)
    return [view_of(row) for row in rows.annotate(dossiers=Count("handed_in")).order_by("-id")[:MOST_LISTED]]


def session_lines(*, actor: Actor, unit_ids: Collection[int], most: int = MOST_LINES) -> list[SessionLine]:
    """Ended sessions of these units, newest first, for an analyst of one of the units above: no helper, no person."""
    if not actor.units_as(Role.ANALYST):
        return []
    rows = AssistedSession.objects.filter(unit_id__in=unit_ids, closed_at__isnull=False).select_related("unit")
    return [
        SessionLine(
            unit_code=row.unit.code,
            month=timezone.localtime(row.opened_at).strftime("%Y-%m"),
            helper=Helper(row.helper),
            where=Where(row.where),
            device=Device(row.device),
            barrier=row.barrier,
            minutes=row.minutes or 0,
            completed=row.completed,
            declined=row.declined,
        )
        for row in rows.order_by("-id")[:most]
    ]


def view_of(row: AssistedSession) -> SessionView:
    """The row as a value; `dossiers` was counted with it."""
    return SessionView(
        id=row.pk,
        unit_id=int(row.unit_id),
        given=SessionGiven(
            Helper(row.helper), Where(row.where), Device(row.device), Consent(row.consent), row.language
        ),
        opened_at=row.opened_at,
        minutes=row.minutes,
        ended=None
        if row.closed_at is None
        else SessionEnded(tuple(Step(step) for step in row.steps), row.barrier, row.completed, row.declined),
        dossiers=getattr(row, "dossiers", 0),
    )
