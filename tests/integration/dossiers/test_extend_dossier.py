"""The promised moment set anew: once, in time, with a reason."""

from datetime import datetime, timedelta

import pytest

from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.api import PauseCause, extend_dossier, pause_dossier, resume_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import clock
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_once_before_the_promised_moment_to_a_later_one_with_a_reason(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    promised = Dossier.objects.get(code=code).due_at
    assert promised is not None
    given = {"actor": cast.leader, "code": code, "reason": "phải xác minh thêm"}
    with pytest.raises(NotAllowed):
        extend_dossier(**{**given, "actor": cast.specialist}, until=promised + DAY, now=NOW)
    with pytest.raises(clock.ExtensionTooShort):
        extend_dossier(**given, until=promised, now=NOW)
    with pytest.raises(clock.TooLateToExtend):
        extend_dossier(**given, until=promised + 2 * DAY, now=promised + timedelta(minutes=1))
    with pytest.raises(clock.ExtensionReasonMissing):
        extend_dossier(**{**given, "reason": " "}, until=promised + DAY, now=NOW)
    assert extend_dossier(**given, until=promised + DAY, now=promised).due_at == promised + DAY
    with pytest.raises(clock.AlreadyExtended):
        extend_dossier(**given, until=promised + 3 * DAY, now=promised)
    told = Event.objects.get(kind="DossierExtended").payload
    assert told["reason"] == "phải xác minh thêm"
    moved = [datetime.fromisoformat(told["due_change"][name]) for name in ("former", "due_at")]
    assert moved == [promised, promised + DAY]
    assert [step["code"] for step in told["due_change"]["steps"]][-2:] == ["extended", "due"]


def test_a_pause_after_an_extension_moves_the_new_promise(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    promised = Dossier.objects.get(code=code).due_at
    assert promised is not None
    weekday = promised + (7 * DAY)
    extend_dossier(actor=cast.leader, code=code, until=weekday, reason="chờ xác minh", now=NOW)
    later = NOW + timedelta(hours=1)
    pause_dossier(actor=cast.leader, code=code, cause=PauseCause.POSTING, source="điều 15", now=later)
    with pytest.raises(clock.ClockStandsStill):
        extend_dossier(actor=cast.leader, code=code, until=weekday + DAY, reason="x", now=later)
    change = resume_dossier(actor=cast.leader, code=code, cause=PauseCause.POSTING, now=later + 7 * DAY)
    assert change.due_at == weekday + 7 * DAY
