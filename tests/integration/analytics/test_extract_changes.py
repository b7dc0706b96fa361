"""An extract of what changed says the same as one of the whole ledger, and touches nothing that did not change."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from motcua.analytics.api import Snapshot, current_snapshot, refresh_extract, snapshot_as_of
from motcua.analytics.extract import partition_files, schemas, taking
from motcua.analytics.extracts import extracts_storage
from motcua.demonstration.plan import UNITS_FILE
from motcua.orgs.api import load_units
from motcua.orgs.models import Unit
from tests.factories.extracts import files_of, rows_of, take_in

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HUE = "demo-hue-2021"
JANUARY, FEBRUARY, MARCH, APRIL = ("", "2021-01"), ("", "2021-02"), ("", "2021-03"), ("", "2021-04")
ROWS = (
    f"A-1,2021-01-05T08:00:00+07:00,2021-01-08T08:00:00+07:00,,4,{HUE},counter",
    f"A-2,2021-01-31T23:59:59+07:00,,,2,{HUE},online",
    f"B-1,2021-02-01T00:00:00+07:00,2021-02-03T17:00:00+07:00,2021-02-02T10:00:00+07:00,10,{HUE},online",
    f"C-1,2021-03-05T08:00:00+07:00,,,5,{HUE},post",
)
LOG = ("A-1,Tiếp nhận,2021-01-05T08:00:00+07:00,cán bộ,", "C-1,Yêu cầu bổ sung,2021-03-06T08:00:00+07:00,cán bộ,")

folder_only = pytest.mark.parametrize("extracts", ["folder"], indirect=True)
pytestmark = pytest.mark.django_db(transaction=True)  # what is not committed counts as changed each time


@pytest.fixture
def first(extracts: Path) -> Snapshot:
    """The extract of four dossiers."""
    load_units(UNITS_FILE)
    take_in(extracts, ROWS, LOG, now=NOW)
    return refresh_extract(NOW, public=False)


def changed(folder: Path, *rows: str, log: tuple[str, ...] = ()) -> Snapshot:
    """The extract a day after, when these rows came in."""
    take_in(folder, rows, log, now=NOW + timedelta(days=1))
    return refresh_extract(NOW + timedelta(days=1), public=False)


def same_as_whole(snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table is as if the whole ledger had been read."""
    monkeypatch.setattr(taking, "MOST_CHANGED", -1.0)
    whole = taking.take(extracts_storage(), now=snapshot.taken_at)
    for table in ("dossiers", "events", "units", "services"):
        assert rows_of(snapshot, table) == rows_of(whole, table), table
    assert (snapshot.rows, snapshot.simulated) == (whole.rows, whole.simulated)
    assert not set(files_of(snapshot, "dossiers").values()) & set(files_of(whole, "dossiers").values())


@folder_only
def test_partitions_are_local_months(first: Snapshot) -> None:
    assert {partition: file.rows for partition, file in zip(
        files_of(first, "dossiers"), first.files["dossiers"], strict=True
    )} == {JANUARY: 2, FEBRUARY: 1, MARCH: 1}  # fmt: skip
    assert set(files_of(first, "events")) == {JANUARY, MARCH}


