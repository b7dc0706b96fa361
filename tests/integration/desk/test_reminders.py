"""The page of reminders: what the unit is reminded of, and nothing of another unit."""

from datetime import timedelta

from motcua.dossiers.limit_api import find_stuck, warn_of_limits
from motcua.dossiers.models import Dossier, Task
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.integration.desk.officer import Officer

PAGE = "/can-bo/reminders/"


def test_a_unit_reads_its_own_reminders_and_what_is_stuck(cast: Cast, leader: Officer, stranger: Officer) -> None:
    late, stuck = accepted(cast), accepted(cast)
    Dossier.objects.filter(code=late).update(due_at=NOW + timedelta(days=1))
    warn_of_limits(now=NOW + timedelta(days=3))
    Task.objects.filter(dossier__code=stuck).update(state="cancelled", closed_at=NOW)
    find_stuck(now=NOW)
    page = leader.open(PAGE)
    assert late in page.words
    assert "Đã quá hạn" in page.words
    assert "Không ai có việc phải làm với hồ sơ này" in page.words
    other = stranger.open(PAGE)
    assert late not in other.words
    assert "Không có lời nhắc nào" in other.words
    assert leader.client.get(PAGE, {"before": "x", "mine": "1"}).status_code == 200
