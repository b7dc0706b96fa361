"""A day is sealed once, under a key that is not in the database."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.audit.api import seal_day
from motcua.core.outbox import record
from motcua.mandates.events import MandateConfirmed
from tests.factories.audit import linked
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_day_has_one_seal_in_the_table_and_in_the_file(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.DATA_FOLDER = tmp_path
    assert linked(record(MandateConfirmed(subject_id=1), actor=cast.clerk, at=NOW))
    first = seal_day(date(2026, 11, 30), now=NOW)
    assert linked(record(MandateConfirmed(subject_id=2), actor=cast.clerk, at=NOW))
    assert seal_day(date(2026, 11, 30), now=NOW) == first
    assert seal_day(date(2026, 12, 1), now=NOW) != first
    assert len((tmp_path / "audit" / "seals.jsonl").read_text().splitlines()) == 2
