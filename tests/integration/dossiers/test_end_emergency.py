"""An emergency ends before its day, or its declaration is taken back and every promise is what it would have been."""

import pytest

from motcua.core.errors import NotAllowed, Refused
from motcua.core.models import Event
from motcua.dossiers.emergency_api import end_emergency, list_emergencies, revoke_emergency
from motcua.dossiers.models import Dossier
from motcua.dossiers.usecases.follow_emergencies import follow_emergencies
from tests.factories.cast import Cast
from tests.factories.decrees import due, five_days, local
from tests.factories.emergencies import administrator_of, storm

pytestmark = pytest.mark.django_db


def test_a_declaration_that_is_taken_back_leaves_no_trace_on_a_promise(cast: Cast) -> None:
    before, during = five_days(cast), five_days(cast)
    Dossier.objects.filter(code=during).update(received_at=local(1, 11), due_at=local(8, 17))
    actor = administrator_of(cast)
    given = {"actor": actor, "public_id": storm(cast).public_id}
    follow_emergencies(now=local(1, 12))
    assert (due(before), due(during)) == (None, None)
    end_emergency(**given, now=local(1, 16))
    follow_emergencies(now=local(1, 16))
    with pytest.raises(NotAllowed):
        revoke_emergency(actor=cast.leader, public_id=given["public_id"], now=local(2, 9))
    revoke_emergency(**given, now=local(2, 9))
    follow_emergencies(now=local(2, 9))
    assert (due(before), due(during)) == (local(7, 17), local(8, 17))
    assert Dossier.objects.get(code=during).pauses == []
    kinds = Event.objects.filter(subject="emergency").order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["EmergencyDeclared", "EmergencyEnded", "EmergencyRevoked"]
    told = list_emergencies(actor=actor)[0]
    assert (told.stopped, told.ended_by_name, told.revoked_by_name) == (2, "Phạm Văn Quản", "Phạm Văn Quản")
    for verb in (end_emergency, revoke_emergency):
        with pytest.raises(Refused):
            verb(**given, now=local(3, 10))


def test_one_that_is_taken_back_while_it_lasts_lets_the_clocks_run_on(cast: Cast) -> None:
    code = five_days(cast)
    given = {"actor": administrator_of(cast), "public_id": storm(cast).public_id}
    follow_emergencies(now=local(1, 9))
    revoke_emergency(**given, now=local(1, 15))
    follow_emergencies(now=local(1, 15))
    row = Dossier.objects.get(code=code)
    assert (row.due_at, row.clock, row.pauses) == (local(7, 17), "running", [])
