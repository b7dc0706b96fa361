"""An order queues its job in the same transaction, once, and nothing enters before a dry run has shown what."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from motcua.core.errors import NotFound
from motcua.dossiers.api import ImportMovedOn, ImportNotChecked, ImportState, order_import
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.imports import CLEAN, administrator, checked, imported, mapped, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_FOLDER = tmp_path
    return load_cast()


def jobs_of(run_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'dossiers.run_import'"
            " AND (args ->> 'subject_id')::bigint = %s",
            [run_id],
        )
        return int(cursor.fetchone()[0])


def test_pressing_twice_orders_once(cast: Cast) -> None:
    run = mapped(cast)
    actor = administrator(cast)
    for _ in range(2):
        ordered = order_import(actor=actor, public_id=run.public_id, dry_run=True, now=NOW)
        assert (ordered.state, jobs_of(run.id)) == (ImportState.CHECKING, 1)
    assert ordered.progress is not None


def test_nothing_enters_before_a_dry_run(cast: Cast) -> None:
    actor = administrator(cast)
    with pytest.raises(ImportMovedOn):
        order_import(actor=actor, public_id=started(cast).public_id, dry_run=True, now=NOW)
    run = mapped(cast)
    with pytest.raises(ImportNotChecked):
        order_import(actor=actor, public_id=run.public_id, dry_run=False, now=NOW)
    assert jobs_of(run.id) == 0


def test_refused_rows_are_left_out_only_when_somebody_says_so(cast: Cast) -> None:
    run = checked(cast, CLEAN + "MAU-004;Khai tử;Trực tiếp;31/02/2021;;;Đang xử lý\n")
    actor = administrator(cast)
    with pytest.raises(ImportNotChecked):
        order_import(actor=actor, public_id=run.public_id, dry_run=False, now=NOW)
    ordered = order_import(actor=actor, public_id=run.public_id, dry_run=False, accept_partial=True, now=NOW)
    assert (ordered.state, ordered.accept_partial) == (ImportState.IMPORTING, True)


def test_what_has_entered_is_not_ordered_again(cast: Cast) -> None:
    run = imported(cast)
    jobs = jobs_of(run.id)
    again = order_import(actor=administrator(cast), public_id=run.public_id, dry_run=False, now=NOW)
    assert (again.state, jobs_of(run.id), Dossier.objects.count()) == (ImportState.IMPORTED, jobs, 3)
    with pytest.raises(NotFound):
        order_import(actor=cast.leader, public_id=run.public_id, dry_run=True, now=NOW)
