"""Bad files of national records are refused with their line, the reason and a remedy, in bounded memory."""

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from motcua.catalogue.files import DefinitionRefused, FileFault
from motcua.catalogue.national.files import MOST_LINE, GivenRecord, read_given
from tests.factories.national import record, write_records


def faults(path: Path) -> list[FileFault]:
    """What is said about the records of the file that cannot be used."""
    return [found for found in read_given(path) if isinstance(found, FileFault)]


def refusal(path: Path) -> FileFault:
    """What is said about a file that cannot be read on at all."""
    with pytest.raises(DefinitionRefused) as refused:
        list(read_given(path))
    (fault,) = refused.value.faults
    return fault


@pytest.mark.parametrize("name", ["records.jsonl", "records.jsonl.gz"])
def test_records_come_with_their_lines(tmp_path: Path, name: str) -> None:
    path = write_records(tmp_path / name, [record(), record("1.900002")])
    assert [(found.line, found.record["code"]) for found in read_given(path) if isinstance(found, GivenRecord)] == [
        (1, "1.900001"),
        (2, "1.900002"),
    ]


def test_a_folder_of_single_records_is_read_by_name(tmp_path: Path) -> None:
    for code in ("1.900002", "1.900001"):
        (tmp_path / f"{code}.json").write_text(json.dumps(record(code), indent=1), encoding="utf-8")
    (tmp_path / "schema.json").write_text("{}", encoding="utf-8")
    found = [each.record["code"] for each in read_given(tmp_path) if isinstance(each, GivenRecord)]
    assert found == ["1.900001", "1.900002"]


def _with(**changes: object) -> bytes:
    return json.dumps(record("1.900003") | changes).encode()


@pytest.mark.parametrize(
    ("given", "place", "reason"),
    [
        (b"{ khong", "", "JSON"),
        (b'{"code": NaN}', "", "NaN"),
        (b'{"code": 1e999}', "", "quá lớn"),
        (b'{"a": ' + b"9" * 5000 + b"}", "", "JSON"),
        (b'{"code": "1", "code": "2"}', "", "đứng hai lần"),
        (b"[" * 100_000, "", "JSON"),
        (_with(name="a\0b"), "", "không lưu được"),
        (_with(name="a\ud800b"), "", "không lưu được"),
        ("Đăng ký".encode("utf-16"), "", "UTF-8"),
        (b"[]", "", "object"),
        (b'{"name": "Ten"}', "", "code"),
        (_with(code="  "), "code", "để trống"),
        (_with(type="NEW_KIND"), "type", "NEW_KIND"),
        (_with(executionMethods={"list": []}), "executionMethods", "array"),
        (_with(executionMethods=[{"processingTime": 1}]), "executionMethods.0", "submissionMethod"),
        (json.dumps(record()).encode(), "code", "đã có ở"),
    ],
)
def test_what_is_wrong_with_a_record_is_said_with_its_line(
    tmp_path: Path, given: bytes, place: str, reason: str
) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(
        json.dumps(record()).encode() + b"\n\n" + given.replace(b"\n", b" ") + b"\n" + _with(code="1.900004")
    )
    (fault,) = faults(path)
    assert (fault.file, fault.place) == (f"{path}:3", place)
    assert reason in fault.reason
    assert fault.remedy


def test_a_schema_from_the_future_points_to_a_newer_version(tmp_path: Path) -> None:
    (fault,) = faults(write_records(tmp_path / "records.jsonl", [record(isFullProcess={"level": 4})]))
    assert fault.place == "isFullProcess"
    assert "cập nhật phần mềm" in fault.remedy


def test_text_with_a_literal_backslash_is_kept(tmp_path: Path) -> None:
    assert faults(write_records(tmp_path / "records.jsonl", [record(name="Mẫu \\u0000 \\ud800")])) == []


def test_a_line_of_200_megabytes_is_passed_over_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as packed:
        packed.write(json.dumps(record()).encode() + b'\n{"a": "')
        for _ in range(200):
            packed.write(b"x" * 2**20)
        packed.write(b'"}\n' + json.dumps(record("1.900002")).encode())
    tracemalloc.start()
    try:
        found = list(read_given(path))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [type(each).__name__ for each in found] == ["GivenRecord", "FileFault", "GivenRecord"]
    assert isinstance(found[1], FileFault)
    assert found[1].file.endswith(":2")
    assert most < 4 * MOST_LINE


def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.catalogue.national.files.MOST_FILE", 2**20)
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 2**20 * 8))
    assert "quá lớn" in refusal(path).reason


def test_a_cut_off_or_broken_or_empty_file_is_refused_whole(tmp_path: Path) -> None:
    path = write_records(tmp_path / "records.jsonl.gz", [record(f"1.9{number:05}") for number in range(50)])
    packed = path.read_bytes()
    for bad, reason in (
        (packed[:-20], "cắt cụt"),
        (packed[:100] + b"\xff" * 40 + packed[140:], "hỏng"),
        (b"no gzip", "hỏng"),
        (gzip.compress(b"\n  \n"), "không có bản ghi nào"),
    ):
        path.write_bytes(bad)
        assert reason in refusal(path).reason
    assert "không đọc được" in refusal(tmp_path / "absent.jsonl").reason
