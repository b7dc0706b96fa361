"""Time that the law does not count: posting, another agency's confirmation, an announced incident."""

from datetime import datetime, timedelta

import pytest

from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.api import AwaitingApplicant, PauseCause, approve_dossier, pause_dossier, resume_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import ClockStandsStill, SourceMissing
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db

LAW = "Luật Đất đai điều 15"


def test_a_pause_says_why_who_and_on_what_it_rests_and_stops_the_promise(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    promised = Dossier.objects.get(code=code).due_at
    assert promised is not None
    with pytest.raises(NotAllowed):
        pause_dossier(actor=cast.clerk, code=code, cause=PauseCause.POSTING, source=LAW, now=NOW)
    with pytest.raises(SourceMissing):
        pause_dossier(actor=cast.specialist, code=code, cause=PauseCause.POSTING, source=" ", now=NOW)
    with pytest.raises(ClockStandsStill):
        pause_dossier(actor=cast.specialist, code=code, cause=PauseCause.SUPPLEMENT, source=LAW, now=NOW)
    change = pause_dossier(actor=cast.specialist, code=code, cause=PauseCause.POSTING, source=LAW, now=NOW)
    assert (change.clock, change.awaiting, change.due_at) == ("suspended", "others", None)
    (kept,) = Dossier.objects.get(code=code).pauses
    assert (kept["cause"], kept["causer"], kept["source"], kept["to"]) == ("posting", "law", LAW, None)
    told = Event.objects.get(kind="ClockPaused").payload["due_change"]
    assert datetime.fromisoformat(told["former"]) == promised
    assert (told["due_at"], told["reason"], told["source"]) == (None, "ClockPaused", LAW)
    with pytest.raises(AwaitingApplicant):
        approve_dossier(actor=cast.leader, code=code, now=NOW)


def test_two_causes_at_once_count_once_and_the_clock_runs_when_the_last_is_over(cast: Cast) -> None:
    """Posting Monday 9:00 to Wednesday 9:00, an incident within it to Thursday 9:00: three working days, not four."""
    code = accepted(cast, BIRTH)
    promised = Dossier.objects.get(code=code).due_at
    assert promised is not None
    pause_dossier(actor=cast.specialist, code=code, cause=PauseCause.POSTING, source=LAW, now=NOW)
    day = timedelta(days=1)
    pause_dossier(actor=cast.specialist, code=code, cause=PauseCause.INCIDENT, source="TB 1", now=NOW + day)
    one = resume_dossier(actor=cast.specialist, code=code, cause=PauseCause.POSTING, now=NOW + 2 * day)
    assert (one.clock, one.awaiting, one.due_at) == ("suspended", "nothing", None)
    both = resume_dossier(actor=cast.specialist, code=code, cause=PauseCause.INCIDENT, now=NOW + 3 * day)
    assert both.clock == "running"
    assert both.due_at == promised + 3 * day