def test_only_the_partition_of_a_changed_dossier_is_rewritten(
    first: Snapshot, extracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MOST_CHANGED", 1.0)
    second = changed(extracts, f"A-2,2021-01-31T23:59:59+07:00,,,4,{HUE},online")
    before, after = files_of(first, "dossiers"), files_of(second, "dossiers")
    assert {partition for partition in before if before[partition] == after[partition]} == {FEBRUARY, MARCH}
    assert second.files["units"] == first.files["units"]
    same_as_whole(second, monkeypatch)


@folder_only
def test_a_dossier_whose_receipt_or_unit_was_corrected_leaves_its_old_partition(
    first: Snapshot, extracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MOST_CHANGED", 1.0)
    second = changed(
        extracts,
        f"B-1,2021-04-01T00:00:00+07:00,2021-04-03T17:00:00+07:00,2021-04-02T10:00:00+07:00,10,{HUE},online",
        "C-1,2021-03-05T08:00:00+07:00,,,5,nso:461,post",
    )
    assert set(files_of(second, "dossiers")) == {JANUARY, APRIL, MARCH}
    assert files_of(first, "dossiers")[JANUARY] == files_of(second, "dossiers")[JANUARY]
    same_as_whole(second, monkeypatch)


def test_a_late_entry_of_a_log_alone_is_a_change(
    first: Snapshot, extracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MOST_CHANGED", 1.0)
    late = "C-1,Yêu cầu bổ sung,2021-03-09T08:00:00+07:00,cán bộ,"
    second = changed(extracts, *ROWS, log=(*LOG, late))
    (loops,) = {row["supplements"] for row in rows_of(second, "dossiers") if row["received_on"].month == 3}
    assert loops == 2
    before, after = files_of(first, "events"), files_of(second, "events")
    assert (before[JANUARY] == after[JANUARY], before[MARCH] == after[MARCH]) == (True, False)
    same_as_whole(second, monkeypatch)


@folder_only
def test_an_open_dossier_becomes_overdue_without_anybody_touching_it(
    extracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "MOST_CHANGED", 1.0)
    load_units(UNITS_FILE)
    take_in(extracts, [f"A-1,2026-10-05T08:00:00+07:00,2026-11-22T17:00:00+07:00,,4,{HUE},counter", ROWS[1]], now=NOW)
    assert [row["timeliness"] for row in rows_of(refresh_extract(NOW, public=False), "dossiers")].count(
        "open_in_time"
    ) == 1
    second = changed(extracts, f"A-2,2021-01-31T23:59:59+07:00,,,4,{HUE},online")
    assert sorted(row["timeliness"] for row in rows_of(second, "dossiers")) == ["no_due", "open_overdue"]
    same_as_whole(second, monkeypatch)


@folder_only
def test_a_unit_with_another_name_makes_a_whole_extract(first: Snapshot) -> None:
    Unit.objects.filter(code=HUE).update(name="Tỉnh Khác")
    second = refresh_extract(NOW + timedelta(days=1), public=False)
    assert second.basis != first.basis
    assert {row["unit_name"] for row in rows_of(second, "dossiers")} == {"Tỉnh Khác"}


@folder_only
def test_former_states_can_be_asked(first: Snapshot, extracts: Path) -> None:
    second = changed(extracts, f"A-2,2021-01-31T23:59:59+07:00,,,4,{HUE},online")
    assert current_snapshot() == second
    assert snapshot_as_of(NOW) == first
    assert snapshot_as_of(NOW - timedelta(seconds=1)) is None
    assert [row["status"] for row in rows_of(first, "dossiers")].count(2) == 1


@folder_only
def test_an_empty_ledger_gives_empty_tables(extracts: Path) -> None:
    snapshot = refresh_extract(NOW, public=False)
    assert (snapshot.rows, snapshot.simulated, rows_of(snapshot, "dossiers"), rows_of(snapshot, "events")) == (
        0, False, [], [],
    )  # fmt: skip
    assert refresh_extract(NOW + timedelta(minutes=5), public=False) == snapshot


@folder_only
def test_rows_in_no_order_of_time_make_no_heap_of_files(
    first: Snapshot, extracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partition_files, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(schemas, "_BLOCK_BYTES", 1)
    monkeypatch.setattr(taking, "MOST_CHANGED", -1.0)
    scattered = taking.take(extracts_storage(), now=NOW + timedelta(hours=1))
    assert [file.month for file in scattered.files["dossiers"]].count("2021-01") == 2
    monkeypatch.setattr(partition_files, "MOST_FILES", 1)
    gathered = taking.take(extracts_storage(), now=NOW + timedelta(hours=2))
    assert rows_of(gathered, "dossiers") == rows_of(first, "dossiers")
    assert [file.month for file in gathered.files["dossiers"]].count("2021-01") == 1
    assert rows_of(gathered, "events") == rows_of(scattered, "events")
