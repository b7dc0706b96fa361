"""A dossier goes back to an earlier step."""

import pytest

from motcua.dossiers.api import get_dossier, pass_dossier, return_step
from motcua.dossiers.models import Task
from motcua.dossiers.rules.flow import CannotReturnThere
from motcua.dossiers.rules.moves import ReasonMissing
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


def test_it_goes_back_to_who_did_the_step_with_the_reason_and_counts_the_round(cast: Cast) -> None:
    accounts = people(cast)
    code = accepted(cast, BIRTH)
    pass_dossier(actor=cast.clerk, code=code, now=NOW, to_account=accounts["chuyen-vien-1"].pk)
    pass_dossier(actor=cast.specialist, code=code, now=NOW)
    given = {"actor": cast.leader, "code": code, "now": NOW}
    with pytest.raises(CannotReturnThere):
        return_step(**given, to_step="reception", reason="thiếu")
    with pytest.raises(ReasonMissing):
        return_step(**given, to_step="examination", reason=" ")
    return_step(**given, to_step="examination", reason="chưa đối chiếu giấy chứng sinh")
    dossier = get_dossier(actor=cast.specialist, code=code)
    assert (dossier.step, dossier.assigned_to) == ("examination", accounts["chuyen-vien-1"].pk)
    assert dossier.story[-1].payload["reason"] == "chưa đối chiếu giấy chứng sinh"
    rows = Task.objects.filter(dossier_id=dossier.id).order_by("id").values_list("step", "state", "round")
    assert list(rows) == [
        ("reception", "done", 1),
        ("examination", "done", 1),
        ("signature", "returned", 1),
        ("examination", "open", 2),
    ]
