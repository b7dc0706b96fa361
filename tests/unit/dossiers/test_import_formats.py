"""Workbooks, event logs, packed and columnar files: read as they stand, their damage named, bombs left unread."""

import gzip
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.inspection import inspect_file
from motcua.dossiers.importing.layout import ColumnMapping
from motcua.dossiers.importing.sources import Opened, open_source
from motcua.dossiers.importing.words import words_of
from tests.factories.workbooks import SMALL_LOG, swap_part, write_log, write_workbook

HEAD = ["Mã hồ sơ", "Ngày nhận", "Mã xã", "Lệ phí", "Trực tuyến", "Ghi chú"]


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.DATA_FOLDER = tmp_path / "data"


def read(path: Path, **stated: Any) -> tuple[Opened, list[tuple[int, dict[str, str]]], list[Finding]]:
    findings: list[Finding] = []
    opened = open_source(path, file="dossiers", remark=findings.append, mapping=ColumnMapping(**stated))
    rows = [
        (line, dict(zip(opened.rows.names, row, strict=True)))
        for chunk in opened.rows.chunks(2)
        for line, row in zip(chunk.lines, chunk.rows, strict=True)
    ]
    assert all(words_of(finding)[0] for finding in findings)
    return opened, rows, findings


def refused(path: Path, **stated: Any) -> Finding:
    with pytest.raises(FileUnusable) as raised:
        read(path, **stated)
    assert all(words_of(raised.value.finding))
    return raised.value.finding


def test_cells_are_read_as_a_person_means_them(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["HS-1", datetime(2021, 3, 5, 8, 30), (256, "00000"), 25000, True, "dòng\nhai"],  # noqa: DTZ001
        ["HS-2", date(2021, 3, 6), 256, 29.5, False, None],
        ["00017", (44260.354166666664, "dd/mm/yyyy hh:mm"), "00256", 1.001193, None, "#N/A"],
    ]
    opened, read_rows, findings = read(write_workbook(tmp_path / "a.xlsx", rows))
    assert (opened.kind.value, opened.sheets, opened.sheet) == ("XLSX", ("Hồ sơ",), "Hồ sơ")
    assert [line for line, _ in read_rows] == [2, 3, 4]
    assert [list(row.values()) for _, row in read_rows] == [
        ["HS-1", "2021-03-05T08:30:00", "00256", "25000", "true", "dòng\nhai"],
        ["HS-2", "2021-03-06T00:00:00", "256", "29.5", "false", ""],
        ["00017", "2021-03-05T08:30:00", "00256", "1.001193", "", "#N/A"],
    ]
    assert findings == []


def test_titles_above_and_empty_headings_are_told(tmp_path: Path) -> None:
    rows = [["DANH SÁCH HỒ SƠ"], [], ["Mã hồ sơ", "Ngày nhận", None], ["A", "2021-03-05", "x"], [], ["B", "", ""]]
    _, read_rows, findings = read(write_workbook(tmp_path / "a.xlsx", rows))
    assert read_rows == [
        (4, {"Mã hồ sơ": "A", "Ngày nhận": "2021-03-05", "cột C": "x"}),
        (6, {"Mã hồ sơ": "B", "Ngày nhận": "", "cột C": ""}),
    ]
    assert [(finding.code, finding.line) for finding in findings] == [("heading_row", 3)]


def test_the_sheet_is_never_guessed(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [HEAD, ["A"]], Khác=[HEAD, ["B"]], Trống=[])
    finding = refused(path)
    assert (finding.code, dict(finding.more)["sheets"]) == ("sheet_choice", ("Hồ sơ", "Khác"))
    assert inspect_file(path).sheets == ("Hồ sơ", "Khác")
    opened, rows, findings = read(path, sheet="Khác")
    assert (opened.sheet, rows[0][1]["Mã hồ sơ"], findings[0].code) == ("Khác", "B", "sheet_read")
    assert refused(path, sheet="Trống").code == "sheet_missing"


def test_merged_cells_formulas_without_value_and_hidden_rows_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD[:3], ["A", "2021-03-05", "=1+1"], ["B", "2021-03-05", 3], ["C", None, 4]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("B3:B4")
    book.save(tmp_path / "a.xlsx")
    _, rows, findings = read(tmp_path / "a.xlsx")
    assert len(rows) == 3
    assert [(finding.code, finding.line, finding.refused) for finding in findings] == [
        ("formula_without_value", 2, True),
        ("hidden_rows", 0, False),
        ("formulas_read", 0, False),
        ("merged_cells", 3, True),
    ]
    sheet.merge_cells("A1:B1")
    book.save(tmp_path / "b.xlsx")
    assert (refused(tmp_path / "b.xlsx").code, refused(tmp_path / "b.xlsx").line) == ("merged_heads", 1)


def test_dates_that_the_spreadsheet_understood_beside_written_ones_are_refused(tmp_path: Path) -> None:
    rows = [HEAD[:2], ["A", date(2021, 5, 3)], ["B", "25/03/2021"]]
    seen = inspect_file(write_workbook(tmp_path / "a.xlsx", rows))
    assert (seen.columns[1].guess, seen.columns[1].style) == ("received_at", "serial_mixed")
    assert any(finding.code == "date_style_serial_mixed" and finding.refused for finding in seen.findings)


