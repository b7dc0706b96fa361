"""A generated ledger has the proportions of the printed table, is the same by seed, and every metric reads it."""

import argparse
import csv
import json
from collections import Counter
from itertools import islice
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.api import FigureRefused, LedgerOrder, Snapshot, generate_ledger, metrics
from motcua.analytics.cube import compute_table
from motcua.analytics.extract.columns import TABLES
from motcua.analytics.extract.schemas import SCHEMAS
from motcua.analytics.scale.measuring import measure_all
from motcua.analytics.scale.model import LedgerModel
from motcua.analytics.scale.sharing import share_each, share_out
from motcua.analytics.snapshots import find_current
from motcua.analytics.storage import FolderStorage
from motcua.cli import figures_generate
from motcua.core.data_folder import DATA_FILES

DOSSIERS = 20_000


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """One province."""
    return generate_ledger(tmp_path_factory.mktemp("ledger") / "one", LedgerOrder(DOSSIERS))


@pytest.fixture(scope="module")
def printed() -> dict[str, dict[str, str]]:
    """The printed table by the number of the unit."""
    with (DATA_FILES / "figures" / "progress_phu_tho_2026.csv").open(encoding="utf-8") as file:
        return {row["agency"].rpartition(".")[2]: row for row in csv.DictReader(file) if int(row["received"])}


def read(snapshot: Snapshot, table: str) -> pa.Table:
    """All rows of a table."""
    return pa.concat_tables(
        [pq.read_table(path, partitioning=None).cast(SCHEMAS[table]) for path in snapshot.table(table)]
    ).unify_dictionaries()


