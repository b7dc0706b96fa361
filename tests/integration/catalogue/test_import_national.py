"""Taking in the national catalogue: the same twice changes nothing, nothing is half loaded, what is published stays."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.catalogue.api import DefinitionRefused, NationalReport, import_national
from motcua.catalogue.models import NationalBatch, NationalVersion, RecordFinding
from motcua.core.actor import Actor
from tests.factories.national import record, write_records

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def take(path: Path, records: list[dict[str, Any]], *, days: int = 0, **order: Any) -> NationalReport:
    write_records(path / "records.jsonl.gz", records)
    return import_national(
        actor=Actor.system("kiểm thử"), path=path / "records.jsonl.gz", now=NOW + timedelta(days=days), **order
    )


def test_the_same_file_twice_makes_no_new_version(tmp_path: Path) -> None:
    first = take(tmp_path, [record(), record("1.900002")])
    assert (first.new, first.unchanged, len(first.changed)) == (2, 0, 0)
    again = take(tmp_path, [record("1.900002", updatedAt=1), record()], days=1)
    assert (again.new, again.unchanged, len(again.changed), again.findings) == (0, 2, 0, 0)
    assert NationalVersion.objects.count() == 2
    assert [batch.counts["records"] for batch in NationalBatch.objects.order_by("id")] == [2, 2]


def test_a_changed_record_is_a_new_version_with_what_differs(tmp_path: Path) -> None:
    take(tmp_path, [record()])
    report = take(tmp_path, [record(name="Thủ tục khác", isFullProcess=False)], days=3)
    (change,) = report.changed
    assert (change.code, change.number, change.valid_from) == ("1.900001", 2, date(2026, 11, 25))
    assert change.differences == (
        ("isFullProcess", "true", "false"),
        ("name", "Thủ tục đăng ký khai sinh", "Thủ tục khác"),
    )
    first, second = NationalVersion.objects.order_by("number")
    assert (first.valid.upper, second.valid.lower, second.valid.upper) == (date(2026, 11, 25), date(2026, 11, 25), None)
    assert first.record["name"] == "Thủ tục đăng ký khai sinh"


def test_two_changes_on_one_day_follow_each_other(tmp_path: Path) -> None:
    take(tmp_path, [record()])
    (change,) = take(tmp_path, [record(name="Thủ tục khác")]).changed
    assert change.valid_from == date(2026, 11, 23)


def test_a_vanished_record_is_told_and_stays(tmp_path: Path) -> None:
    take(tmp_path, [record(), record("1.900002")])
    assert take(tmp_path, [record()], days=1).vanished == ["1.900002"]
    assert NationalVersion.objects.filter(valid__upper_inf=True).count() == 2


def test_one_record_alone_makes_nothing_vanish(tmp_path: Path) -> None:
    take(tmp_path, [record(), record("1.900002")])
    path = tmp_path / "one.json"
    path.write_text(json.dumps(record()), encoding="utf-8")
    assert import_national(actor=Actor.system(), path=path, now=NOW).vanished == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{ no json\n", "JSON"),
        (b"[]\n", "object"),
        (json.dumps({"name": "không mã"}).encode() + b"\n", "code"),
        ('{"code": "1.1", "name": "Đăng ký"}\n'.encode("cp1258", "ignore"), ""),
        (json.dumps(record("1.900001")).encode() + b"\n", "đã có ở"),
        (json.dumps(record("1.900003", executionMethods="nhiều")).encode() + b"\n", "array"),
        (json.dumps(record("1.900003", type="NEW_KIND")).encode() + b"\n", "NEW_KIND"),
        (b'{"a": "' + b"x" * (17 << 20) + b'"}\n', "MiB"),
    ],
)
def test_a_bad_record_is_refused_with_its_line_and_nothing_is_stored(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(json.dumps(record()).encode() + b"\n" + line + json.dumps(record("1.900002")).encode() + b"\n")
    with pytest.raises(DefinitionRefused) as refused, transaction.atomic():
        import_national(actor=Actor.system(), path=path, now=NOW)
    (fault,) = refused.value.faults
    assert fault.file.endswith("records.jsonl:2")
    assert reason in fault.reason
    assert fault.remedy
    assert not NationalVersion.objects.exists()
    report = import_national(actor=Actor.system(), path=path, now=NOW, accept_partial=True)
    assert (report.new, len(report.refused)) == (2, 1)


def test_a_truncated_file_is_refused_whole_even_in_part(tmp_path: Path) -> None:
    path = write_records(tmp_path / "records.jsonl.gz", [record(f"1.9{number:05}") for number in range(300)])
    path.write_bytes(path.read_bytes()[:-20])
    for accept_partial in (False, True):
        with pytest.raises(DefinitionRefused) as refused, transaction.atomic():
            import_national(actor=Actor.system(), path=path, now=NOW, accept_partial=accept_partial)
        assert "cắt cụt" in refused.value.faults[0].reason
    assert not NationalVersion.objects.exists()


def test_a_code_with_a_blank_stays_what_it_is(tmp_path: Path) -> None:
    """Two different procedures of the real catalogue have the codes `1.014325` and ` 1.014325`."""
    assert take(tmp_path, [record(), record(" 1.900001", name="Thủ tục khác")]).new == 2
    (finding,) = RecordFinding.objects.filter(code="code_with_blanks")
    assert finding.version.name == "Thủ tục khác"


def test_every_doubt_is_kept_with_its_place(tmp_path: Path) -> None:
    take(tmp_path, [record()])
    found = RecordFinding.objects.order_by("code").values_list("code", "place", "severity")
    paper = "executionCases[0].profileComponents[1]"
    assert list(found) == [
        ("limit_fractional", "executionMethods[0]", "note"),
        ("limits_differ", "executionMethods", "note"),
        ("paper_is_note", paper, "warning"),
        ("paper_without_quantity", paper, "warning"),
        ("required_unknown", "executionCases", "note"),
    ]


def test_what_an_editor_decided_holds_for_the_next_version(tmp_path: Path) -> None:
    take(tmp_path, [record()])
    RecordFinding.objects.filter(code="paper_is_note").update(
        status="dismissed", reason="là giấy tờ", decided_by="Biên tập", decided_at=NOW
    )
    take(tmp_path, [record(name="Thủ tục khác")], days=1)
    rows = RecordFinding.objects.filter(version__number=2).exclude(status="open")
    assert [(row.code, row.status, row.reason, row.decided_by) for row in rows] == [
        ("paper_is_note", "dismissed", "là giấy tờ", "Biên tập")
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE catalogue_nationalversion SET name = 'khác'",
        "UPDATE catalogue_nationalversion SET record = '{}'",
        "UPDATE catalogue_nationalversion SET valid = daterange('2020-01-01', NULL)",
        "DELETE FROM catalogue_nationalversion",
        "UPDATE catalogue_recordfinding SET status = 'dismissed', decided_by = 'a', decided_at = now()",
        "UPDATE catalogue_recordfinding SET status = 'overridden', decided_by = 'a', decided_at = now()",
        "UPDATE catalogue_recordfinding SET status = 'accepted'",
    ],
)
def test_the_database_itself_refuses(tmp_path: Path, statement: str) -> None:
    take(tmp_path, [record()])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_two_versions_never_hold_on_one_day(tmp_path: Path) -> None:
    take(tmp_path, [record()])
    row = NationalVersion.objects.get()
    row.pk, row.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
