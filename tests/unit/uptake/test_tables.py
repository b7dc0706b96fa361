"""A plain file is read as the method asks, and what cannot be read is refused with line and column."""

from pathlib import Path

import numpy as np
import pytest

from motcua.uptake.api import Answer, Table, TableRefused, read_table, same_word


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_read_with_any_usual_separator(tmp_path: Path, separator: str) -> None:
    file = tmp_path / "f.csv"
    file.write_text("\ufeffxã,kỳ,tỷ lệ\nA,10,0.5\nA,9,0.25\n".replace(",", separator), encoding="utf-8")
    table = read_table(file)
    assert table.numbers("tỷ lệ").tolist() == [0.5, 0.25]
    codes, periods = table.codes("kỳ")
    assert periods == ["9", "10"]
    assert codes.tolist() == [1, 0]


@pytest.mark.parametrize(
    ("text", "line"),
    [("y,d\n1,1\nhai,0\n", 3), ("y,d\n1,1\n,0\n", 3), ("y,d\n1,1\n2\n", 3), ("y,d\ninf,1\n", 2)],
)
def test_what_is_no_number_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "f.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TableRefused) as refused:
        read_table(file).numbers("y")
    assert refused.value.values["line"] == line
    assert refused.value.remedy


@pytest.mark.parametrize("text", ["", "y,d\n", "y,y\n1,2\n"])
def test_a_file_without_data_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "f.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(TableRefused):
        read_table(file)


def test_a_column_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("y,d\n1,1\n", encoding="utf-8")
    with pytest.raises(TableRefused) as refused:
        read_table(file).texts("z")
    assert "“z”" in refused.value.words
    assert "y, d" in refused.value.remedy


def test_numbers_that_are_not_finite_are_null_in_the_document() -> None:
    document = Answer("không có", estimate=float(np.float64("nan")), ci=(1.0, float("inf")), n=np.int64(3)).document()
    assert document["estimate"] is None
    assert document["ci"] == [1.0, None]
    assert document["n"] == 3


def test_a_parquet_file_is_read_like_the_csv_it_could_be(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {"xã": ["A", "B"], "n": [10, None], "share": [0.5, 2.0], "yes": [True, False]}
    parquet.write_table(arrow.table(columns), tmp_path / "f.parquet")
    table = read_table(tmp_path / "f.parquet")
    assert table.columns == {"xã": ["A", "B"], "n": ["10", ""], "share": ["0.5", "2"], "yes": ["1", "0"]}


def test_names_that_hold_a_comma_are_named_whole_or_in_quotes() -> None:
    table = Table({"nộp, nhận": ["1"], "b": ["2"]})
    assert table.names("nộp, nhận") == ["nộp, nhận"]
    assert table.names('"nộp, nhận", b') == ["nộp, nhận", "b"]
    assert table.names("") == []


def test_the_same_number_is_the_same_word() -> None:
    assert same_word("1", "1.0")
    assert same_word("có", " có")
    assert not same_word("1", "một")