def test_a_trace_is_a_dossier_and_keeps_its_place(tmp_path: Path) -> None:
    for name, packed in (("log.xes", False), ("log.xes.gz", True)):
        opened, rows, findings = read(write_log(tmp_path / name, packed=packed))
        assert [(line, row["concept:name"], row["received_at"]) for line, row in rows] == [
            (7, "HS-1", "2021-03-05T08:00:00.000+07:00"),
            (26, "HS-2", "2021-03-07T23:30:00+07:00"),
        ]
        assert rows[1][1]["ghi chú"] == "một"
        assert opened.events is not None
        events = [row for chunk in opened.events.chunks() for row in chunk.rows]
        assert [row[:2] for row in events] == [
            ["HS-1", "Tiếp nhận"],
            ["HS-1", "Thẩm tra+start"],
            ["HS-2", "Thẩm tra"],
            ["HS-2", "Tiếp nhận"],
        ]
        assert {(finding.code, finding.refused) for finding in findings} == {
            ("xes_nested", False),
            ("xes_lifecycle", False),
        }


def test_a_log_tells_its_columns(tmp_path: Path) -> None:
    seen = inspect_file(write_log(tmp_path / "log.xes"))
    assert seen.format == "XES"
    assert {column.heading: column.guess for column in seen.columns if column.guess} == {
        "received_at": "received_at",
        "concept:name": "dossier_code",
        "channel": "channel_as_given",
        "enddate_planned": "due_at",
        "enddate": "finished_at",
    }
    assert seen.suggestion["constants"] == {"legal_channel": "unknown", "origin_system": "log"}
    assert seen.missing == ()


def test_columns_of_a_columnar_file_are_texts(tmp_path: Path) -> None:
    table = pa.table(
        {
            "Mã hồ sơ": pa.array(["A", "B", None]).dictionary_encode(),
            "Ngày nhận": pa.array([datetime(2021, 3, 5, 8), None, datetime(2021, 3, 6)]),  # noqa: DTZ001
            "Lệ phí": [25000, None, 0],
            "Đúng": [True, False, None],
            "Tỷ lệ": [29.5, 2.0, None],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    _, rows, _ = read(tmp_path / "a.parquet")
    assert [list(row.values()) for _, row in rows] == [
        ["A", "2021-03-05T08:00:00", "25000", "true", "29.5"],
        ["B", "", "", "false", "2"],
        ["", "2021-03-06T00:00:00", "0", "", ""],
    ]
    pq.write_table(pa.table({"a": [[1, 2]]}), tmp_path / "nested.parquet")
    assert (refused(tmp_path / "nested.parquet").code, refused(tmp_path / "nested.parquet").column) == (
        "parquet_nested",
        "a",
    )
    whole = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(whole[: len(whole) // 2])
    assert refused(tmp_path / "cut.parquet").code == "parquet_broken"


def test_what_was_unpacked_is_not_unpacked_again(tmp_path: Path) -> None:
    path = write_log(tmp_path / "log.xes")
    read(path)
    _, rows, findings = read(path)
    assert [finding.code for finding in findings][-1] == "staged_before"
    assert len(rows) == 2
    write_log(path, SMALL_LOG.replace("HS-2", "HS-3x"))
    _, rows, findings = read(path)
    assert rows[1][1]["concept:name"] == "HS-3x"
    assert "staged_before" not in {finding.code for finding in findings}


def test_a_packed_table_is_read_and_a_cut_one_refused(tmp_path: Path) -> None:
    packed = gzip.compress("Mã hồ sơ,Ngày nhận\nA,2021-03-05\n".encode())
    (tmp_path / "a.csv.gz").write_bytes(packed)
    assert read(tmp_path / "a.csv.gz")[1] == [(2, {"Mã hồ sơ": "A", "Ngày nhận": "2021-03-05"})]
    (tmp_path / "b.csv.gz").write_bytes(packed[:-9])
    assert refused(tmp_path / "b.csv.gz").code == "gzip_broken"
    assert not [entry for entry in (tmp_path / "data" / "imports" / "staged").iterdir() if ".part-" in entry.name]


def zip_bomb() -> bytes:
    """A sheet of two hundred megabytes of blanks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b" " * (1 << 20))
    return out.getvalue()


def gzip_bomb() -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as packed:
        packed.write(b"a,b\n")
        for _ in range(120):
            packed.write(b" " * (1 << 20))
    return out.getvalue()


LAUGHS = '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE log SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zip_bomb(), "bomb"),
        (gzip_bomb(), "bomb"),
        (f"<?xml version='1.0'?>{LAUGHS}<log><string key='x' value='&c;'/></log>".encode(), "xml_entities"),
        (f"<?xml version='1.0'?>{OUTSIDE}<log/>".encode(), "xml_entities"),
        (b"<?xml version='1.0'?><log>" + b"<list key='a'>" * 200, "xml_too_deep"),
        (b"<?xml version='1.0'?><log><string key='" + b"x" * (3 << 20), "xml_endless"),
        (SMALL_LOG.encode()[:-200], "xml_broken"),
        (b"<?xml version='1.0'?><html/>", "not_xes"),
        (b"PK\x03\x04rest", "zip_broken"),
        (b"\x1f\x8brest", "gzip_broken"),
        (b"\xd0\xcf\x11\xe0rest", "not_csv"),
        (b"%PDF-1.7", "not_csv"),
        (b"", "empty_file"),
        (b"PAR1rest", "parquet_broken"),
        (b",".join([b"x"] * 600_000) + b"\n", "heading_too_long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bombs_and_broken_files_are_refused_whole(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert refused(path).code == code
    assert not (tmp_path / "data").exists() or not list((tmp_path / "data" / "imports" / "staged").iterdir())
    seen = inspect_file(path)
    assert [finding.code for finding in seen.findings if finding.refused] == [code]


def test_entities_inside_a_workbook_are_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [HEAD, ["A"]])
    swap_part(path, "xl/workbook.xml", b'<!DOCTYPE w [<!ENTITY a "ha">]><workbook>&a;</workbook>')
    assert refused(path).code == "xml_entities"
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert (refused(tmp_path / "other.zip").code, refused(tmp_path / "other.zip").value) == ("not_workbook", "ODS")
