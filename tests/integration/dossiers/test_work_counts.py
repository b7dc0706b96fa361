"""How many dossiers a list holds is kept as they move, and is always what counting them would give."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F

from motcua.core.actor import Actor, ActorKind
from motcua.dossiers.api import (
    approve_dossier,
    assign_dossier,
    consult_agency,
    pass_dossier,
    request_supplement,
    return_result,
    stop_dossier,
    supplement_dossier,
    withdraw_dossier,
)
from motcua.dossiers.models import Dossier, Task, WorkCount, WorkDelta
from motcua.dossiers.work_api import Narrowing, count_work, list_work, wrong_counts
from motcua.dossiers.work_counts import fold_work_counts, mend_work_counts
from motcua.identity.api import Account
from motcua.orgs.api import UnitRef
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import ITEMS, accept_looked_at, accepted, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts(cast: Cast) -> dict[str, Account]:
    return people(cast)


def signed_in(actor: Actor, account: Account) -> Actor:
    return Actor(ActorKind.STAFF, name=actor.name, account_id=account.pk, grants=actor.grants)


def test_counts_stay_right_through_every_move_folded_or_not(cast: Cast, accounts: dict[str, Account]) -> None:
    worker, code = accounts["chuyen-vien-1"].pk, accepted(cast)
    moves: tuple[Callable[[], object], ...] = (
        lambda: submitted(cast),
        lambda: accept_looked_at(cast, submitted(cast)),
        lambda: assign_dossier(actor=cast.leader, code=code, to_account=worker, now=NOW),
        lambda: assign_dossier(actor=cast.leader, code=code, to_account=None, now=NOW),
        lambda: request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW),
        lambda: supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW),
        lambda: request_supplement(actor=cast.clerk, code=submitted(cast), items=ITEMS, now=NOW),
        lambda: withdraw_dossier(actor=cast.clerk, code=submitted(cast), now=NOW),
        lambda: stop_dossier(actor=cast.leader, code=accepted(cast), reason_code="trùng", now=NOW),
        lambda: Dossier.objects.filter(code=accepted(cast)).update(awaiting="others", clock="suspended"),
        lambda: pass_dossier(actor=cast.clerk, code=code, to_unit=cast.neighbour.code, now=NOW),
        lambda: approve_dossier(actor=cast.leader, code=accepted(cast), now=NOW),
        lambda: return_result(actor=cast.clerk, code=approved(cast), now=NOW),
    )
    for number, move in enumerate(moves):
        move()
        assert wrong_counts() == []
        if number % 4 == 3:
            fold_work_counts()
            assert wrong_counts() == []
    before = count_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW)
    assert WorkDelta.objects.exists()
    assert fold_work_counts() > 0
    assert not WorkDelta.objects.exists()
    assert count_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW) == before
    assert count_work(actor=cast.stranger, unit_id=cast.neighbour.id, now=NOW)["open"] == 1
    WorkCount.objects.filter(list="open", unit_id=cast.centre.id).update(dossiers=F("dossiers") + 1)
    assert [(unit, name) for unit, name, _ in wrong_counts()] == [(cast.centre.id, "open")]
    assert mend_work_counts() == 1
    assert wrong_counts() == []


def approved(cast: Cast) -> str:
    code = accepted(cast)
    approve_dossier(actor=cast.leader, code=code, now=NOW)
    return code


def test_who_files_a_dossier_pays_for_no_counting(cast: Cast) -> None:
    submitted(cast)
    assert not WorkDelta.objects.exists()
    assert count_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW)["new"] == 1


def test_mine_are_those_given_to_me_and_the_due_lists_follow_the_clock(
    cast: Cast, accounts: dict[str, Account]
) -> None:
    specialist = signed_in(cast.specialist, accounts["chuyen-vien-1"])
    given, other = accepted(cast), accepted(cast)
    assign_dossier(actor=cast.leader, code=given, to_account=specialist.account_id, now=NOW)

    def listed(which: str, now: object = NOW, **changes: object) -> list[str]:
        page = list_work(actor=specialist, unit_id=cast.centre.id, now=now, which=which, **changes)  # type: ignore[arg-type]
        return [row.code for row in page.rows]

    assert listed("mine") == [given]
    assert listed("unassigned") == [other]
    assert listed("due_today") == [given, other]
    assert listed("overdue") == []
    later = NOW + timedelta(days=1)
    assert (listed("due_today", later), listed("overdue", later)) == ([], [given, other])
    counts = count_work(actor=specialist, unit_id=cast.centre.id, now=later)
    assert {name: counts[name] for name in ("mine", "unassigned", "due_today", "overdue")} == {
        "mine": 1,
        "unassigned": 1,
        "due_today": 0,
        "overdue": 2,
    }
    assert listed("open", only=Narrowing(channel="post")) == []
    assert listed("open", only=Narrowing(channel="counter", assigned_to=specialist.account_id)) == [given]
    assert listed("mine", only=Narrowing(procedure="x")) == []
    elsewhere = Actor(ActorKind.STAFF, name="", account_id=specialist.account_id, grants=cast.stranger.grants)
    assert list_work(actor=elsewhere, unit_id=cast.neighbour.id, now=NOW, which="mine").rows == ()


@pytest.mark.parametrize("which", ["mine", "unassigned", "due_today", "overdue"])
def test_views_of_the_shelves_are_read_from_an_index_in_their_order(cast: Cast, which: str) -> None:
    from_index = {"mine": "dossiers_work_mine", "unassigned": "dossiers_work_unassigned"}
    accepted(cast)
    with connection.cursor() as cursor, pytest.MonkeyPatch.context() as patch:
        cursor.execute("SET LOCAL enable_seqscan = off")
        seen: list[str] = []
        patch.setattr(
            "django.db.backends.utils.CursorWrapper.execute",
            lambda self, sql, params=None: (
                (
                    self.cursor.execute(f"EXPLAIN {sql}", params),
                    seen.extend(row[0] for row in self.cursor.fetchall()),
                )
                and self.cursor.execute("SELECT 1 WHERE false")
            ),
        )
        signed = Actor(ActorKind.STAFF, name="", account_id=7, grants=cast.clerk.grants)
        list_work(actor=signed, unit_id=cast.centre.id, now=NOW, which=which)  # type: ignore[arg-type]
    plan = "\n".join(seen)
    assert from_index.get(which, "dossiers_work_open") in plan, plan
    assert which == "mine" or "Sort" not in plan


def test_a_unit_sees_what_it_was_asked_about_until_it_has_answered(cast: Cast) -> None:
    code = accepted(cast)
    consult_agency(actor=cast.leader, code=code, to_unit=cast.neighbour.code, question="Có đúng không?", now=NOW)

    def asked(actor: Actor, unit: UnitRef) -> tuple[list[str], int]:
        page = list_work(actor=actor, unit_id=unit.id, now=NOW, which="asked")
        return [row.code for row in page.rows], count_work(actor=actor, unit_id=unit.id, now=NOW)["asked"]

    assert asked(cast.stranger, cast.neighbour) == ([code], 1)
    assert asked(cast.clerk, cast.centre) == asked(cast.clerk, cast.neighbour) == ([], 0)
    pass_dossier(actor=cast.clerk, code=code, to_unit=cast.neighbour.code, now=NOW)
    assert asked(cast.stranger, cast.neighbour) == ([], 0)
    task = Task.objects.get(kind="consultation")
    Task.objects.filter(pk=task.pk).update(unit_id=cast.centre.id)
    assert asked(cast.clerk, cast.centre) == ([code], 1)
    Task.objects.filter(pk=task.pk).update(state="done", closed_at=NOW)
    assert asked(cast.clerk, cast.centre) == ([], 0)
