"""What the clock stood still for is over."""

from datetime import datetime, timedelta

import pytest

from motcua.core.models import Event
from motcua.dossiers.api import PauseCause, pause_dossier, resume_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import ClockRuns
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


def test_the_working_time_that_was_left_runs_on_and_the_derivation_is_kept(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    promised = Dossier.objects.get(code=code).due_at
    assert promised is not None
    with pytest.raises(ClockRuns):
        resume_dossier(actor=cast.clerk, code=code, cause=PauseCause.CONFIRMATION, now=NOW)
    pause_dossier(actor=cast.leader, code=code, cause=PauseCause.CONFIRMATION, source="CV 1", now=NOW)
    change = resume_dossier(
        actor=cast.clerk, code=code, cause=PauseCause.CONFIRMATION, source="CV 2", now=NOW + timedelta(days=1)
    )
    assert (change.clock, change.awaiting, change.due_at) == ("running", "nothing", promised + timedelta(days=1))
    told = Event.objects.get(kind="ClockResumed").payload["due_change"]
    assert datetime.fromisoformat(told["due_at"]) == promised + timedelta(days=1)
    assert told["source"] == "CV 2"
    assert "pause" in [step["code"] for step in told["steps"]]
