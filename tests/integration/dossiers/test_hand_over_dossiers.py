"""Who leaves the unit leaves no dossier behind in a name that nobody answers to."""

import pytest

from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.api import assign_dossier, request_supplement
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.work_api import HandOverRefused, hand_over_dossiers, who_left_work
from motcua.identity.api import StaffRole
from tests.factories.cast import NOW, TODAY, Cast, people
from tests.factories.dossiers import ITEMS, accepted, submitted

pytestmark = pytest.mark.django_db


def test_everything_open_goes_with_one_event_each(cast: Cast) -> None:
    accounts = people(cast)
    leaver, receiver = accounts["chuyen-vien-1"].pk, accounts["mot-cua-1"].pk
    codes = [accepted(cast), accepted(cast), submitted(cast)]
    for code in codes:
        assign_dossier(actor=cast.leader, code=code, to_account=leaver, now=NOW)
    request_supplement(actor=cast.leader, code=codes[1], items=ITEMS, now=NOW)
    other = accepted(cast)
    asked = Task.objects.create(
        dossier=Dossier.objects.get(code=other),
        step="x",
        kind="consultation",
        unit_id=cast.centre.id,
        assigned_to=leaver,
        opened_at=NOW,
    )
    StaffRole.objects.filter(account_id=leaver).delete()
    assert who_left_work(actor=cast.leader, unit_id=cast.centre.id, today=TODAY) == {leaver: 3}
    assert who_left_work(actor=cast.clerk, unit_id=cast.centre.id, today=TODAY) == {}
    arguments = {"unit_id": cast.centre.id, "from_account": leaver, "now": NOW}
    for nobody in (cast.clerk, cast.stranger, cast.machine):
        with pytest.raises(NotAllowed):
            hand_over_dossiers(actor=nobody, to_account=receiver, **arguments)  # type: ignore[arg-type]
    for wrong in (leaver, accounts["can-bo-khac-1"].pk, 0):
        with pytest.raises(HandOverRefused):
            hand_over_dossiers(actor=cast.leader, to_account=wrong, **arguments)  # type: ignore[arg-type]
    tried = hand_over_dossiers(actor=cast.leader, to_account=receiver, dry_run=True, **arguments)  # type: ignore[arg-type]
    assert (tried.dossiers, tried.tasks) == (3, 1)
    assert Dossier.objects.filter(assigned_to=leaver).count() == 3
    events = Event.objects.filter(kind="DossierAssigned").count()
    went = hand_over_dossiers(actor=cast.leader, to_account=receiver, note="nghỉ hưu", **arguments)  # type: ignore[arg-type]
    assert (went.dossiers, went.tasks, went.left) == (3, 1, 0)
    assert Event.objects.filter(kind="DossierAssigned").count() == events + 3
    assert Event.objects.filter(kind="WorkHandedOver", subject_id=leaver).count() == 1
    assert set(Dossier.objects.filter(code__in=codes).values_list("assigned_to", flat=True)) == {receiver}
    asked.refresh_from_db()
    assert asked.assigned_to == receiver
    assert who_left_work(actor=cast.leader, unit_id=cast.centre.id, today=TODAY) == {}
