"""An emergency closes doors for a time, by whom it concerns and for procedures that exist."""

from dataclasses import replace

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, Refused
from motcua.desk.wording import words_of
from motcua.dossiers.api import submit_dossier
from motcua.dossiers.emergency_api import (
    closed_doors,
    declare_emergency,
    end_emergency,
    list_emergencies,
    procedures_first,
)
from tests.factories.cast import Cast
from tests.factories.decrees import local
from tests.factories.emergencies import STORM, administrator_of, storm
from tests.factories.submissions import BIRTH, counter_submission

pytestmark = pytest.mark.django_db
OPERATOR = Actor.system("test")


def test_a_closed_counter_refuses_what_comes_meanwhile_and_names_what_is_left(cast: Cast) -> None:
    storm(cast)
    submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=local(1, 8))
    with pytest.raises(Refused, match="channel_closed_now") as refused:
        submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=local(1, 10))
    assert refused.value.values["until"] == "09:00 02/12/2026"
    assert {way["channel"] for way in refused.value.values["ways"]} == {"online", "post"}
    assert "Cách còn mở: trực tuyến, bưu chính công ích." in words_of(refused.value)
    submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=local(2, 9))
    came = replace(counter_submission(BIRTH), intake={"received_at": local(1, 8).isoformat()})
    submit_dossier(actor=cast.clerk, submission=came, now=local(1, 10))
    assert not closed_doors({cast.neighbour.id}, BIRTH, at=local(1, 10))


def test_an_administrator_speaks_for_her_units_and_for_procedures_that_exist(cast: Cast) -> None:
    administrator = administrator_of(cast)
    for actor, units in [(cast.leader, ()), (administrator, (cast.neighbour.id,))]:
        with pytest.raises(NotAllowed):
            declare_emergency(actor=actor, order=replace(STORM, unit_ids=units), now=local(1, 9))
    with pytest.raises(Refused, match="emergency_refused"):
        declare_emergency(actor=administrator, order=replace(STORM, procedures=("9.9",)), now=local(1, 9))
    first = replace(STORM, channels=(), clause="", priority=True, procedures=(BIRTH,))
    everywhere = declare_emergency(actor=OPERATOR, order=first, now=local(1, 9))
    assert procedures_first({cast.neighbour.id}, at=local(1, 10)) == {BIRTH}
    with pytest.raises(NotAllowed):
        end_emergency(actor=administrator, public_id=everywhere.public_id, now=local(1, 10))
    assert [one.public_id for one in list_emergencies(actor=administrator)] == [everywhere.public_id]
