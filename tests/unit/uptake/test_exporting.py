"""A table goes to other programs and comes back the same, with its labels in both languages."""

from pathlib import Path

import pyarrow.parquet as pq
import pyreadstat
import pytest

from motcua.cli.main import run
from motcua.uptake.exporting import short_names
from motcua.uptake.refusals import TableRefused

TABLE = "xã,tỷ lệ tự nộp,ghi chú\nA Lưới,0.25,\nPhú Lộc,,đã gộp\n"
LABELS = "name,vi,en\ntỷ lệ tự nộp,Tỷ lệ tự nộp,Self-service share\n"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "l.csv").write_text(LABELS, encoding="utf-8")
    for form in ("dta", "sav", "parquet", "csv"):
        words = ["--data", str(tmp_path / "t.csv"), "--labels", str(tmp_path / "l.csv")]
        assert run(["lab", "export", *words, "--to", str(tmp_path / f"out.{form}")]) == 0
    assert run(["lab", "export", "--data", str(tmp_path / "t.csv"), "--to", str(tmp_path / "out.docx")]) == 1
    return tmp_path


def test_stata_and_spss_read_numbers_words_gaps_and_labels(exported: Path) -> None:
    for form in ("dta", "sav"):
        frame, meta = getattr(pyreadstat, f"read_{form}")(str(exported / f"out.{form}"))
        assert list(frame.columns) == ["xa", "ty_le_tu_nop", "ghi_chu"]
        assert frame["ty_le_tu_nop"].iloc[0] == 0.25
        assert frame["ty_le_tu_nop"].isna().iloc[1]
        assert frame["xa"].tolist() == ["A Lưới", "Phú Lộc"]
        assert meta.column_labels[1] == "Tỷ lệ tự nộp / Self-service share"


def test_parquet_keeps_names_types_and_both_labels(exported: Path) -> None:
    table = pq.read_table(exported / "out.parquet")
    field = table.schema.field("tỷ lệ tự nộp")
    assert str(field.type) == "double"
    assert field.metadata[b"label_en"] == b"Self-service share"
    assert table.column("ghi chú").to_pylist() == [None, "đã gộp"]


def test_two_names_that_become_one_are_refused() -> None:
    with pytest.raises(TableRefused):
        short_names(["tỷ lệ", "ty le"])
