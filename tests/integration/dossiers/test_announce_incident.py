"""An announced incident stops many clocks at once, from the failure on and not from its announcement."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, Refused
from motcua.core.models import Event
from motcua.dossiers.api import PauseCause, approve_dossier, pause_dossier, resume_dossier
from motcua.dossiers.clock_api import announce_incident
from motcua.dossiers.incidents import follow_incident
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.decrees import due, five_days, local
from tests.factories.dossiers import submitted

pytestmark = pytest.mark.django_db
OPERATOR = Actor.system("test")


def test_it_stops_every_clock_that_hangs_on_the_system_once_each_with_its_event(cast: Cast) -> None:
    runs, waits, new = five_days(cast), five_days(cast), submitted(cast)
    pause_dossier(actor=cast.leader, code=waits, cause=PauseCause.POSTING, source="x", now=local(1, 8))
    incident = announce_incident(actor=OPERATOR, since=local(1, 9), source="TB 15", now=local(1, 11))
    assert incident.paused == 2
    assert (due(runs), Dossier.objects.get(code=new).clock) == (None, "not_started")
    assert follow_incident(incident, actor=OPERATOR, now=local(1, 12)) == 0
    assert Event.objects.filter(kind="ClockPaused", payload__cause="incident").count() == 2
    row = Dossier.objects.get(code=waits)
    assert [pause["cause"] for pause in row.pauses] == ["posting", "incident"]
    resume_dossier(actor=cast.leader, code=waits, cause=PauseCause.POSTING, now=local(2, 9))
    assert (Dossier.objects.get(code=waits).clock, due(waits)) == ("suspended", None)


def test_a_decision_during_an_incident_ends_its_pause_with_the_clock(cast: Cast) -> None:
    code = five_days(cast)
    announce_incident(actor=OPERATOR, since=local(1, 9), source="TB 15", now=local(1, 9))
    approve_dossier(actor=cast.leader, code=code, now=local(1, 14))
    row = Dossier.objects.get(code=code)
    assert (row.clock, row.due_at, row.pauses[0]["to"] is not None) == ("ended", local(8, 12), True)


@pytest.mark.parametrize(("since", "source"), [(local(9, 9), "TB"), (local(1, 9), " "), (NOW.replace(month=1), "TB")])
def test_an_announcement_says_since_when_and_by_whom(cast: Cast, since: object, source: str) -> None:
    code = five_days(cast)
    with pytest.raises(Refused, match="incident_refused"):
        announce_incident(actor=OPERATOR, since=since, source=source, now=local(2, 9))  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        announce_incident(actor=cast.leader, since=local(1, 9), source="TB", now=local(2, 9))
    assert due(code) == local(7, 17)
