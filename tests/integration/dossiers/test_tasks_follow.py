"""The tasks of a dossier follow what happens to it: nobody opens or closes one by hand."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.dossiers.api import (
    SupplementItem,
    approve_dossier,
    assign_dossier,
    pass_dossier,
    request_supplement,
    supplement_dossier,
    withdraw_dossier,
)
from motcua.dossiers.models import Dossier, Task
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import ITEMS, accepted

pytestmark = pytest.mark.django_db


def tasks_of(code: str) -> list[tuple[str, str, int]]:
    """Step, state and round, in the order in which they were opened."""
    return list(Task.objects.filter(dossier__code=code).order_by("id").values_list("step", "state", "round"))


def open_due(code: str) -> tuple[datetime | None, datetime | None]:
    """Internal due moment of the one open task, and of the dossier's own copy of it."""
    row = Dossier.objects.get(code=code)
    return Task.objects.get(dossier=row, state="open").due_at, row.step_due_at


def test_each_step_is_one_task_and_one_alone_is_open(cast: Cast) -> None:
    accounts = people(cast)
    code = accepted(cast)
    steps = [tasks_of(code)[0][0]]
    assert tasks_of(code) == [(steps[0], "open", 1)]
    pass_dossier(actor=cast.clerk, code=code, now=NOW, to_account=accounts["chuyen-vien-1"].pk)
    assert [state for _, state, _ in tasks_of(code)] == ["done", "open"]
    task = Task.objects.get(dossier__code=code, state="open")
    assert (task.assigned_to, task.role) == (accounts["chuyen-vien-1"].pk, "specialist")
    assign_dossier(actor=cast.leader, code=code, to_account=None, now=NOW)
    assert Task.objects.get(pk=task.pk).assigned_to is None
    approve_dossier(actor=cast.leader, code=code, now=NOW)
    assert [state for _, state, _ in tasks_of(code)] == ["done", "done"]
    assert Dossier.objects.get(code=code).step_due_at is None


def test_what_is_withdrawn_leaves_nobody_a_task(cast: Cast) -> None:
    code = accepted(cast)
    withdraw_dossier(actor=cast.clerk, code=code, now=NOW)
    assert [state for _, state, _ in tasks_of(code)] == ["cancelled"]


def test_the_internal_limit_stands_still_while_the_applicant_has_to_act(cast: Cast, monkeypatch: Any) -> None:
    """Monday 9:00 and 8 working hours: Tuesday 9:00; with a day from Monday 11:00 to Tuesday 11:00: Wednesday 9:00."""
    code = accepted(cast)
    Task.objects.filter(dossier__code=code).update(limit="8 hours")
    items = tuple(SupplementItem(**item) if isinstance(item, dict) else item for item in ITEMS)
    request_supplement(actor=cast.clerk, code=code, items=items, now=NOW + timedelta(hours=2))
    assert open_due(code) == (None, None), "a timer of a dossier that stands still does not exist"
    supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + timedelta(hours=26))
    assert open_due(code) == (NOW + timedelta(days=2), NOW + timedelta(days=2))
