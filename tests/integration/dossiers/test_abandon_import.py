"""Giving an import up removes its files at once."""

from pathlib import Path
from typing import Any

import pytest

from motcua.core.models import Event
from motcua.dossiers.api import ImportMovedOn, ImportState, abandon_import
from motcua.dossiers.import_files import folder_of
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.imports import administrator, imported, mapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_FOLDER = tmp_path
    return load_cast()


def test_the_files_go_and_the_book_says_so(cast: Cast) -> None:
    run = mapped(cast)
    gone = abandon_import(actor=administrator(cast), public_id=run.public_id, now=NOW)
    assert (gone.state, gone.has_files, folder_of(run.public_id).exists()) == (ImportState.ABANDONED, False, False)
    assert Event.objects.filter(subject="import", kind="ImportAbandoned", subject_id=run.id).count() == 1


def test_what_has_entered_cannot_be_given_up(cast: Cast) -> None:
    run = imported(cast)
    with pytest.raises(ImportMovedOn):
        abandon_import(actor=administrator(cast), public_id=run.public_id, now=NOW)
