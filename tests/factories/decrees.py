"""A promise to be moved by a day that is decreed late."""

from datetime import UTC, date, datetime

from motcua.core.actor import Actor
from motcua.core.worktime.decreed import DecreedDay, DecreeKind
from motcua.dossiers.models import Dossier
from tests.factories.cast import Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

OFF = DecreedDay(date(2026, 12, 3), DecreeKind.DAY_OFF, "Nghỉ đột xuất", "QĐ 99/QĐ-TTg")
OPERATOR = Actor.system("test")


def local(day: int, hour: int) -> datetime:
    """A moment of December 2026 in Viet Nam."""
    return datetime(2026, 12, day, hour - 7, tzinfo=UTC)


def five_days(cast: Cast) -> str:
    """Accepted on Monday 30 November at nine: five days are over on Monday 7 December."""
    code = accepted(cast, BIRTH)
    Dossier.objects.filter(code=code).update(time_limit="5 working_days", late_cutoff="", due_at=local(7, 17))
    return code


def due(code: str) -> datetime | None:
    """The promised moment as it is kept."""
    return Dossier.objects.get(code=code).due_at