def asked(snapshot: Snapshot, question: str) -> list[tuple[object, ...]]:
    """Rows of SQL over the dossiers, as `d`."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    files = ", ".join(f"'{path}'" for path in snapshot.parts)
    connection.execute(f"CREATE VIEW d AS SELECT * FROM read_parquet([{files}], hive_partitioning = false)")
    return connection.execute(question).fetchall()


def test_volumes_are_in_the_printed_proportions(ledger: Snapshot, printed: dict[str, dict[str, str]]) -> None:
    total = sum(int(row["received"]) for row in printed.values())
    counted = dict(asked(ledger, "SELECT split_part(unit_code, '.', 3), count(*) FROM d GROUP BY 1"))
    assert total == 597_918
    assert sum(counted.values()) == ledger.rows == DOSSIERS
    for number, row in printed.items():
        exact = DOSSIERS * int(row["received"]) / total
        assert abs(counted.get(number, 0) - exact) < 2  # in time and late are rounded by themselves


def test_each_unit_is_on_time_as_often_as_printed(ledger: Snapshot, printed: dict[str, dict[str, str]]) -> None:
    total = sum(int(row["received"]) for row in printed.values())
    counted = dict(
        asked(
            ledger,
            "SELECT split_part(unit_code, '.', 3), count(*) FILTER (timeliness IN ('early', 'on_time', 'open_in_time'))"
            " FROM d GROUP BY 1",
        )
    )
    for number, row in printed.items():
        assert abs(counted.get(number, 0) - DOSSIERS * int(row["on_time"]) / total) < 1
    share = sum(counted.values()) / DOSSIERS
    assert share == pytest.approx(528_684 / 597_918, abs=0.001)


def test_the_finished_took_as_many_days_as_printed(ledger: Snapshot, printed: dict[str, dict[str, str]]) -> None:
    weighed = sum(int(row["received"]) * float(row["average_days"]) for row in printed.values()) / 597_918
    ((mean, before),) = asked(
        ledger,
        "SELECT avg(epoch(finished_at - received_at)) / 86400, count(*) FILTER (finished_at < received_at) FROM d",
    )
    assert mean == pytest.approx(weighed, rel=0.04)
    assert before == 0


def test_what_stands_in_a_row_agrees(ledger: Snapshot) -> None:
    contradictions = asked(
        ledger,
        """SELECT count(*) FROM d WHERE NOT simulated OR practice OR dossier_key IS NULL
           OR (finished_at IS NULL) <> (stage IN ('accepted', 'in_hand'))
           OR (timeliness = 'late') <> (finished_at IS NOT NULL AND finished_at > due_at)
           OR (timeliness LIKE 'open%') <> (finished_at IS NULL)
           OR (returned_at IS NULL) <> (stage <> 'returned') OR returned_at < finished_at
           OR (supplements > 0) <> (first_supplement_at IS NOT NULL)
           OR (awaiting = 'supplement' AND supplements = 0)
           OR submitted_at > received_at OR due_at < received_at
           OR received_on <> CAST(received_at + INTERVAL 7 HOUR AS DATE)
           OR (legal_channel = 'online' AND NOT eligible_online)
           OR residence_commune NOT LIKE 'mo-phong.%'""",
    )
    assert contradictions == [(0,)]
    assert asked(ledger, "SELECT count(DISTINCT dossier_key) FROM d") == [(DOSSIERS,)]
    assert asked(ledger, "SELECT count(*) FROM d WHERE length(person_key) <> 24") == [(0,)]


def test_it_lies_as_an_extract_does(ledger: Snapshot) -> None:
    for table, columns in TABLES.items():
        assert read(ledger, table).schema.names == [*columns]
    months = [file.month for file in ledger.files["dossiers"]]
    assert months == [f"2026-{month:02}" for month in range(1, 10)]
    assert {file.province for file in ledger.files["events"]} == {"25"}
    assert ledger.simulated
    assert all(file.simulated for file in ledger.files["dossiers"])
    for file in ledger.files["dossiers"]:
        rows = pq.read_table(ledger.storage.local(file.name), columns=["province", "received_on"], partitioning=None)
        assert {str(day)[:7] for day in rows["received_on"].to_pylist()} == {file.month}
        assert {*rows["province"].to_pylist()} == {file.province}


def test_every_dossier_has_its_events(ledger: Snapshot) -> None:
    dossiers, events = read(ledger, "dossiers"), read(ledger, "events")
    accepted = [
        key
        for key, kind in zip(events["dossier_key"].to_pylist(), events["activity"].to_pylist(), strict=True)
        if kind == "DossierAccepted"
    ]
    assert Counter(accepted) == Counter(dossiers["dossier_key"].to_pylist())
    asked_for = sum(kind == "SupplementRequested" for kind in events["activity"].to_pylist())
    assert asked_for == sum(dossiers["supplements"].to_pylist())


def test_the_same_seed_gives_the_same_rows(tmp_path: Path) -> None:
    order = LedgerOrder(500, 2, seed=7)
    one, same = generate_ledger(tmp_path / "one", order), generate_ledger(tmp_path / "same", order)
    other = generate_ledger(tmp_path / "other", LedgerOrder(500, 2, seed=8))
    for table in TABLES:
        assert read(one, table).equals(read(same, table))
    assert not read(one, "dossiers").equals(read(other, "dossiers"))
    assert one.name == same.name


def test_a_nation_is_many_provinces(tmp_path: Path) -> None:
    some = generate_ledger(tmp_path / "some", LedgerOrder(1_202, 4))
    counted = {row.dimensions[0]: row.numerator for row in compute_table(some, "received", by=("province",)).rows[:-1]}
    codes = [code for code, _ in LedgerModel().provinces]
    assert len({*codes}) == 34
    assert {code: counted.pop(code) for code in codes[:4]} == dict(zip(codes, (301, 301, 300, 300), strict=False))
    assert not counted
    assert asked(some, "SELECT count(DISTINCT dossier_key) FROM d") == [(1_202,)]
    assert asked(some, "SELECT count(*) FROM d WHERE split_part(unit_code, '.', 2) <> province") == [(0,)]


NEVER_GENERATED = ("not_accepted_share",)
"""Generated dossiers are all received."""


@pytest.mark.parametrize("metric", [each.name for each in metrics() if not each.needs_activity])
def test_every_metric_reads_it(ledger: Snapshot, metric: str) -> None:
    table = compute_table(ledger, metric, by=("tier",))
    assert table.simulated
    assert {row.dimensions for row in table.rows[:-1]} == {("commune",), ("province",)}
    assert table.rows[-1].numerator > 0 or metric in NEVER_GENERATED


def test_a_metric_is_measured_beside_the_columns_that_it_reads(ledger: Snapshot) -> None:
    first, second = islice(measure_all(ledger, ("month", "unit", "unit_kind"), rounds=1), 2)
    assert first.columns == {"dossiers": ["received_on", "simulated", "unit_code"]}
    assert second.columns == {"dossiers": ["legal_channel", "received_on", "simulated", "unit_code"]}
    assert first.rows == len(compute_table(ledger, first.name, by=("month", "unit")).rows)
    assert min(first.seconds, first.scan_seconds) > 0


def test_only_a_generated_extract_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "extracts"
    generate_ledger(folder, LedgerOrder(50))
    assert generate_ledger(folder, LedgerOrder(60)).rows == 60
    (folder / "letter.txt").write_text("kept")
    with pytest.raises(FigureRefused):
        generate_ledger(folder, LedgerOrder(70))
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "letter.txt").write_text("kept")
    with pytest.raises(FigureRefused) as refused:
        generate_ledger(theirs, LedgerOrder(50))
    assert "letter.txt" in {path.name for path in theirs.iterdir()}
    assert refused.value.remedy


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    figures_generate.add_arguments(parser)
    words = ["--dossiers", "1.2e2", "--folder", str(tmp_path / "made"), "--seed", "3"]
    assert figures_generate.run(argparse.Namespace(**vars(parser.parse_args(words)), json=True)) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["tables"]["dossiers"]["rows"] == 120
    assert document["simulated"] is True
    assert find_current(FolderStorage(tmp_path / "made")) is not None
    with pytest.raises(SystemExit):
        parser.parse_args(["--dossiers", "1.5", "--folder", "x"])


@pytest.mark.parametrize("order", [LedgerOrder(100, 35), LedgerOrder(100, 0), LedgerOrder(3, 4), LedgerOrder(9, 1, -1)])
def test_an_order_that_makes_no_sense_is_refused(tmp_path: Path, order: LedgerOrder) -> None:
    with pytest.raises(FigureRefused):
        generate_ledger(tmp_path / "none", order)
    assert not (tmp_path / "none").exists()


weights = st.lists(st.integers(0, 9_999), min_size=1, max_size=40).filter(any)


@given(st.integers(0, 10**8), weights)
def test_parts_add_up_and_are_near(total: int, given_weights: list[int]) -> None:
    parts = share_out(total, given_weights)
    exact = total * np.array(given_weights) / sum(given_weights)
    assert parts.sum() == total
    assert (abs(parts - exact) < 1 + 1e-6).all()


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=20), weights, st.floats(0, 1, exclude_max=True))
def test_each_total_is_divided_whole(totals: list[int], given_weights: list[int], start: float) -> None:
    parts = share_each(np.array(totals), np.array(given_weights, float), np.full(len(totals), start))
    assert parts.sum(axis=1).tolist() == totals
    assert (parts >= 0).all()
