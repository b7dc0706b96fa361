"""Another system's dossiers in the ledger: whole or not at all, once however often, and every refusal explained."""

import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection

from motcua.core.actor import Actor
from motcua.core.models import Event
from motcua.demonstration.generate import generate
from motcua.demonstration.plan import MAPPING_FILE, UNITS_FILE
from motcua.dossiers.api import ImportOrder, ImportReport, document_of, import_dossiers, words_of
from motcua.dossiers.fold import STATE_COLUMNS, fold
from motcua.dossiers.models import Dossier, ForeignActivity
from motcua.orgs.api import load_units

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
HEAD = "dossier_code,legal_channel,received_at,origin_system,status,unit_code,fee_dong,ghi chú"
ROWS = (
    "A-1,online,2021-03-05T08:00:00+07:00,igate,4,demo-hue-2021,25000,một",
    "A-2,counter,20210306080000,igate,10,demo-hue-2021.nam-dong,,",
    'A-3,1,2021-03-07T01:00:00Z,igate,9,H99,0,"có ""ngoặc"" và \\ gạch"',
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units(db: None) -> None:
    load_units(UNITS_FILE)


def take(
    tmp_path: Path, text: str, *, events: str = "", mapping: str = "", now: datetime = NOW, **more: object
) -> ImportReport:
    path = tmp_path / "dossiers.csv"
    path.write_text(text, encoding="utf-8")
    events_path = mapping_path = None
    if events:
        events_path = tmp_path / "events.csv"
        events_path.write_text(events, encoding="utf-8")
    if mapping:
        mapping_path = tmp_path / "mapping.yaml"
        mapping_path.write_text(mapping, encoding="utf-8")
    order = ImportOrder(dossiers=path, events=events_path, mapping=mapping_path, **more)  # type: ignore[arg-type]
    return import_dossiers(actor=Actor.system("kiểm thử"), order=order, now=now)


def file(*rows: str) -> str:
    return "\n".join((HEAD, *rows)) + "\n"


def refusals(report: ImportReport) -> list[tuple[str, int, str]]:
    assert all(words_of(finding)[0] for finding in report.findings)
    return [(finding.code, finding.line, finding.column) for finding in report.findings if finding.refused]


def test_every_column_arrives_and_the_event_carries_it(tmp_path: Path) -> None:
    report = take(tmp_path, file(*ROWS))
    assert (report.imported, report.dossiers, report.created, report.refused) == (True, 3, 3, 0)
    one, two, three = Dossier.objects.order_by("code")
    assert (one.legal_channel, one.stage, one.clock, one.fee_dong) == ("online", "in_hand", "running", 25000)
    assert one.received_at == datetime(2021, 3, 5, 1, 0, tzinfo=UTC)
    assert one.unit is not None
    assert (one.unit.code, one.tier, one.simulated) == ("demo-hue-2021", "province", True)
    assert one.extra == {"ghi chú": "một"}
    assert (two.stage, two.delivery, two.fee_dong, two.extra) == ("returned", "returned", None, {})
    assert two.received_at == datetime(2021, 3, 6, 1, 0, tzinfo=UTC)
    assert (three.legal_channel, three.channel_as_given) == ("counter", "1")
    assert (three.unit, three.unit_as_given, three.simulated) == (None, "H99", False)
    assert three.extra == {"ghi chú": 'có "ngoặc" và \\ gạch'}
    assert ("unit_unknown", "H99") in [(finding.code, finding.value) for finding in report.findings]
    for dossier in (one, two, three):
        assert_fold_equals_columns(dossier)


def assert_fold_equals_columns(dossier: Dossier) -> None:
    dossier.refresh_from_db()
    events = Event.objects.filter(subject="dossier", subject_id=dossier.pk).order_by("id").values("kind", "payload")
    folded = fold(events)
    assert {name: getattr(dossier, name) for name in STATE_COLUMNS} == {name: folded[name] for name in STATE_COLUMNS}


def test_a_repeat_changes_nothing_and_a_change_is_one_more_event(tmp_path: Path) -> None:
    line = "A-1,Tiếp nhận,2021-03-05T08:00:00,,\n"
    events = f"dossier_code,activity,at,actor,resource\n{line}{line}"
    take(tmp_path, file(*ROWS), events=events)
    again = take(tmp_path, file(*ROWS), events=events, now=LATER)
    assert (again.created, again.updated, again.unchanged, again.events_created) == (0, 0, 3, 0)
    assert (Event.objects.count(), ForeignActivity.objects.count()) == (3, 2)

    changed = take(tmp_path, file(ROWS[0].replace(",4,", ",10,").replace(",25000,", ",,"), *ROWS[1:]), now=LATER)
    assert (changed.created, changed.updated, changed.unchanged) == (0, 1, 2)
    one = Dossier.objects.get(code="A-1")
    assert (one.stage, one.fee_dong, one.revision) == ("returned", None, 2)
    assert Event.objects.filter(subject_id=one.pk).count() == 2
    assert_fold_equals_columns(one)


def test_one_bad_row_refuses_the_file_and_all_bad_rows_are_named(tmp_path: Path) -> None:
    rows = (
        *ROWS,
        "A-2,counter,2021-03-06T08:00:00,igate,4,,,",
        "A-5,fax,2021-03-06T08:00:00,igate,4,,,",
        "A-6,online,,igate,4,,,",
        "A-7,online,2021-02-30T08:00:00,igate,4,,,",
        "A-8,online,2021-03-06T08:00:00,igate,2,,,",
        "A-9,online,2021-03-06T08:00:00,igate,4,,nhiều,",
    )
    report = take(tmp_path, file(*rows))
    assert sorted(refusals(report), key=lambda refusal: refusal[1]) == [
        ("duplicate_code", 5, "dossier_code"),
        ("not_in_list", 6, "legal_channel"),
        ("required", 7, "received_at"),
        ("time", 8, "received_at"),
        ("status_unmapped", 9, "status"),
        ("number", 10, "fee_dong"),
    ]
    assert (report.imported, report.dossiers, report.refused) == (False, 0, 6)
    assert (Dossier.objects.count(), Event.objects.count()) == (0, 0)
    entry = next(document_of(finding) for finding in report.findings if finding.code == "duplicate_code")
    assert (entry["line"], entry["first"], bool(entry["remedy"])) == (5, 3, True)

    partial = take(tmp_path, file(*rows), accept_partial=True)
    assert (partial.imported, partial.created, partial.refused) == (True, 3, 6)


def test_ones_and_twos_need_a_table_of_their_source(tmp_path: Path) -> None:
    row = "A-1,online,2021-03-05T08:00:00,igate,2,,,"
    assert refusals(take(tmp_path, file(row))) == [("status_unmapped", 2, "status")]
    assert take(tmp_path, file(row), mapping="status: {igate: {2: 1}}").created == 1
    assert Dossier.objects.get().stage == "submitted"


def test_our_own_name_is_not_overwritten(tmp_path: Path) -> None:
    report = take(tmp_path, file("A-1,online,2021-03-05T08:00:00,motcua,2,,,"))
    assert report.imported
    assert Dossier.objects.get().origin_system == "motcua:mirror"
    assert Dossier.objects.get().stage == "accepted"


def test_columns_and_values_are_mapped_and_styles_are_told(tmp_path: Path) -> None:
    text = (
        "Số hồ sơ;Kênh;Ngày nhận;Lệ phí\nB-1;Trực tuyến;25/03/2021 08:30;25.000\nB-2;Trực tiếp;04/03/2021;1.250.000\n"
    )
    mapping = """
columns: {dossier_code: Số hồ sơ, legal_channel: Kênh, received_at: Ngày nhận, fee_dong: Lệ phí}
values: {legal_channel: {Trực tuyến: online, Trực tiếp: counter}}
constants: {tier: commune}
"""
    report = take(tmp_path, text, mapping=mapping, origin="igate-hue")
    assert refusals(report) == []
    assert report.styles == {"received_at": "dmy", "fee_dong": "dot"}
    rows = Dossier.objects.order_by("code").values_list(
        "received_at", "fee_dong", "channel_as_given", "origin_system", "tier"
    )
    assert list(rows) == [
        (datetime(2021, 3, 25, 1, 30, tzinfo=UTC), 25_000, "Trực tuyến", "igate-hue", "commune"),
        (datetime(2021, 3, 3, 17, 0, tzinfo=UTC), 1_250_000, "Trực tiếp", "igate-hue", "commune"),
    ]
    assert {"style", "delimiter"} <= {finding.code for finding in report.findings}


def test_ambiguous_dates_are_refused_with_the_remedy(tmp_path: Path) -> None:
    text = "dossier_code,legal_channel,received_at,origin_system\nB-1,online,05/03/2021,igate\n"
    report = take(tmp_path, text)
    assert refusals(report) == [("date_style_ambiguous", 2, "received_at")]
    assert "dmy" in document_of(report.findings[-1])["remedy"]
    assert take(tmp_path, text, mapping="dates: {received_at: dmy}").created == 1


def test_text_in_pieces_is_composed_and_told(tmp_path: Path) -> None:
    head = "dossier_code,legal_channel,received_at,origin_system,procedure_name"
    row = "C-1,online,2021-03-05,igate," + unicodedata.normalize("NFD", "Khai sinh cho bé")
    report = take(tmp_path, f"{head}\n{row}\n")
    assert Dossier.objects.get().procedure_name == unicodedata.normalize("NFC", "Khai sinh cho bé")
    assert "not_nfc" in {finding.code for finding in report.findings}


def test_events_of_unknown_dossiers_are_refused(tmp_path: Path) -> None:
    events = "dossier_code,activity,at\nA-1,Nhận,2021-03-05T08:00:00\nX-9,Nhận,2021-03-05T08:00:00\nA-1,,2021-03-05\n"
    report = take(tmp_path, file(*ROWS), events=events)
    assert refusals(report) == [("required", 4, "activity"), ("event_of_unknown_dossier", 3, "dossier_code")]
    assert Dossier.objects.count() == 0


@pytest.mark.parametrize("cut", [40, 200, 260])
def test_a_cut_file_never_enters(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.csv"
    path.write_bytes(file(*ROWS).encode()[:-cut])
    order = ImportOrder(dossiers=path)
    report = import_dossiers(actor=Actor.system(), order=order, now=NOW)
    assert report.refused
    assert not report.imported
    assert Dossier.objects.count() == 0


def test_a_dry_run_says_what_would_come_and_leaves_nothing(tmp_path: Path) -> None:
    report = take(tmp_path, file(*ROWS), dry_run=True)
    assert (report.created, report.imported, report.dry_run) == (3, False, True)
    assert Dossier.objects.count() == 0


def test_the_simulated_province_enters_by_the_same_door(tmp_path: Path) -> None:
    made = generate(tmp_path, seed=3, scale=0.004)
    order = ImportOrder(dossiers=made.dossiers_file, events=made.events_file, mapping=MAPPING_FILE)
    report = import_dossiers(actor=Actor.system(), order=order, now=NOW)
    assert (report.created, report.events_created, report.refused) == (made.dossiers, made.events, 0)
    assert not Dossier.objects.exclude(simulated=True).exists()
    assert not Dossier.objects.filter(unit=None).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM core_event WHERE kind = 'DossierMirrored'")
        assert cursor.fetchone() == (made.dossiers,)
    assert_fold_equals_columns(Dossier.objects.order_by("id")[7])
