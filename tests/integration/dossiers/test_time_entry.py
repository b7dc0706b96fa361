"""The watch is a unit's, not a person's, and stops for good when the code is there."""

import pytest

from motcua.core.models import Event
from motcua.dossiers.door_api import AlreadyEntered, get_elsewhere, record_entry, time_entry
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import submitted

pytestmark = pytest.mark.django_db


def test_the_watch_runs_until_the_code_is_there(cast: Cast) -> None:
    code = submitted(cast)
    time_entry(actor=cast.clerk, code=code, system="justice", typing=True, now=NOW)
    key = Dossier.objects.get(code=code).pk
    assert (known := get_elsewhere(key)) is not None
    assert known.typing_since == NOW
    assert not Event.objects.filter(kind="EnteredElsewhere").exists()
    record_entry(actor=cast.clerk, code=code, system="justice", their_code="H15.50-261008-1500001", now=NOW)
    with pytest.raises(AlreadyEntered):
        time_entry(actor=cast.clerk, code=code, system="justice", typing=True, now=NOW)
