"""A dossier keeps its design: branches at two agencies, each sees its part, the decision comes at the end."""

import pytest

from motcua.core.actor import Role
from motcua.core.errors import NotFound
from motcua.dossiers.api import accept_dossier, approve_dossier, get_dossier, pass_dossier, submit_dossier
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.rules import flow
from motcua.orgs.api import unit_in_force
from tests.factories.cast import NOW, TODAY, Cast, officer
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db

EXTRACT = "2.000635"


def test_two_agencies_work_side_by_side_and_the_signature_waits_for_both(cast: Cast) -> None:
    village, department = unit_in_force("demo-xa-ban", on=TODAY), unit_in_force("demo-so-mau", on=TODAY)
    clerk, specialist = officer("Một cửa", village, Role.CLERK), officer("Tư pháp", village, Role.SPECIALIST)
    leader, expert = officer("Chủ tịch", village, Role.LEADER), officer("Sở", department, Role.SPECIALIST)
    submission = counter_submission(EXTRACT, unit_code="demo-xa-ban")
    code = submit_dossier(actor=clerk, submission=submission, now=NOW).code
    accept_dossier(actor=clerk, code=code, now=NOW)
    row = Dossier.objects.get(code=code)
    assert (row.design, row.step) == ("verified-extract@1", "reception")
    assert row.step_due_at is not None
    assert row.due_at is not None
    assert row.step_due_at < row.due_at, "two clocks: the step's own and the law's"
    pass_dossier(actor=clerk, code=code, now=NOW)
    with pytest.raises(flow.OutcomeNotChosen):
        pass_dossier(actor=specialist, code=code, now=NOW)
    pass_dossier(actor=specialist, code=code, outcome="elsewhere", now=NOW)
    assert get_dossier(actor=expert, code=code).unit_id == village.id, "the village answers for it all the while"
    with pytest.raises(flow.DecisionTooEarly):
        approve_dossier(actor=leader, code=code, now=NOW)
    pass_dossier(actor=specialist, code=code, now=NOW)
    assert set(Task.objects.filter(dossier=row, state="open").values_list("step", flat=True)) == {"verify"}
    with pytest.raises(flow.StepNotReady):
        pass_dossier(actor=expert, code=code, now=NOW)
    pass_dossier(actor=expert, code=code, now=NOW, note="khớp với sổ gốc")
    with pytest.raises(NotFound):
        get_dossier(actor=expert, code=code)
    sign = Task.objects.get(dossier=row, state="open")
    assert (sign.step, sign.unit_id) == ("sign", village.id)
    assert approve_dossier(actor=leader, code=code, now=NOW).stage == "approved"
