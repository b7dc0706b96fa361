"""A hand that alters, removes, reorders or adds a row of the book is found, and where."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from motcua.audit.api import FaultKind, Purpose, Verified, record_read, seal_day, verify_chain
from motcua.cli.main import run
from motcua.core.outbox import record
from motcua.mandates.events import MandateConfirmed
from tests.factories.audit import linked
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 11, 30)


@pytest.fixture
def book(cast: Cast, settings: Any, tmp_path: Path) -> int:
    """Six events and two reads, each in a transaction of its own, linked and sealed; the key of the first event."""
    settings.DATA_FOLDER = tmp_path
    first = 0
    for number in range(6):
        event = record(MandateConfirmed(subject_id=number), actor=cast.clerk, at=NOW)
        first = first or event
    for _ in range(2):
        record_read(actor=cast.clerk, subject="dossier", subject_id=7, purpose=Purpose.HANDLING, now=NOW)
    assert linked(record(MandateConfirmed(subject_id=6), actor=cast.clerk, at=NOW))  # after the reads
    assert verify_chain().links >= 9
    seal_day(DAY, now=NOW)
    assert verify_chain().faults == ()
    return first


def tampered(statement: str, *parameters: object) -> Verified:
    """What is found after somebody with the keys of the database did this."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # triggers do not stop the owner of the server
        try:
            cursor.execute(statement, parameters)
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")
    return verify_chain()


def kinds(found: Verified) -> list[tuple[FaultKind, int | None]]:
    return [(fault.kind, fault.row_id) for fault in found.faults]


def test_an_altered_row_is_found_and_named(book: int) -> None:
    found = tampered("UPDATE core_event SET actor_name = 'Ai đó' WHERE id = %s", book + 2)
    assert kinds(found) == [(FaultKind.ALTERED, book + 2)]
    assert run(["audit", "verify", "--json"]) == 1


def test_a_removed_row_a_removed_read_and_a_removed_link_are_found(book: int) -> None:
    assert kinds(tampered("DELETE FROM core_event WHERE id = %s", book + 1)) == [(FaultKind.REMOVED, book + 1)]
    found = tampered("DELETE FROM audit_read WHERE id = (SELECT min(id) FROM audit_read)")
    assert [kind for kind, _ in kinds(found)] == [FaultKind.REMOVED] * 2
    found = tampered("DELETE FROM audit_link WHERE source = 'event' AND row_id = %s", book + 3)
    assert FaultKind.LINK_MISSING in {fault.kind for fault in found.faults}
    assert (FaultKind.PUT_BETWEEN, book + 3) in kinds(found)


def test_rows_that_changed_places_are_found(book: int) -> None:
    found = tampered(
        "UPDATE core_event SET written_in = (SELECT written_in FROM core_event WHERE id = %s) WHERE id = %s",
        book + 4,
        book,
    )
    assert kinds(found)[0] == (FaultKind.REORDERED, book)


def test_a_row_put_in_between_later_is_found(book: int) -> None:
    found = tampered(
        """INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind, written_in)
        SELECT recorded_at, at, subject, subject_id, kind, payload, actor_kind, written_in FROM core_event
        WHERE id = %s""",
        book + 1,
    )
    assert [fault.kind for fault in found.faults] == [FaultKind.PUT_BETWEEN]


def rebuilt(book: int) -> Verified:
    """Somebody alters a row and rebuilds the whole chain over it."""
    tampered("UPDATE core_event SET actor_name = 'Ai đó' WHERE id = %s", book)
    tampered("DELETE FROM audit_link")
    assert linked(book)
    return verify_chain()


def emptied(book: int) -> Verified:
    """Somebody rebuilds it and takes the seals away, too; a line in the file remembers."""
    rebuilt(book)
    return tampered("DELETE FROM audit_seal")


@pytest.mark.parametrize("hand", [rebuilt, emptied])
def test_whoever_rebuilds_the_chain_breaks_the_seal(book: int, hand: Callable[[int], Verified]) -> None:
    assert FaultKind.SEAL_BROKEN in {fault.kind for fault in hand(book).faults}
