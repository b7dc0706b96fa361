"""A questionnaire of two plain files becomes a form that compiles, or is refused with the place."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from motcua.cli.main import run
from motcua.core.barriers import vocabulary

pytest.importorskip("pyxform")
CHOICES = (
    "list_name,name,label::Tiếng Việt (vi),label::English (en)\nwho,self,Tôi,Myself\nwho,staff,Cán bộ,An officer\n"
)


def made(folder: Path, kind: str) -> int:
    head = "type,name,label::Tiếng Việt (vi),label::English (en),audio::English (en)\n"
    (folder / "s.csv").write_text(
        f"{head}{kind},submitted,Ai bấm nút nộp?,Who pressed submit?,who.mp3\n", encoding="utf-8"
    )
    (folder / "c.csv").write_text(CHOICES, encoding="utf-8")
    paths = ["--survey", str(folder / "s.csv"), "--choices", str(folder / "c.csv"), "--out", str(folder / "f.xlsx")]
    return run(["lab", "xlsform", *paths, "--id", "uptake", "--version", "1", "--json"])


def test_two_languages_with_audio_compile(tmp_path: Path) -> None:
    """Vietnamese and English, with a recording."""
    assert made(tmp_path, "select_one who") == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.csv", "f.xlsx", "s.csv"]


def test_a_form_that_does_not_compile_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of answers that is nowhere."""
    assert made(tmp_path, "select_one nowhere") == 1
    assert not (tmp_path / "f.xlsx").exists()
    assert "nowhere" in capsys.readouterr().err


def test_the_ready_questionnaire_compiles_and_asks_in_the_right_order(tmp_path: Path) -> None:
    out = tmp_path / "ready.xlsx"
    assert run(["lab", "xlsform", "--ready", "--id", "uptake", "--version", "1", "--out", str(out)]) == 0
    sheet = load_workbook(out)["survey"]
    head, *rows = ([cell or "" for cell in row] for row in sheet.iter_rows(values_only=True))
    asked = [dict(zip(head, row, strict=True)) for row in rows]
    names = [row["name"] for row in asked]
    assert names[0] == "consent"
    assert asked[1]["relevant"] == "${consent} = 'yes'"
    assert names.index("who_pressed") == 2
    functioning = [place for place, name in enumerate(names) if name.startswith("wg_") and name != "wg_intro"]
    assert len(functioning) == 6
    assert functioning == list(range(functioning[0], functioning[0] + 6))  # whole, and not placed last
    assert {barrier.survey.code for barrier in vocabulary().barriers.values()} <= set(names)
    assert [row["relevant"] for row in asked if row["name"] == "dossier_code"] == ["${join_consent} = 'yes'"]


def test_one_of_the_two_ways_is_needed(tmp_path: Path) -> None:
    assert run(["lab", "xlsform", "--id", "uptake", "--version", "1", "--out", str(tmp_path / "f.xlsx")]) == 1
