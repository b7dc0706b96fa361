"""Two communes are merged: every open dossier finds the successor, with its history, and can go back."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.api import UnitUnknown, assign_dossier, get_dossier, pass_dossier, submit_dossier
from motcua.dossiers.fold import STATE_COLUMNS, fold
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.work_api import (
    NothingToUndo,
    SuccessorRefused,
    SuccessorUnknown,
    UnitStillThere,
    count_work,
    list_reroutings,
    reroute_dossiers,
    stranded_units,
    undo_rerouting,
    wrong_counts,
)
from motcua.identity.api import Account, StaffRole
from motcua.orgs.api import UnitRef
from tests.factories.cast import NOW, Cast, officer, people
from tests.factories.dossiers import accepted, submitted
from tests.factories.mergers import FROM, MERGED, merge_communes
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db
AFTER = NOW + timedelta(days=1)
SYSTEM = Actor.system()


@pytest.fixture
def accounts(cast: Cast) -> dict[str, Account]:
    return people(cast)


@pytest.fixture
def open_codes(cast: Cast, accounts: dict[str, Account]) -> list[str]:
    """New, with the specialist, at the neighbour's; and one that is closed."""
    new, held, passed = submitted(cast), accepted(cast), accepted(cast)
    assign_dossier(actor=cast.leader, code=held, to_account=accounts["chuyen-vien-1"].pk, now=NOW)
    pass_dossier(actor=cast.clerk, code=passed, to_unit=cast.neighbour.code, now=NOW)
    closed = accepted(cast)
    Dossier.objects.filter(code=closed).update(stage="returned")
    Task.objects.filter(dossier__code=closed).delete()
    return [new, held, passed, closed]


def where(code: str) -> tuple[int | None, int | None, int | None]:
    row = Dossier.objects.get(code=code)
    return row.unit_id, row.receiving_unit_id, row.assigned_to


def test_every_open_dossier_finds_the_successor_and_goes_back(
    cast: Cast, accounts: dict[str, Account], open_codes: list[str], tmp_path: Path
) -> None:
    _new, held, passed, closed = open_codes
    before = {code: where(code) for code in open_codes}
    due = Dossier.objects.get(code=held).due_at
    with pytest.raises(UnitStillThere):
        reroute_dossiers(actor=SYSTEM, from_unit_id=cast.centre.id, now=NOW)
    merged = merge_communes(tmp_path)
    StaffRole.objects.create(
        account=accounts["chuyen-vien-1"], unit_id=merged.id, role=Role.SPECIALIST, valid=DateRange(FROM, None)
    )
    assert {unit.id for unit in stranded_units(actor=SYSTEM, on=FROM)} == {cast.centre.id, cast.neighbour.id}
    tried = reroute_dossiers(actor=SYSTEM, from_unit_id=cast.centre.id, now=AFTER, dry_run=True)
    assert [(unit.id, count) for unit, count in tried.moved] == [(merged.id, 3)]
    assert {code: where(code) for code in open_codes} == before
    done = reroute_dossiers(actor=SYSTEM, from_unit_id=cast.centre.id, now=AFTER)
    assert [(unit.id, count) for unit, count in done.moved] == [(merged.id, 3)]
    worker = accounts["chuyen-vien-1"].pk
    assert [where(code) for code in open_codes] == [
        (merged.id, None, None),
        (merged.id, None, worker),
        (cast.neighbour.id, merged.id, None),
        before[closed],
    ]
    second = reroute_dossiers(actor=SYSTEM, from_unit_id=cast.neighbour.id, now=AFTER)
    assert where(passed) == (merged.id, None, None)
    assert Dossier.objects.get(code=held).due_at == due
    assert set(Task.objects.filter(state="open").values_list("unit_id", flat=True)) == {merged.id}
    assert stranded_units(actor=SYSTEM, on=FROM) == []
    leader_there = officer("Lãnh đạo mới", merged, Role.LEADER)
    assert get_dossier(actor=leader_there, code=held).story[-1].kind == "DossierRerouted"
    assert count_work(actor=leader_there, unit_id=merged.id, now=AFTER)["open"] == 2
    assert wrong_counts() == []
    _folds_to_its_columns(held)
    assign_dossier(actor=leader_there, code=held, to_account=None, now=AFTER)
    assert second.public_id is not None
    assert done.public_id is not None
    back = undo_rerouting(actor=SYSTEM, public_id=second.public_id, now=AFTER)
    assert (back.returned, back.stayed) == (1, 0)
    back = undo_rerouting(actor=SYSTEM, public_id=done.public_id, now=AFTER)
    assert (back.returned, back.stayed) == (3, 0)
    assert {code: where(code) for code in open_codes} == before
    assert wrong_counts() == []
    _folds_to_its_columns(passed)
    with pytest.raises(NothingToUndo):
        undo_rerouting(actor=SYSTEM, public_id=done.public_id, now=AFTER)
    assert [(one.dossiers, one.returned) for one in list_reroutings(actor=administrator(merged))] == [(1, 1), (3, 3)]


