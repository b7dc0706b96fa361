"""What an announcement of an incident must say before it stops anybody's clock."""

from datetime import datetime, timedelta

from motcua.core.errors import Refused

LONGEST_AGO = timedelta(days=31)


class IncidentRefused(Refused):
    """The announcement cannot be used; `field_errors` says why."""

    code = "incident_refused"


class IncidentOver(Refused):
    """The incident was ended before."""

    code = "incident_over"
    conflict = True


def check_incident(since: datetime, source: str, *, now: datetime) -> None:
    """It has begun, not long ago, and a document announces it. Raises IncidentRefused."""
    if since > now:
        raise IncidentRefused(field_errors={"since": "incident_in_future"})
    if now - since > LONGEST_AGO:
        raise IncidentRefused(field_errors={"since": "incident_long_ago"})
    if not source.strip():
        raise IncidentRefused(field_errors={"source": "source_missing"})


def check_end(since: datetime, until: datetime, *, ended: bool, now: datetime) -> None:
    """Once, after it began, not in the future. Raises IncidentOver, IncidentRefused."""
    if ended:
        raise IncidentOver()
    if until > now:
        raise IncidentRefused(field_errors={"until": "incident_in_future"})
    if until < since:
        raise IncidentRefused(field_errors={"until": "incident_backwards"})
