"""A file that is handed in lies in a folder of its import, or nowhere."""

from pathlib import Path
from typing import Any

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.dossiers.api import ImportFileRefused, ImportState, get_import_run, incoming_folder, start_import
from motcua.dossiers.import_files import file_of
from motcua.dossiers.models import ImportRun
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.imports import CLEAN, administrator, handed_in, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_FOLDER = tmp_path
    return load_cast()


def test_the_file_is_kept_for_its_import_and_for_nobody_else(cast: Cast) -> None:
    run = started(cast)
    assert (run.state, run.file_name, run.has_files) == (ImportState.RECEIVED, "hồ sơ 2021.csv", True)
    kept = file_of(run.public_id, "dossiers")
    assert kept is not None
    assert kept.read_text(encoding="utf-8") == CLEAN
    assert kept.parent.stat().st_mode & 0o077 == 0
    assert list(incoming_folder().iterdir()) == []
    event = Event.objects.get(subject="import")
    assert (event.kind, event.payload["file_name"]) == ("ImportStarted", "hồ sơ 2021.csv")
    for other in (cast.clerk, cast.leader, cast.stranger):
        with pytest.raises(NotFound):
            get_import_run(actor=other, public_id=run.public_id)


def test_only_the_units_administrator_begins_one(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        start_import(actor=cast.leader, unit_id=cast.centre.id, dossiers=handed_in(), now=NOW)
    with pytest.raises(NotAllowed):
        start_import(actor=administrator(cast), unit_id=cast.neighbour.id, dossiers=handed_in(), now=NOW)
    assert not ImportRun.objects.exists()


def test_an_empty_file_begins_nothing(cast: Cast) -> None:
    with pytest.raises(ImportFileRefused) as refused:
        start_import(actor=administrator(cast), unit_id=cast.centre.id, dossiers=handed_in(b""), now=NOW)
    assert refused.value.field_errors == {"dossiers": "file_empty"}
    assert not ImportRun.objects.exists()
