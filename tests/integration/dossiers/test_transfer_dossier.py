"""Received for another unit: handed on in time, the clock starts where it is decided, both codes from the first day."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua.core.actor import Role
from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.api import (
    ChannelNotLawful,
    accept_dossier,
    approve_dossier,
    get_dossier,
    return_result,
    submit_dossier,
)
from motcua.dossiers.door_api import NotCompetentHere, NothingToTransfer, transfer_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.papers import issue_slip
from motcua.dossiers.rules.intake import OnlyOverTheCounter, UnitUnknown
from motcua.orgs.api import unit_in_force
from tests.factories.cast import NOW, TODAY, Cast, officer
from tests.factories.submissions import BIRTH, counter_submission, online_submission

pytestmark = pytest.mark.django_db

VILLAGE = "demo-xa-ban"


def received(cast: Cast, **more: Any) -> str:
    """A birth registration for the other commune, taken in at the practice centre."""
    submission = counter_submission(BIRTH, competent_unit_code=VILLAGE, **more)
    return submit_dossier(actor=cast.clerk, submission=submission, now=NOW).code


def test_the_clock_starts_when_the_competent_unit_has_received_it(cast: Cast) -> None:
    village = unit_in_force(VILLAGE, on=TODAY)
    clerk, leader = officer("Một cửa Xã Bản", village, Role.CLERK), officer("Lãnh đạo", village, Role.LEADER)
    code = received(cast)
    row = Dossier.objects.get(code=code)
    assert (row.unit_id, row.competent_unit_id, row.received_at) == (cast.centre.id, village.id, None)
    with pytest.raises(NotCompetentHere):
        accept_dossier(actor=cast.clerk, code=code, now=NOW)
    with pytest.raises(NotAllowed):
        transfer_dossier(actor=cast.specialist, code=code, now=NOW)
    transfer_dossier(actor=cast.clerk, code=code, now=NOW + timedelta(hours=2))
    event = Event.objects.get(kind="DossierTransferred")
    assert event.payload["transfer_by"] == "2026-11-30T17:00:00+07:00"
    with pytest.raises(NothingToTransfer):
        transfer_dossier(actor=clerk, code=code, now=NOW)
    done = accept_dossier(actor=clerk, code=code, now=NOW + timedelta(days=1))
    assert done.received_at == NOW + timedelta(days=1)
    assert get_dossier(actor=cast.clerk, code=code).unit_id == village.id, "who received it keeps seeing it"
    approve_dossier(actor=leader, code=code, now=NOW + timedelta(days=1))
    return_result(actor=cast.clerk, code=code, now=NOW + timedelta(days=2))


def test_the_person_gets_both_codes_at_once(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    code = received(cast)
    event = Event.objects.get(kind="DossierSubmitted")
    assert issue_slip(dossier_id=Dossier.objects.get(code=code).pk, event_id=event.id) is not None


def test_what_is_received_for_others_comes_over_the_counter_and_is_lawful_there(cast: Cast) -> None:
    with pytest.raises(UnitUnknown):
        submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH, competent_unit_code="không có"), now=NOW)
    online = online_submission(files={}, competent_unit_code=VILLAGE)
    with pytest.raises(OnlyOverTheCounter):
        submit_dossier(actor=cast.mother, submission=online, now=NOW)
    with pytest.raises(ChannelNotLawful):
        submit_dossier(
            actor=cast.clerk, submission=counter_submission(BIRTH, competent_unit_code="demo-so-mau"), now=NOW
        )
