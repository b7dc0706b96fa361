"""The shared system works again: what was left of each promise runs on from then."""

import uuid

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.clock_api import announce_incident, end_incident
from motcua.dossiers.models import Dossier
from tests.factories.cast import Cast
from tests.factories.decrees import due, five_days, local

pytestmark = pytest.mark.django_db
OPERATOR = Actor.system("test")


def test_the_time_of_the_incident_does_not_count_also_for_who_came_during_it(cast: Cast) -> None:
    before = five_days(cast)
    incident = announce_incident(actor=OPERATOR, since=local(1, 9), source="TB 15", now=local(1, 10))
    during = five_days(cast)
    Dossier.objects.filter(code=during).update(received_at=local(1, 11), due_at=local(8, 17))
    given = {"actor": OPERATOR, "public_id": incident.public_id}
    for until in (local(1, 8), local(9, 9)):
        with pytest.raises(Refused, match="incident_refused"):
            end_incident(**given, until=until, now=local(2, 9))
    assert end_incident(**given, until=local(1, 16), now=local(2, 9)).paused == 2
    # Nine to sixteen without noon: six hours later. From eleven on: four hours later.
    assert (due(before), due(during)) == (local(8, 15), local(9, 12))
    assert end_incident(**given, until=local(1, 16), now=local(2, 9)).paused == 2, "gone on with, nothing twice"
    with pytest.raises(Refused, match="incident_over"):
        end_incident(**given, until=local(1, 17), now=local(2, 9))
    with pytest.raises(NotFound):
        end_incident(actor=OPERATOR, public_id=uuid.uuid4(), until=local(1, 16), now=local(2, 9))
