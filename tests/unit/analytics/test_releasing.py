"""When the public gets another extract: once a month, and when much of the ledger is new."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from motcua.analytics.publication.releasing import is_due
from motcua.analytics.snapshots import Snapshot, name_of
from motcua.analytics.storage import FolderStorage


def extract(taken_at: str, rows: int = 100) -> Snapshot:
    moment = datetime.fromisoformat(taken_at).replace(tzinfo=UTC)
    return Snapshot(name_of(moment), moment, "", rows, False, FolderStorage(Path()), {})


@pytest.mark.parametrize(
    ("taken_at", "rows", "due"),
    [
        ("2026-11-22T03:05", 101, False),
        ("2026-11-22T03:05", 109, False),
        ("2026-11-22T03:05", 110, True),
        ("2026-11-22T03:05", 90, True),
        ("2026-11-30T16:59", 100, False),
        ("2026-11-30T17:00", 100, True),  # the first of December in Hà Nội
    ],
)
def test_an_extract_is_due(taken_at: str, rows: int, due: bool) -> None:
    assert is_due(extract("2026-11-22T03:00"), extract(taken_at, rows), each=False) is due


def test_the_first_is_due_and_so_is_the_first_that_holds_anything() -> None:
    later = extract("2026-11-22T03:05", 1)
    assert is_due(None, later, each=False)
    assert is_due(extract("2026-11-22T03:00", 0), later, each=False)


def test_where_each_is_published_each_is_due() -> None:
    assert is_due(extract("2026-11-22T03:00"), extract("2026-11-22T03:05"), each=True)