def _folds_to_its_columns(code: str) -> None:
    row = Dossier.objects.get(code=code)
    story = Event.objects.filter(subject="dossier", subject_id=row.pk).order_by("id").values("kind", "payload")
    folded = fold(story)
    assert {name: folded[name] for name in STATE_COLUMNS} == {name: getattr(row, name) for name in STATE_COLUMNS}


def administrator(unit: UnitRef) -> Actor:
    return officer("Quản trị", unit, Role.ADMINISTRATOR)


def test_an_unknown_successor_is_told_and_can_be_named(cast: Cast, open_codes: list[str], tmp_path: Path) -> None:
    merged = merge_communes(tmp_path, successor_known=False)
    arguments = {"actor": administrator(cast.centre), "from_unit_id": cast.centre.id, "now": AFTER}
    with pytest.raises(SuccessorUnknown):
        reroute_dossiers(**arguments)  # type: ignore[arg-type]
    for wrong in ("không có", cast.neighbour.code, cast.centre.code, "\x00"):
        with pytest.raises(SuccessorRefused):
            reroute_dossiers(**arguments, to_unit=wrong)  # type: ignore[arg-type]
    done = reroute_dossiers(**arguments, to_unit=MERGED, because="NQ 1/2026")  # type: ignore[arg-type]
    assert (done.source, [(unit.id, count) for unit, count in done.moved]) == ("NQ 1/2026", [(merged.id, 3)])


def test_what_a_stranger_may_not_do_he_may_not(cast: Cast, open_codes: list[str], tmp_path: Path) -> None:
    merge_communes(tmp_path)
    for nobody in (cast.clerk, cast.leader, cast.machine, cast.mother, administrator(cast.neighbour)):
        with pytest.raises(NotAllowed):
            reroute_dossiers(actor=nobody, from_unit_id=cast.centre.id, now=AFTER)
    assert stranded_units(actor=cast.leader, on=FROM) == []
    with pytest.raises(NothingToUndo):
        undo_rerouting(actor=SYSTEM, public_id=uuid.uuid4(), now=AFTER)


def test_what_others_moved_on_since_stays_where_it_is(cast: Cast, open_codes: list[str], tmp_path: Path) -> None:
    merged = merge_communes(tmp_path)
    done = reroute_dossiers(actor=SYSTEM, from_unit_id=cast.centre.id, now=AFTER)
    Dossier.objects.filter(code=open_codes[0]).update(stage="withdrawn")
    assert done.public_id is not None
    back = undo_rerouting(actor=SYSTEM, public_id=done.public_id, now=AFTER)
    assert (back.returned, back.stayed) == (2, 1)
    assert where(open_codes[0])[0] == merged.id


def test_nothing_can_be_sent_to_a_unit_that_is_no_more(cast: Cast, open_codes: list[str], tmp_path: Path) -> None:
    merge_communes(tmp_path)
    with pytest.raises(UnitUnknown):
        pass_dossier(actor=cast.leader, code=open_codes[1], to_unit=cast.neighbour.code, now=AFTER)
    with pytest.raises(UnitUnknown):
        submit_dossier(actor=cast.clerk, submission=counter_submission(), now=AFTER)
