"""A mapping under a name serves the next file of the same source."""

from pathlib import Path
from typing import Any

import pytest

from motcua.dossiers.api import MappingNameRefused, list_mappings, save_mapping
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.imports import MAPPING, ORIGIN, administrator, mapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_FOLDER = tmp_path
    return load_cast()


def test_the_same_name_replaces_what_was_kept(cast: Cast) -> None:
    actor, run = administrator(cast), mapped(cast)
    for name in ("iGate  Mẫu", "iGate Mẫu"):
        save_mapping(actor=actor, public_id=run.public_id, name=name, now=NOW)
    (kept,) = list_mappings(actor=actor)
    assert (kept.name, kept.mapping, kept.origin) == ("iGate Mẫu", MAPPING, ORIGIN)
    assert list_mappings(actor=cast.leader) == []


@pytest.mark.parametrize("name", ["", "  ", "a" * 121, "a\x00b"])
def test_a_name_that_says_nothing_is_refused(cast: Cast, name: str) -> None:
    with pytest.raises(MappingNameRefused):
        save_mapping(actor=administrator(cast), public_id=mapped(cast).public_id, name=name, now=NOW)
