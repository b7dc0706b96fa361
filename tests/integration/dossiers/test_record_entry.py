"""A ministry's system: the code that comes back is checked, and what typing twice costs is measured honestly."""

from datetime import timedelta
from statistics import median

import pytest

from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.door_api import (
    AlreadyEntered,
    SystemUnknown,
    TheirCodeRefused,
    double_entry,
    get_elsewhere,
    record_entry,
    time_entry,
)
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import submitted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db
CODE = "H15.50.05.13-261008-15{:05}"


def enter(cast: Cast, number: int, minutes: int | None) -> str:
    """A dossier typed into the system of justice, the watch running for so many minutes."""
    code = submitted(cast, BIRTH)
    if minutes is not None:
        time_entry(actor=cast.clerk, code=code, system="justice", typing=True, now=NOW)
    end = NOW + timedelta(minutes=minutes or 0)
    record_entry(actor=cast.clerk, code=code, system="justice", their_code=CODE.format(number), now=end)
    return code


def test_the_code_is_kept_as_that_system_writes_it(cast: Cast) -> None:
    code = submitted(cast, BIRTH)
    given = f"  {CODE.format(7).lower()} "
    record_entry(actor=cast.clerk, code=code, system="justice", their_code=given, now=NOW)
    event = Event.objects.get(kind="EnteredElsewhere")
    assert (event.payload["their_code"], event.payload["seconds"]) == (CODE.format(7), None)
    with pytest.raises(AlreadyEntered):
        record_entry(actor=cast.clerk, code=code, system="justice", their_code=CODE.format(8), now=NOW)


@pytest.mark.parametrize("wrong", ["", "H15.50-261008-0975", "H15.50.05.13-261008-1800001", "x" * 3000, "'; DROP"])
def test_what_is_no_code_of_that_system_is_refused_with_an_example(cast: Cast, wrong: str) -> None:
    code = submitted(cast, BIRTH)
    with pytest.raises(TheirCodeRefused) as refused:
        record_entry(actor=cast.clerk, code=code, system="justice", their_code=wrong, now=NOW)
    assert refused.value.values["example"]
    assert get_elsewhere(1) is None


def test_a_code_belongs_to_one_dossier_and_a_system_must_be_known(cast: Cast) -> None:
    enter(cast, 1, None)
    other = submitted(cast, BIRTH)
    with pytest.raises(TheirCodeRefused):
        record_entry(actor=cast.clerk, code=other, system="justice", their_code=CODE.format(1), now=NOW)
    with pytest.raises(SystemUnknown):
        record_entry(actor=cast.clerk, code=other, system="nowhere", their_code=CODE.format(2), now=NOW)
    with pytest.raises(NotAllowed):
        record_entry(actor=cast.leader, code=other, system="justice", their_code=CODE.format(2), now=NOW)


def test_pauses_do_not_count_and_a_forgotten_watch_is_unknown(cast: Cast) -> None:
    code = submitted(cast, BIRTH)
    for typing, minute in ((True, 0), (True, 1), (False, 6), (True, 60), (False, 62)):
        at = NOW + timedelta(minutes=minute)
        time_entry(actor=cast.clerk, code=code, system="justice", typing=typing, now=at)
    later = NOW + timedelta(hours=3)
    record_entry(actor=cast.clerk, code=code, system="justice", their_code=CODE.format(1), now=later)
    assert Event.objects.get(kind="EnteredElsewhere").payload["seconds"] == 8 * 60
    enter(cast, 2, 61)
    assert Event.objects.filter(kind="EnteredElsewhere").order_by("id").last().payload["seconds"] is None  # type: ignore[union-attr]


def test_the_cost_is_told_by_unit_and_procedure_from_five_dossiers_on(cast: Cast) -> None:
    minutes = [4, 5, 9, 12]
    for number, spent in enumerate(minutes):
        enter(cast, number, spent)
    enter(cast, 90, None)
    later = NOW + timedelta(days=1)
    (few,) = double_entry(actor=cast.clerk, now=later)
    assert (few.entries, few.timed, few.median_minutes) == (5, 4, None)
    enter(cast, 91, 30)
    (told,) = double_entry(actor=cast.leader, now=later)
    assert (told.entries, told.timed) == (6, 5)
    assert told.median_minutes == median([*minutes, 30])
    assert told.hours == pytest.approx(1.0)
    assert double_entry(actor=cast.stranger, now=later) == []
