"""Another agency is asked: it sees the dossier until it has answered, and nobody else's dossiers."""

from datetime import timedelta

import pytest

from motcua.core.actor import Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.api import (
    PauseCause,
    answer_consultation,
    approve_dossier,
    consult_agency,
    get_dossier,
    pass_dossier,
    pause_dossier,
)
from motcua.dossiers.models import Task
from motcua.dossiers.rules import flow, moves
from motcua.orgs.api import unit_in_force
from tests.factories.cast import NOW, TODAY, Cast, officer
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db

DEPARTMENT = "demo-so-mau"


def test_it_is_seen_until_answered_and_the_step_waits_for_the_answer(cast: Cast) -> None:
    expert = officer("Chuyên viên Sở", unit_in_force(DEPARTMENT, on=TODAY), Role.SPECIALIST, 4711)
    code, other = accepted(cast, BIRTH), accepted(cast, BIRTH)
    pass_dossier(actor=cast.clerk, code=code, now=NOW)
    with pytest.raises(NotFound):
        get_dossier(actor=expert, code=code)
    given = {"actor": cast.specialist, "code": code, "now": NOW, "limit": "8 hours"}
    with pytest.raises(moves.AsksItself):
        consult_agency(**given, to_unit="demo-xa-mau", question="?")
    with pytest.raises(moves.QuestionMissing):
        consult_agency(**given, to_unit=DEPARTMENT, question=" ")
    with pytest.raises(NotAllowed):
        consult_agency(**{**given, "actor": cast.clerk}, to_unit=DEPARTMENT, question="Số định danh?")
    consult_agency(**given, to_unit=DEPARTMENT, question="Số định danh này đã cấp chưa?")
    seen = get_dossier(actor=expert, code=code)
    assert seen.unit_id == cast.centre.id
    assert Task.objects.get(kind="consultation").due_at == NOW + timedelta(days=1)
    with pytest.raises(NotFound):
        get_dossier(actor=expert, code=other)
    with pytest.raises(NotAllowed):
        approve_dossier(
            actor=officer("Lãnh đạo Sở", unit_in_force(DEPARTMENT, on=TODAY), Role.LEADER), code=code, now=NOW
        )
    with pytest.raises(flow.StepNotReady):
        pass_dossier(actor=cast.specialist, code=code, now=NOW)
    answer_consultation(actor=expert, code=code, answer="Chưa cấp", now=NOW)
    with pytest.raises(NotFound):
        get_dossier(actor=expert, code=code)
    assert pass_dossier(actor=cast.specialist, code=code, now=NOW).stage == "in_hand"


def test_the_agencys_limit_too_stands_still_with_the_clock(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    consult_agency(actor=cast.leader, code=code, to_unit=DEPARTMENT, question="?", limit="8 hours", now=NOW)
    pause_dossier(actor=cast.leader, code=code, cause=PauseCause.INCIDENT, source="TB 1", now=NOW)
    assert Task.objects.get(kind="consultation").due_at is None
