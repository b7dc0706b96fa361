"""How long an applicant may take, by the rules of the day on which the dossier was handed in."""

from datetime import date, datetime

from motcua.core.worktime import deadline, load_calendar
from motcua.dossiers.clock_rules import supplement_time
from motcua.dossiers.intake import local_day
from motcua.dossiers.models import Dossier
from motcua.orgs.api import get_unit


def filed_on(dossier: Dossier) -> date:
    """The local date on which the dossier was handed in, whose rules it keeps."""
    return local_day(dossier.submitted_at or dossier.recorded_at)


def lawful_until(dossier: Dossier, *, now: datetime) -> datetime | None:
    """Until when the applicant may supplement what is asked for now; None where the law sets no time."""
    limit = supplement_time(dossier.procedure_code, on=filed_on(dossier))
    if limit is None or dossier.unit_id is None:
        return None
    return deadline(now, limit, load_calendar(get_unit(dossier.unit_id).calendar)).due_at
