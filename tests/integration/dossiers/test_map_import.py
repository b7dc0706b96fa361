"""How a file is read can be said again until the import has begun; an unusable mapping changes nothing."""

from pathlib import Path
from typing import Any

import pytest

from motcua.core.errors import NotFound
from motcua.dossiers.api import ImportMovedOn, ImportState, MappingUnusable, get_import_run, map_import
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.imports import MAPPING, ORIGIN, administrator, checked, imported, mapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_FOLDER = tmp_path
    return load_cast()


def test_a_new_mapping_makes_the_old_dry_run_void(cast: Cast) -> None:
    run = checked(cast)
    actor = administrator(cast)
    assert get_import_run(actor=actor, public_id=run.public_id).checked is not None
    again = map_import(actor=actor, public_id=run.public_id, mapping=MAPPING, origin=f" {ORIGIN} ", now=NOW)
    assert (again.state, again.checked, again.origin) == (ImportState.MAPPED, None, ORIGIN)


def test_a_mapping_that_names_what_is_not_ours_is_refused(cast: Cast) -> None:
    run = mapped(cast)
    actor = administrator(cast)
    with pytest.raises(MappingUnusable):
        map_import(actor=actor, public_id=run.public_id, mapping={"columns": {"x": "y"}}, origin=ORIGIN, now=NOW)
    assert get_import_run(actor=actor, public_id=run.public_id).mapping == MAPPING


def test_after_the_end_and_for_strangers_there_is_nothing_to_say(cast: Cast) -> None:
    run = imported(cast)
    with pytest.raises(ImportMovedOn):
        map_import(actor=administrator(cast), public_id=run.public_id, mapping=MAPPING, origin=ORIGIN, now=NOW)
    with pytest.raises(NotFound):
        map_import(actor=cast.clerk, public_id=run.public_id, mapping=MAPPING, origin=ORIGIN, now=NOW)
