"""Event logs, workbooks and columnar files in the ledger, and what an interrupted import leaves: nothing."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from motcua.core.actor import Actor
from motcua.core.models import Event
from motcua.dossiers.api import ImportOrder, ImportProgress, ImportReport, Watch, import_dossiers, words_of
from motcua.dossiers.models import Dossier, ForeignActivity
from tests.factories.workbooks import SMALL_LOG, write_log, write_workbook

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
RECEIPT = Path("../shared/data/event_logs/receipt.xes.gz")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path / "data"


def take(path: Path, watch: Watch | None = None, **order: Any) -> ImportReport:
    report = import_dossiers(
        actor=Actor.system("kiểm thử"), order=ImportOrder(dossiers=path, **order), now=NOW, watch=watch or Watch()
    )
    assert all(words_of(finding)[0] for finding in report.findings)
    return report


def refusals(report: ImportReport) -> list[tuple[str, int, str]]:
    return [(finding.code, finding.line, finding.column) for finding in report.findings if finding.refused]


def test_a_log_enters_as_it_is(tmp_path: Path) -> None:
    report = take(write_log(tmp_path / "so-nho.xes.gz", packed=True))
    assert (report.imported, report.dossiers, report.events, refusals(report)) == (True, 2, 4, [])
    one, two = Dossier.objects.order_by("code")
    assert (one.origin_system, one.legal_channel, one.channel_as_given) == ("so-nho", "unknown", "Internet")
    assert (one.received_at, one.due_at, one.finished_at) == (
        datetime(2021, 3, 5, 1, tzinfo=UTC),
        datetime(2021, 3, 12, 10, tzinfo=UTC),
        datetime(2021, 3, 10, 3, tzinfo=UTC),
    )
    assert one.extra["deadline"] == "2021-03-09T17:00:00.000+07:00"
    assert (one.stage, two.stage, two.due_at, two.extra) == ("approved", "accepted", None, {"ghi chú": "một"})
    assert two.received_at == datetime(2021, 3, 7, 16, 30, tzinfo=UTC)
    log = ForeignActivity.objects.order_by("id").values_list("dossier__code", "activity", "resource")
    assert list(log) == [
        ("HS-1", "Tiếp nhận", "R1"),
        ("HS-1", "Thẩm tra+start", ""),
        ("HS-2", "Thẩm tra", ""),
        ("HS-2", "Tiếp nhận", ""),
    ]
    assert not list((tmp_path / "data" / "imports" / "staged").iterdir())
    again = take(write_log(tmp_path / "so-nho.xes"))
    assert (again.unchanged, again.created, again.events_created) == (2, 0, 0)


def test_a_mapping_made_of_the_unpacked_table_reads_the_same_times(tmp_path: Path) -> None:
    """Who maps by eye sees the time of receipt under our own name; that is no key of the log."""
    earlier = SMALL_LOG.replace('"startdate" value="2021-03-05T08', '"startdate" value="2021-03-05T07')
    take(write_log(tmp_path / "log.xes", earlier), origin="co-quan")
    mapping = {"columns": {"dossier_code": "concept:name", "received_at": "received_at"}}
    report = take(write_log(tmp_path / "log.xes", earlier), mapping=mapping, origin="co-quan")
    assert (report.imported, report.unchanged, report.updated) == (True, 2, 0)


def test_a_mapping_says_what_the_channels_of_a_log_mean(tmp_path: Path) -> None:
    mapping = {
        "columns": {"legal_channel": "channel", "due_at": "deadline"},
        "values": {"legal_channel": {"Internet": "online", "Desk": "counter"}},
    }
    report = take(write_log(tmp_path / "log.xes"), mapping=mapping, origin="co-quan")
    assert report.imported
    rows = Dossier.objects.order_by("code").values_list("legal_channel", "channel_as_given", "origin_system")
    assert list(rows) == [("online", "Internet", "co-quan"), ("counter", "Desk", "co-quan")]
    assert Dossier.objects.get(code="HS-1").due_at == datetime(2021, 3, 9, 10, tzinfo=UTC)


def test_faults_of_a_log_are_named_with_their_line(tmp_path: Path) -> None:
    broken = SMALL_LOG.replace('value="HS-2"', 'value="HS-1"').replace("2021-03-06T01:00:00Z", "1821-03-06T01:00:00Z")
    report = take(write_log(tmp_path / "log.xes", broken))
    assert refusals(report) == [
        ("duplicate_code", 26, "concept:name"),
        ("time_out_of_range", 20, "at"),
    ]
    assert (report.imported, Dossier.objects.count(), ForeignActivity.objects.count()) == (False, 0, 0)


def test_a_mapping_for_a_missing_column_names_the_near_ones(tmp_path: Path) -> None:
    report = take(write_log(tmp_path / "log.xes"), mapping={"columns": {"due_at": "dead_line"}})
    assert refusals(report) == [("mapping_unknown", 1, "")]
    assert "“deadline”" in words_of(report.findings[-1])[1]


def test_a_workbook_enters_with_its_dates_and_zeros(tmp_path: Path) -> None:
    rows = [
        ["Mã hồ sơ", "Hình thức", "Ngày nhận", "Mã xã", "Lệ phí", "Ghi chú"],
        ["A-1", "Trực tuyến", datetime(2021, 3, 5, 8, 30), (256, "00000"), 25000, True],  # noqa: DTZ001
        ["A-2", "Trực tiếp", date(2021, 3, 6), 256, None, None],
    ]
    mapping = {
        "columns": {
            "dossier_code": "Mã hồ sơ",
            "legal_channel": "Hình thức",
            "received_at": "Ngày nhận",
            "residence_commune": "Mã xã",
            "fee_dong": "Lệ phí",
        },
        "values": {"legal_channel": {"Trực tuyến": "online", "Trực tiếp": "counter"}},
        "repairs": {"residence_commune": "leading_zeros"},
    }
    path = write_workbook(tmp_path / "a.xlsx", rows)
    report = take(path, mapping=mapping, origin="igate")
    assert refusals(report) == []
    read = Dossier.objects.order_by("code").values_list("received_at", "residence_commune", "fee_dong", "extra")
    assert list(read) == [
        (datetime(2021, 3, 5, 1, 30, tzinfo=UTC), "00256", 25000, {"Ghi chú": "true"}),
        (datetime(2021, 3, 5, 17, tzinfo=UTC), "00256", None, {}),
    ]
    assert ("zeros_restored", 1) in [(finding.code, dict(finding.more).get("times")) for finding in report.findings]


def test_damage_is_refused_or_told_but_never_mended_unasked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "dossier_code,legal_channel,received_at,origin_system,residence_commune,procedure_name,procedure_code,x\n"
        "A-1,online,44260.354,igate,256,Khai sinh,1.01003,1.5E+11\n"
        "A-2,online,44261,igate,00256,§¨ng ký khai sinh,1.001193,\n"
        "1.23457E+11,online,44262,igate,00256,Khai sinh,1.001193,\n"
        "A-4,online,44263,igate,00256,#REF!,1.001193,\n",
        encoding="utf-8",
    )
    report = take(path)
    assert sorted(refusals(report), key=lambda refusal: refusal[1]) == [
        ("legacy_font_cell", 3, "procedure_name"),
        ("scientific_code", 4, "dossier_code"),
        ("cell_error", 5, "procedure_name"),
    ]
    assert report.styles == {"received_at": "serial"}
    partial = take(path, accept_partial=True)
    one = Dossier.objects.get()
    assert (partial.created, one.code, one.residence_commune, one.procedure_code) == (1, "A-1", "256", "1.01003")
    assert one.received_at == datetime(2021, 3, 5, 1, 29, 46, tzinfo=UTC)
    told = {(finding.code, finding.column) for finding in partial.findings if not finding.refused}
    assert {
        ("leading_zeros_lost", "residence_commune"),
        ("trailing_zeros_lost", "procedure_code"),
        ("scientific", "x"),
        ("style", "received_at"),
    } <= told


@pytest.mark.parametrize("time", ["1899-12-31T23:00:00", "2101-01-01", "0021-03-05", "9999-12-31", "18990101000000"])
def test_times_that_no_dossier_can_have_are_refused(tmp_path: Path, time: str) -> None:
    path = tmp_path / "a.csv"
    head = "dossier_code,legal_channel,received_at,due_at,origin_system\n"
    path.write_text(f"{head}A-1,online,2021-03-05,{time},igate\n", encoding="utf-8")
    report = take(path)
    assert refusals(report) == [("time_out_of_range", 2, "due_at")]
    assert not Dossier.objects.exists()
    mapped = take(path, mapping={"values": {"due_at": {time: ""}}})
    assert (mapped.created, Dossier.objects.get().due_at) == (1, None)


class Broken(Exception):
    pass


def test_an_import_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    heard: list[ImportProgress] = []

    def stop(progress: ImportProgress) -> None:
        heard.append(progress)
        if progress.stage == "events":
            raise Broken

    path = write_log(tmp_path / "log.xes")
    with pytest.raises(Broken):
        take(path, Watch(on_progress=stop))
    assert [(progress.stage, progress.rows) for progress in heard] == [("dossiers", 2), ("events", 4)]
    assert (Dossier.objects.count(), Event.objects.count(), ForeignActivity.objects.count()) == (0, 0, 0)
    after = take(path)
    told = {finding.code: finding for finding in after.findings}
    assert "staged_before" in told
    assert (told["interrupted_before"].value, dict(told["interrupted_before"].more)) == ("dossiers", {"times": 2})
    assert "interrupted_before" not in {finding.code for finding in take(path).findings}
    assert after.created == 2


@pytest.mark.skipif(not RECEIPT.exists(), reason="the shared event logs are not beside this checkout")
def test_the_receipt_log_gives_its_published_counts(tmp_path: Path) -> None:
    report = take(RECEIPT)
    assert (report.dossiers, report.events, report.refused) == (1434, 8577, 0)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(finished_at), count(*) FILTER (WHERE finished_at <= due_at),"
            " count(*) FILTER (WHERE finished_at > due_at),"
            " count(*) FILTER (WHERE finished_at > (extra->>'deadline')::timestamptz),"
            " round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - received_at))"
            " / 86400)::numeric, 2)::text FROM dossiers_dossier"
        )
        assert cursor.fetchone() == (1434, 1329, 940, 389, 377, "50.64")
        cursor.execute("SELECT count(*) FROM dossiers_dossier GROUP BY channel_as_given ORDER BY 1 DESC")
        assert [row[0] for row in cursor.fetchall()] == [1250, 109, 53, 21, 1]
        cursor.execute(
            "SELECT count(DISTINCT activity), (SELECT count(DISTINCT path) FROM (SELECT string_agg(activity, '>'"
            " ORDER BY at, id) AS path FROM dossiers_foreignactivity GROUP BY dossier_id) AS variants)"
            " FROM dossiers_foreignactivity"
        )
        assert cursor.fetchone() == (27, 116)


def test_new_lines_of_a_known_log_are_added_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("dossier_code,legal_channel,received_at,origin_system\nA,online,2021-03-05,x\n")
    head, line = "dossier_code,activity,at\n", "A,{},2021-03-05T08:00:00\n"

    def log(*activities: str) -> ImportReport:
        (tmp_path / "log.csv").write_text(head + "".join(line.format(activity) for activity in activities))
        return take(tmp_path / "a.csv", events=tmp_path / "log.csv")

    assert log("Nhận", "Nhận").events_created == 2
    report = log("Nhận", "Trả", "Nhận", "Duyệt", "Nhận", "Ký")
    assert (report.events, report.events_created) == (6, 4)
    logged = ForeignActivity.objects.order_by("id").values_list("activity", flat=True)
    assert list(logged) == ["Nhận", "Nhận", "Trả", "Duyệt", "Nhận", "Ký"]
