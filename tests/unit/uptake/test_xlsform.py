"""A questionnaire of two plain files becomes a form that compiles, or is refused with the place."""

from pathlib import Path

import pytest

from motcua.cli.main import run

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
