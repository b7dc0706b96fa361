"""The demonstration: everything is there after the first time, and nothing happens the second."""

import json
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password

from motcua.analytics.api import compute, current_snapshot
from motcua.core.actor import Role
from motcua.demonstration import accounts
from motcua.demonstration.load import load_demonstration
from motcua.demonstration.staff import STAFF
from motcua.dossiers.api import has_moved, ledger_mark
from motcua.dossiers.models import Dossier
from motcua.identity.api import actor_of_account, find_account
from motcua.orgs.api import unit_in_force
from tests.integration.demonstration.counts_by_hand import COUNTS, by_unit, ledger_rows

SCALE = 0.002
TODAY = date(2026, 11, 22)
IN_2021 = date(2021, 6, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    load_demonstration(2021, lambda words: None, scale=SCALE)
    return tmp_path


LOOK_AT_FIGURES = {"quan-tri-1", "phan-tich-1", "lanh-dao-tinh-1"}


def staff_may_work_at_their_practice_unit_only() -> None:
    """But for those who also look at the figures of the simulated province, or study them."""
    province = unit_in_force("demo-hue-2021", on=IN_2021)
    assert [(one.username, one.role) for one in accounts()] == [
        ("mot-cua-1", Role.CLERK),
        ("chuyen-vien-1", Role.SPECIALIST),
        ("lanh-dao-1", Role.LEADER),
        ("quan-tri-1", Role.ADMINISTRATOR),
        ("bien-tap-1", Role.EDITOR),
        ("phan-tich-1", Role.ANALYST),
        ("lanh-dao-tinh-1", Role.LEADER),
        ("mot-cua-2", Role.CLERK),
        ("chuyen-vien-2", Role.SPECIALIST),
        ("lanh-dao-2", Role.LEADER),
        ("chuyen-vien-so-1", Role.SPECIALIST),
        ("lanh-dao-so-1", Role.LEADER),
    ]
    homes = {person.username: unit_in_force(person.unit, on=TODAY).id for person in STAFF}
    for one in accounts():
        account = find_account(one.username)
        assert account is not None
        assert check_password(one.password, account.password)
        also = {province.id} if one.username in LOOK_AT_FIGURES else set()
        assert actor_of_account(account, on=TODAY).units_as(one.role) == {homes[one.username]} | also


def passwords_are_the_owners_to_read(loaded: Path) -> None:
    path = loaded / "demonstration" / "accounts.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(set(json.loads(path.read_text()).values())) == len(STAFF)


def figures_stand_and_every_dossier_is_simulated() -> None:
    assert current_snapshot() is not None
    table = compute("online_share", by=("tier",))
    assert {row.dimensions[0]: (row.numerator, row.denominator) for row in table.rows} == {
        "province": (71, 118),
        "district": (64, 218),
        "commune": (6, 328),
        "": (141, 664),
    }
    assert table.simulated
    assert Dossier.objects.filter(simulated=True).count() == 664
    assert not Dossier.objects.filter(simulated=False).exists()


def figures_of_every_small_unit_were_counted_by_hand() -> None:
    """From the ledger's own rows in plain Python, against what is computed from the extract."""
    snapshot = current_snapshot()
    assert snapshot is not None
    units = by_unit(ledger_rows(), fewest=5, most=30)
    assert len(units) > 10
    for metric, count in COUNTS.items():
        figures = {row.dimensions[0]: row for row in compute(metric, by=("unit",)).rows[:-1]}
        for unit, rows in units.items():
            expected, row = count(rows, snapshot.taken_at), figures[unit]
            if expected.lower is None:
                assert row.numerator == expected.numerator, (metric, unit)
                continue
            assert expected.numerator is None or (row.numerator, row.denominator) == expected[:2], (metric, unit)
            bounds = [row.value, row.value] if row.value is not None else [row.lower, row.upper]
            assert bounds == pytest.approx([float(expected.lower), float(expected.upper)]), (metric, unit)


def what_was_planted_is_sealed(loaded: Path) -> None:
    sealed = json.loads((loaded / "demonstration" / "sealed.json").read_text(encoding="utf-8"))
    assert (sealed["seed"], sealed["notice"]) == (2021, "dữ liệu giả lập")
    assert sealed["counts"]["commune"]["by_channel"]["online"] == 6


def test_everything_is_there_once_and_the_second_time_changes_nothing(loaded: Path) -> None:
    """One loading for all: the units of the whole country take seconds."""
    staff_may_work_at_their_practice_unit_only()
    passwords_are_the_owners_to_read(loaded)
    figures_stand_and_every_dossier_is_simulated()
    figures_of_every_small_unit_were_counted_by_hand()
    what_was_planted_is_sealed(loaded)
    mark, said = ledger_mark(), list[str]()
    load_demonstration(2021, said.append, scale=SCALE)
    # Two marks of one ledger may differ: they name the open transactions of the whole server, of other databases too.
    assert (has_moved(mark), said) == (False, [])
