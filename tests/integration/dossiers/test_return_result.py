"""From the counter to the result in the applicant's hands."""

import pytest

from motcua.core.errors import NotAllowed
from motcua.dossiers.api import accept_dossier, approve_dossier, get_dossier, list_events, pass_dossier, return_result
from tests.factories.cast import NOW, Cast, machine_of
from tests.factories.dossiers import HOUR, status, submitted

pytestmark = pytest.mark.django_db


def test_the_main_road_from_the_counter_to_the_result(cast: Cast) -> None:
    code = submitted(cast)
    assert status(cast, code) == 1
    acceptance = accept_dossier(actor=cast.clerk, code=code, now=NOW)
    assert acceptance.received_at == NOW
    assert acceptance.due_at is not None
    assert acceptance.status == status(cast, code) == 2
    pass_dossier(actor=cast.clerk, code=code, now=NOW + HOUR)
    assert status(cast, code) == 4
    approve_dossier(actor=cast.leader, code=code, now=NOW + 2 * HOUR)
    assert status(cast, code) == 9
    assert return_result(actor=cast.clerk, code=code, now=NOW + 3 * HOUR).status == 10
    view = get_dossier(actor=cast.leader, code=code)
    assert (view.finished_at, view.returned_at) == (NOW + 2 * HOUR, NOW + 3 * HOUR)
    assert [line.kind for line in view.story] == [
        "DossierSubmitted",
        "DossierAccepted",
        "DossierPassed",
        "DossierApproved",
        "ResultReturned",
    ]
    assert view.story == list_events(actor=cast.leader, code=code)


def test_a_machine_of_the_unit_may_do_every_verb_and_a_reading_key_none(cast: Cast) -> None:
    code = submitted(cast)
    reader = machine_of(cast.centre, "dossiers:read")
    assert get_dossier(actor=reader, code=code).code == code
    with pytest.raises(NotAllowed):
        accept_dossier(actor=reader, code=code, now=NOW)
    accept_dossier(actor=cast.machine, code=code, now=NOW)
    pass_dossier(actor=cast.machine, code=code, now=NOW)
    approve_dossier(actor=cast.machine, code=code, now=NOW)
    assert return_result(actor=cast.machine, code=code, now=NOW).status == 10
