"""The operator's commands of the catalogue, as typed."""

import json
from pathlib import Path

import pytest

from motcua.catalogue.api import PROCEDURES_FOLDER
from motcua.cli.main import run
from tests.factories.catalogue import load_catalogue

pytestmark = pytest.mark.django_db


def test_import_list_and_show(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "import", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [row["published"] for row in report["procedures"]] == [True] * 4
    assert run(["catalogue", "list", "-q", "photo công chứng", "--json"]) == 0
    hit, *_ = json.loads(capsys.readouterr().out)["procedures"]
    assert hit["code"] == "2.000815"
    assert "photo công chứng" in hit["why"]
    assert run(["catalogue", "show", "1.001193", "--on", "2026-11-22", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["definition"]["results"][0]["code"] == "KQ.G15.000031"
    assert run(["catalogue", "show", "1.001193"]) == 0
    assert "Giấy chứng sinh" in capsys.readouterr().out


def test_what_is_not_there_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    load_catalogue()
    assert run(["catalogue", "show", "9.999999"]) == 1
    assert run(["catalogue", "list", "-q", "zzzz"]) == 0
    assert capsys.readouterr().out == ""


def test_a_bad_file_names_place_reason_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("kind: procedure\n", encoding="utf-8")
    for verb in ("import", "validate"):
        assert run(["catalogue", verb, str(path)]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert f"{path}: toàn tệp: thiếu mục" in said.err
    assert run(["catalogue", "validate", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "definition_refused"


def test_validate_tells_errors_from_advice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["catalogue", "validate", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == 0
    assert {remark["severity"] for file in report["files"] for remark in file["remarks"]} == {"advice"}
    path = tmp_path / "x.yaml"
    text = (PROCEDURES_FOLDER / "1.001193.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("at_most: 60", "at_most: -1", 1), encoding="utf-8")
    assert run(["catalogue", "validate", str(path)]) == 1
    said = capsys.readouterr().out
    assert "LỖI  fees/0: không câu trả lời nào dẫn tới mục này → sửa điều kiện" in said
    assert "chưa có trường hợp kiểm chứng nào" in said
