"""Open dossiers go on by a newer design: tried first, each with its event; who cannot follow stays and is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.catalogue.designs import queries
from motcua.catalogue.designs.values import DesignStep, StepDesign
from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.dossiers.api import pass_dossier
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.work_api import DesignMappingRefused, DesignMove, move_design
from motcua.forms.api import Words
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH
from tests.integration.dossiers.test_fold import assert_row_is_fold

pytestmark = pytest.mark.django_db

OPERATOR = Actor.system("test")
FORMER, NEWER = "birth-registration@1", "birth-registration@2"


@pytest.fixture
def newer(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> StepDesign:
    """A second version that calls the examination otherwise, allows it five hours, and has no reception."""
    former = queries.get_design(FORMER)
    examination, signature = former.steps[1], former.steps[2]
    check = replace(examination, code="check", name=Words("Kiểm tra", "Check"), limit="5 hours", returns=())
    design = replace(former, version=2, steps=(check, _back_to(signature, "check")))
    monkeypatch.setitem(queries._designs, NEWER, design)
    return design


def _back_to(step: DesignStep, code: str) -> DesignStep:
    return replace(step, returns=(code,))


def _move(*, dry_run: bool = False, **mapping: str) -> dict[str, DesignMove]:
    moves = move_design(actor=OPERATOR, from_design=FORMER, to_design=NEWER, mapping=mapping, now=NOW, dry_run=dry_run)
    return {move.code: move for move in moves}


def test_trying_tells_what_moving_does_and_writes_nothing(cast: Cast, newer: StepDesign) -> None:
    at_reception, examined = accepted(cast, BIRTH), accepted(cast, BIRTH)
    pass_dossier(actor=cast.clerk, code=examined, now=NOW)
    events = Event.objects.count()
    tried = _move(dry_run=True, examination="check")
    assert tried[at_reception].refused == "step_not_mapped"
    assert dict(tried[examined].steps) == {"examination": "check"}
    assert Event.objects.count() == events
    assert _move(examination="check") == tried
    assert Event.objects.count() == events + 1
    stayed = Dossier.objects.get(code=at_reception)
    assert (stayed.design, stayed.step) == (FORMER, "reception")


def test_open_tasks_take_the_newer_limit_from_when_they_were_begun(cast: Cast, newer: StepDesign) -> None:
    code = accepted(cast, BIRTH)
    pass_dossier(actor=cast.clerk, code=code, now=NOW)
    former = Dossier.objects.get(code=code)
    _move(examination="check")
    row, task = Dossier.objects.get(code=code), Task.objects.get(dossier__code=code, state="open")
    assert (row.design, row.step, row.due_at) == (NEWER, "check", former.due_at)
    assert (task.step, task.limit, task.opened_at) == ("check", "5 hours", NOW)
    assert row.step_due_at == task.due_at == NOW + timedelta(hours=6), "five hours from nine, without the noon break"
    assert_row_is_fold(row.pk)
    assert pass_dossier(actor=cast.specialist, code=code, now=NOW).revision == row.revision + 1
    assert Dossier.objects.get(code=code).step == "signature"


def test_a_second_run_finds_only_who_stayed(cast: Cast, newer: StepDesign) -> None:
    code = accepted(cast, BIRTH)
    assert _move(reception="check")[code].refused == ""
    assert _move(reception="check") == {}


def test_a_mapping_to_steps_that_are_none_is_refused_whole(cast: Cast, newer: StepDesign) -> None:
    with pytest.raises(DesignMappingRefused) as refused:
        _move(examination="nowhere", unheard="check")
    assert refused.value.values["steps"] == ["nowhere", "unheard"]
    with pytest.raises(NotFound):
        move_design(actor=OPERATOR, from_design=FORMER, to_design="birth-registration@99", now=NOW)
    with pytest.raises(NotAllowed):
        move_design(actor=cast.leader, from_design=FORMER, to_design=NEWER, now=NOW)


def test_a_design_for_another_procedure_takes_nobody(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    moves = move_design(actor=OPERATOR, from_design=FORMER, to_design="certified-copy@1", now=NOW)
    assert [(move.code, move.refused) for move in moves] == [(code, "design_not_for_dossier")]
