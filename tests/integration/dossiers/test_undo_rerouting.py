"""Undoing a hand-over is for those whom it concerns (what goes back and what stays: see test_reroute_dossiers)."""

from datetime import timedelta
from pathlib import Path

import pytest

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed
from motcua.dossiers.models import Dossier
from motcua.dossiers.work_api import reroute_dossiers, undo_rerouting
from tests.factories.cast import NOW, Cast, officer
from tests.factories.dossiers import accepted
from tests.factories.mergers import merge_communes

AFTER = NOW + timedelta(days=1)


@pytest.mark.django_db
def test_only_administrators_of_the_two_units_undo(cast: Cast, tmp_path: Path) -> None:
    code = accepted(cast)
    merged = merge_communes(tmp_path)
    done = reroute_dossiers(actor=Actor.system(), from_unit_id=cast.centre.id, now=AFTER)
    assert done.public_id is not None
    for nobody in (cast.leader, officer("", cast.neighbour, Role.ADMINISTRATOR)):
        with pytest.raises(NotAllowed):
            undo_rerouting(actor=nobody, public_id=done.public_id, now=AFTER)
    undo_rerouting(actor=officer("", merged, Role.ADMINISTRATOR), public_id=done.public_id, now=AFTER)
    assert Dossier.objects.get(code=code).unit_id == cast.centre.id
