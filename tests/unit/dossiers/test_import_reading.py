"""Files as they arrive: every broken one is named with its line, and the good rows keep theirs."""

from pathlib import Path

import pytest

from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.reading import CsvFile


def read(path: Path, content: bytes, size: int = 2) -> tuple[list[tuple[int, list[str]]], list[Finding]]:
    path.write_bytes(content)
    findings: list[Finding] = []
    source = CsvFile(path, file="dossiers", remark=findings.append)
    rows = [(line, row) for chunk in source.chunks(size) for line, row in zip(chunk.lines, chunk.rows, strict=True)]
    return rows, findings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.csv"


def test_lines_are_counted_through_line_breaks_and_blank_lines(path: Path) -> None:
    rows, findings = read(path, 'a,b\n1,"hai\ndòng"\n\n2,x\n3,"y\n\nz"\n4,w\n'.encode())
    assert [(line, row[0]) for line, row in rows] == [(2, "1"), (5, "2"), (6, "3"), (9, "4")]
    assert findings == []


def test_mark_delimiter_and_missing_last_newline_are_told(path: Path) -> None:
    rows, findings = read(path, "\ufeffa;b\n1;2\n3;4".encode())
    assert [row for _, row in rows] == [["1", "2"], ["3", "4"]]
    assert [finding.code for finding in findings] == ["byte_order_mark", "no_last_newline", "delimiter"]
    assert not any(finding.refused for finding in findings)


def test_a_short_last_row_means_a_cut_file(path: Path) -> None:
    rows, findings = read(path, b"a,b,c\n1,2,3\n4,5\n6,7,8\n9,1")
    assert [line for line, _ in rows] == [2, 4]
    refused = [(finding.code, finding.line) for finding in findings if finding.refused]
    assert refused == [("row_width", 3), ("truncated", 5)]


def test_a_file_cut_inside_quotes_names_the_line_where_they_open(path: Path) -> None:
    with pytest.raises(FileUnusable) as raised:
        read(path, b'a,b\n1,2\n3,4\n5,"cut he')
    assert (raised.value.finding.code, raised.value.finding.line) == ("cut_in_quotes", 4)


def test_broken_quotes_in_the_middle_cost_one_row(path: Path) -> None:
    rows, findings = read(path, b'a,b\n1,2\n3,"x"y\n5,6\n7,8\n', size=10)
    assert [(line, row[0]) for line, row in rows] == [(2, "1"), (4, "5"), (5, "7")]
    assert [(finding.code, finding.line) for finding in findings] == [("quotes", 3)]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty_file", 0),
        ("a,b\nxin,chào\nđơn,x\n".encode("cp1258", "replace") + b"\xff\xfe\n", "encoding", 2),
        (b"PK\x03\x04rest", "not_csv", 0),
        (b"\x1f\x8brest", "not_csv", 0),
    ],
)
def test_what_is_no_utf8_text_is_refused_whole(path: Path, content: bytes, code: str, line: int) -> None:
    with pytest.raises(FileUnusable) as raised:
        read(path, content)
    assert (raised.value.finding.code, raised.value.finding.line) == (code, line)
