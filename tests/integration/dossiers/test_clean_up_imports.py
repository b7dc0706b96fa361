"""Files with people's dossiers do not lie about: they go after a time, and lost imports can be ordered again."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from motcua.core.models import Event
from motcua.dossiers import tasks
from motcua.dossiers.api import ImportState, get_import_run, incoming_folder, order_import
from motcua.dossiers.import_files import folder_of
from motcua.dossiers.models import ImportRun
from motcua.dossiers.usecases.clean_up_imports import clean_up_imports
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.imports import administrator, imported, mapped, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_FOLDER = tmp_path
    return load_cast()


def test_files_go_a_week_after_the_end(cast: Cast) -> None:
    run = imported(cast)
    ImportRun.objects.update(ended_at=NOW)
    assert clean_up_imports(now=NOW + timedelta(days=6)) == 0
    assert clean_up_imports(now=NOW + timedelta(days=8)) == 1
    after = get_import_run(actor=administrator(cast), public_id=run.public_id)
    assert (after.has_files, folder_of(run.public_id).exists()) == (False, False)
    assert after.report is not None, "the report stays"
    assert clean_up_imports(now=NOW + timedelta(days=9)) == 0


def test_what_nobody_goes_on_with_is_given_up_after_two_weeks(cast: Cast) -> None:
    run = started(cast)
    tasks.clean_up_imports(timestamp=int((NOW + timedelta(days=15)).timestamp()))
    after = get_import_run(actor=administrator(cast), public_id=run.public_id)
    assert (after.state, after.has_files) == (ImportState.ABANDONED, False)
    assert Event.objects.filter(subject="import", kind="ImportAbandoned").count() == 1


def test_an_import_whose_job_was_lost_can_be_ordered_again(cast: Cast) -> None:
    run = mapped(cast)
    actor = administrator(cast)
    order_import(actor=actor, public_id=run.public_id, dry_run=True, now=NOW)
    assert clean_up_imports(now=NOW + timedelta(hours=1)) == 0, "its job waits"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = 'dossiers.run_import'")
    assert clean_up_imports(now=NOW + timedelta(hours=1)) == 1
    assert get_import_run(actor=actor, public_id=run.public_id).state is ImportState.BROKEN
    again = order_import(actor=actor, public_id=run.public_id, dry_run=True, now=NOW)
    assert again.state is ImportState.CHECKING


def test_bytes_of_a_broken_upload_go_too(cast: Cast) -> None:
    left = incoming_folder() / "tmpabc"
    left.write_bytes(b"half")
    os.utime(left, ((NOW - timedelta(days=8)).timestamp(),) * 2)
    clean_up_imports(now=NOW)
    assert not left.exists()
