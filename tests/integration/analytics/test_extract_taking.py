"""A snapshot appears whole or not at all, misses no late commit, and goes, but not under a reader's hands."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

from motcua.analytics import snapshots
from motcua.analytics.api import Snapshot, current_snapshot, refresh_extract, snapshot_as_of, take_extract
from motcua.analytics.extract import taking
from motcua.analytics.extracts import extracts_storage
from motcua.analytics.snapshots import DATA, GRACE, list_names
from motcua.analytics.storage import DRAFTS
from motcua.dossiers.api import taking_alone
from motcua.dossiers.models import Dossier
from tests.factories.extracts import rows_of, take_in

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
A, B, C = (f"{code}-1,2021-0{month}-05T08:00:00+07:00,,,4,,counter" for code, month in zip("ABC", "123", strict=True))

committed = pytest.mark.django_db(transaction=True)


@contextmanager
def another_connection() -> Iterator[psycopg.Connection[Any]]:
    """A second client of the same database."""
    settings = connection.settings_dict
    with psycopg.connect(
        dbname=settings["NAME"], user=settings["USER"], password=settings["PASSWORD"], host=settings["HOST"],
        port=settings["PORT"], options="-c timezone=UTC",
    ) as raw:  # fmt: skip
        yield raw


def finish(raw: psycopg.Connection[Any], dossier: Dossier) -> None:
    """What a desk would do, without its commit."""
    raw.execute("UPDATE dossiers_dossier SET stage = 'approved' WHERE id = %s", [dossier.pk])
    raw.execute(
        "INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind)"
        " VALUES (now(), now(), 'dossier', %s, 'DossierApproved', '{}', 'staff')",
        [dossier.pk],
    )


def outcomes(snapshot: Snapshot) -> list[tuple[int, str]]:
    return sorted((row["received_on"].month, row["outcome"]) for row in rows_of(snapshot, "dossiers"))


@committed
def test_an_event_with_an_early_key_that_is_committed_late_is_not_missed(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    take_in(tmp_path, [A, B], now=NOW)
    refresh_extract(NOW, public=False)
    first, second = Dossier.objects.order_by("code")
    with another_connection() as early, another_connection() as late:
        finish(early, first)  # draws the lower key of the two
        finish(late, second)
        late.commit()
        assert outcomes(refresh_extract(NOW + MINUTE, public=False)) == [(1, ""), (2, "approved")]
        take_in(tmp_path, [C], now=NOW)  # many more keys and transactions go by
        refresh_extract(NOW + 2 * MINUTE, public=False)
        early.commit()
    third = refresh_extract(NOW + 3 * MINUTE, public=False)
    assert outcomes(third) == [(1, "approved"), (2, "approved"), (3, "")]
    assert refresh_extract(NOW + 4 * MINUTE, public=False) == third


@pytest.mark.django_db
def test_a_mark_in_an_older_form_means_that_the_ledger_has_moved(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_FOLDER = tmp_path
    take_in(tmp_path, [A, B], now=NOW)
    with monkeypatch.context() as older:
        older.setattr(taking, "ledger_mark", lambda: "core_event:17")
        first = refresh_extract(NOW, public=False)
    second = refresh_extract(NOW + MINUTE, public=False)
    assert second.name != first.name
    assert second.rows == first.rows == 2
    assert refresh_extract(NOW + 2 * MINUTE, public=False) == second


@committed
def test_an_entry_of_a_log_that_is_committed_late_is_not_missed(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    take_in(tmp_path, [A, B], now=NOW)
    refresh_extract(NOW, public=False)
    first, second = Dossier.objects.order_by("code")
    with another_connection() as early, another_connection() as late:
        for raw, dossier in ((early, first), (late, second)):
            raw.execute(
                "INSERT INTO dossiers_foreignactivity (dossier_id, activity, at, actor, resource)"
                " VALUES (%s, 'Yêu cầu bổ sung', now(), 'cán bộ', '')",
                [dossier.pk],
            )
        late.commit()
        assert len(rows_of(refresh_extract(NOW + MINUTE, public=False), "events")) == 1
        early.commit()
    assert len(rows_of(refresh_extract(NOW + 2 * MINUTE, public=False), "events")) == 2


@committed
def test_a_second_taker_waits_for_the_first(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path
    taken: list[Snapshot] = []

    def second() -> None:
        try:
            taken.append(take_extract(NOW))
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with taking_alone():
        thread.start()
        wait_until(lambda: waiting_for_a_lock() == 1)
        assert (taken, current_snapshot()) == ([], None)
    thread.join(30)
    assert taken == [current_snapshot()]


def waiting_for_a_lock() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
        )
        return int(cursor.fetchone()[0])


def wait_until(reached: Callable[[], bool]) -> None:
    patience = threading.Event()
    for _ in range(1000):
        if reached():
            return
        patience.wait(0.01)
    pytest.fail("it did not happen within ten seconds")


class Crash(BaseException):
    """The process ends here."""


@pytest.mark.django_db
def test_a_crash_at_any_moment_leaves_the_last_whole_snapshot(extracts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(extracts, [A, B], now=NOW)
    before = refresh_extract(NOW, public=False)
    whole = rows_of(before, "dossiers")
    take_in(extracts, [A.replace(",4,", ",9,"), C], now=NOW)
    storage, steps = extracts_storage(), 0
    while crashes_after(steps, storage, monkeypatch, NOW + (steps + 1) * MINUTE):
        current = current_snapshot()
        assert current is not None
        if current == before:
            assert rows_of(current, "dossiers") == whole
        else:  # the manifest and its pointer were written before the crash
            assert len(rows_of(current, "dossiers")) == 3
        assert all(snapshot_as_of(NOW + step * MINUTE) is not None for step in range(steps + 2))
        steps += 1
    assert steps >= 6  # two partitions of dossiers and more files, the manifest, the pointer
    take_extract(NOW + timedelta(days=1))
    assert data_of(storage) == named_files(storage)
    assert not (storage.home / DRAFTS).exists()


def crashes_after(steps: int, storage: Any, monkeypatch: pytest.MonkeyPatch, now: datetime) -> bool:
    """Take an extract that ends after so many writes; False when it came through."""
    left = [steps]

    def once_less(write: Callable[..., None]) -> Callable[..., None]:
        def counted(*arguments: Any) -> None:
            if not left[0]:
                raise Crash
            left[0] -= 1
            write(*arguments)

        return counted

    with monkeypatch.context() as patch:
        patch.setattr(storage, "put", once_less(storage.put))
        if type(storage).__name__ == "ObjectStorage":  # a folder puts its small files as well
            patch.setattr(storage, "write", once_less(storage.write))
        try:
            take_extract(now)
        except Crash:
            return True
    return False


def data_of(storage: Any) -> set[str]:
    return set(storage.names(DATA))


def named_files(storage: Any) -> set[str]:
    """The files that any manifest names, retired ones within their grace too."""
    named = set()
    for name in (*storage.names("manifests"), *storage.names("retired")):
        named |= {part for part in storage.read(name).decode().split('"') if part.startswith(f"{DATA}/")}
    return named


@pytest.mark.django_db
def test_old_snapshots_go_but_not_while_somebody_may_still_read_them(
    extracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "KEPT_NEWEST", 2)
    take_in(extracts, [A], now=NOW)
    first = take_extract(NOW)
    (first.folder / "pages").mkdir()
    for number in range(1, 4):
        last = take_extract(NOW + number * MINUTE)
    storage = extracts_storage()
    assert list_names(storage) == sorted(list_names(storage))
    assert (len(list_names(storage)), snapshot_as_of(NOW)) == (2, None)
    assert rows_of(first, "dossiers") == rows_of(last, "dossiers")
    assert first.folder.exists()
    later = last.taken_at + GRACE + timedelta(seconds=1)
    take_extract(later)
    assert first.name not in {path.name for path in (storage.home / "kept").iterdir()}
    assert data_of(storage) == named_files(storage)


@pytest.mark.django_db
def test_of_former_days_the_last_snapshot_stays(extracts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "KEPT_NEWEST", 1)
    take_in(extracts, [A], now=NOW)
    days = [NOW + timedelta(days=day) for day in range(3)]
    for day in days:
        take_extract(day)
        take_extract(day + MINUTE)
    assert [snapshot_as_of(day + 2 * MINUTE).taken_at for day in days] == [day + MINUTE for day in days]  # type: ignore[union-attr]


@pytest.mark.django_db
@pytest.mark.parametrize("extracts", ["s3"], indirect=True)
def test_pages_go_on_while_the_store_does_not_answer(extracts: Path, settings: Any, s3_server: str) -> None:
    take_in(extracts, [A], now=NOW)
    taken = take_extract(NOW)
    assert current_snapshot() == taken
    settings.EXTRACTS = settings.EXTRACTS.replace(s3_server, "127.0.0.1:9")
    assert current_snapshot() == taken
    assert len(rows_of(taken, "dossiers")) == 1
    settings.DATA_FOLDER = extracts / "another machine"
    with pytest.raises(OSError):
        current_snapshot()


@pytest.mark.django_db
@pytest.mark.parametrize("extracts", ["s3"], indirect=True)
def test_another_machine_reads_the_same_extract(extracts: Path, settings: Any) -> None:
    take_in(extracts, [A, B], now=NOW)
    taken = take_extract(NOW)
    settings.DATA_FOLDER = extracts / "another machine"
    there = current_snapshot()
    assert there is not None
    assert there == taken
    assert rows_of(there, "dossiers") == rows_of(taken, "dossiers")
    assert set(there.table("dossiers")).isdisjoint(taken.table("dossiers"))
