"""Clocks stand still while an emergency lasts where the law says so, also for who came during it, and run on after."""

from dataclasses import replace

import pytest

from motcua.dossiers.api import LegalChannel, accept_dossier, submit_dossier
from motcua.dossiers.emergency_api import end_emergency
from motcua.dossiers.models import Dossier
from motcua.dossiers.usecases.follow_emergencies import follow_emergencies
from tests.factories.cast import Cast
from tests.factories.decrees import due, five_days, local
from tests.factories.emergencies import administrator_of, storm
from tests.factories.submissions import BIRTH, counter_submission

pytestmark = pytest.mark.django_db


def test_the_time_does_not_count_also_for_who_came_during_it(cast: Cast) -> None:
    before = five_days(cast)
    given = {"actor": administrator_of(cast), "public_id": storm(cast).public_id}
    assert follow_emergencies(now=local(1, 8)) == 0, "not begun"
    assert (follow_emergencies(now=local(1, 9)), due(before)) == (1, None)
    during = five_days(cast)
    Dossier.objects.filter(code=during).update(received_at=local(1, 11), due_at=local(8, 17))
    assert [follow_emergencies(now=local(1, hour)) for hour in (12, 13)] == [1, 0]
    end_emergency(**given, now=local(1, 16))
    follow_emergencies(now=local(1, 16))
    # From nine to sixteen without noon: six hours. From eleven on: four.
    assert (due(before), due(during)) == (local(8, 15), local(9, 12))
    pause = Dossier.objects.get(code=before).pauses[0]
    assert (pause["cause"], pause["causer"], pause["source"]) == ("emergency", "law", "QĐ 12/QĐ-UBND, Điều 2")


def test_who_is_received_meanwhile_is_promised_a_day_that_counts_on_the_declared_end(cast: Cast) -> None:
    given = {"actor": administrator_of(cast), "public_id": storm(cast).public_id}
    follow_emergencies(now=local(1, 9))
    came = replace(counter_submission(BIRTH), legal_channel=LegalChannel.POST)
    code = submit_dossier(actor=cast.clerk, submission=came, now=local(1, 10)).code
    Dossier.objects.filter(code=code).update(time_limit="5 working_days", late_cutoff="")
    promised = accept_dossier(actor=cast.clerk, code=code, now=local(1, 10)).due_at
    # Without the storm 17:00 on the eighth; from ten on the first to nine on the second seven hours do not count.
    assert (promised, due(code)) == (local(9, 16), local(9, 16))
    assert (follow_emergencies(now=local(1, 11)), due(code)) == (0, local(9, 16))
    end_emergency(**given, now=local(1, 15))
    follow_emergencies(now=local(1, 15))
    assert due(code) == local(9, 12), "four hours did not count"


def test_it_ends_by_itself_and_lets_go_what_was_handed_on_meanwhile(cast: Cast) -> None:
    code, moved = five_days(cast), five_days(cast)
    storm(cast)
    follow_emergencies(now=local(1, 9))
    Dossier.objects.filter(code=moved).update(unit_id=cast.neighbour.id)
    follow_emergencies(now=local(3, 9))
    assert (due(code), due(moved)) == (local(8, 17), local(8, 17)), "eight hours did not count"
    assert follow_emergencies(now=local(4, 9)) == 0
