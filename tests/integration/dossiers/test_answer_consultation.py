"""The answer to a question that another unit asked."""

import pytest

from motcua.core.actor import Role
from motcua.core.errors import NotAllowed
from motcua.dossiers.api import answer_consultation, consult_agency, get_dossier
from motcua.dossiers.models import Task
from motcua.dossiers.rules import moves
from motcua.orgs.api import unit_in_force
from tests.factories.cast import NOW, TODAY, Cast, officer
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


def test_the_answer_stands_in_the_story_once(cast: Cast) -> None:
    department = unit_in_force("demo-so-mau", on=TODAY)
    expert, clerk = officer("Chuyên viên Sở", department, Role.SPECIALIST, 5), officer("Sở", department, Role.CLERK)
    code = accepted(cast, BIRTH)
    with pytest.raises(moves.NothingAwaited):
        answer_consultation(actor=cast.specialist, code=code, answer="x", now=NOW)
    consult_agency(actor=cast.leader, code=code, to_unit=department.code, question="Có không?", now=NOW)
    with pytest.raises(NotAllowed):
        answer_consultation(actor=clerk, code=code, answer="x", now=NOW)
    with pytest.raises(moves.AnswerMissing):
        answer_consultation(actor=expert, code=code, answer="", now=NOW)
    answer_consultation(actor=expert, code=code, answer=" Có, từ năm 2019 ", now=NOW)
    told = get_dossier(actor=cast.clerk, code=code).story[-1]
    assert (told.kind, told.payload["answer"]) == ("ConsultationAnswered", "Có, từ năm 2019")
    task = Task.objects.get(kind="consultation")
    assert (task.state, task.closed_by, task.outcome) == ("done", 5, "Có, từ năm 2019")
