"""Each hour's seal holds the chain up to then, also against who rebuilds links and rows alike."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from motcua.audit.api import FaultKind, seal_day, seal_hour, verify_chain
from motcua.audit.models import Link
from motcua.audit.usecases.extend_chain import extend_chain
from motcua.audit.usecases.seal_day import seals_file
from motcua.core.outbox import record
from motcua.mandates.events import MandateConfirmed
from tests.factories.audit import linked
from tests.factories.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def last(cast: Cast, settings: Any, tmp_path: Path) -> int:
    """Three events in the chain; the key of the last."""
    settings.DATA_FOLDER = tmp_path
    keys = [record(MandateConfirmed(subject_id=number), actor=cast.clerk, at=NOW) for number in range(3)]
    assert all(map(linked, keys))
    return keys[-1]


def rebuilt(statement: str, *parameters: object) -> None:
    """Somebody with the keys of the database changes a row and links everything anew."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            cursor.execute(statement, parameters)
            cursor.execute("DELETE FROM audit_link")
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def test_a_rebuilt_chain_does_not_fit_the_hours_seal(last: int) -> None:
    assert verify_chain().sealed == 0
    assert seal_hour(now=NOW)
    before = verify_chain()
    assert (before.faults, before.sealed) == ((), Link.objects.count())
    rebuilt("UPDATE core_event SET actor_name = 'Ai đó' WHERE id = %s", last)
    assert linked(last)
    found = verify_chain()
    assert [fault.kind for fault in found.faults] == [FaultKind.SEAL_BROKEN]
    assert found.sealed == 0


def test_an_emptied_book_does_not_fit_either(last: int) -> None:
    seal_hour(now=NOW)
    rebuilt("DELETE FROM core_event")
    extend_chain()
    assert FaultKind.SEAL_BROKEN in {fault.kind for fault in verify_chain().faults}


def test_a_shortened_file_of_seals_is_told(last: int) -> None:
    seal_day(TODAY, now=NOW)
    seal_hour(now=NOW)
    assert verify_chain().faults == ()
    lines = seals_file().read_text().splitlines()
    seals_file().write_text("\n".join(line for line in lines if "at" in json.loads(line)) + "\n")
    assert [fault.kind for fault in verify_chain().faults] == [FaultKind.SEAL_NOT_KEPT]
    seals_file().unlink()
    assert [fault.kind for fault in verify_chain().faults] == [FaultKind.SEAL_NOT_KEPT]


@pytest.mark.parametrize("table", ["audit_read", "audit_link", "audit_seal"])
def test_nothing_of_the_audit_is_emptied_at_a_stroke(last: int, table: str) -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="never changed or deleted"):
        cursor.execute(f"TRUNCATE {table}")
