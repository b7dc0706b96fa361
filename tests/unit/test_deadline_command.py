"""`motcua deadline` says when and why, in two languages, and names the remedy for what it cannot read."""

import json
import subprocess
import sys

import pytest

from motcua.cli.main import run
from motcua.core.worktime.sentences import STEPS

VECTOR = ["deadline", "--received", "2026-11-23T10:00", "--limit", "1 working_days"]


def test_prints_the_due_moment_and_the_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(VECTOR) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2026-11-25T17:00:00+07:00"
    assert "  Thứ Ba 24/11/2026 nghỉ: Ngày Văn hóa Việt Nam." in lines


def test_english_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*VECTOR, "--lang", "en"]) == 0
    assert "Tuesday 24/11/2026 is off" in capsys.readouterr().out


def test_json_has_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*VECTOR, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["due_at"] == "2026-11-25T17:00:00+07:00"
    assert document["day_zero"] == "2026-11-23"
    assert document["provisional"] is False
    assert all(isinstance(step, str) and step for step in document["steps"])


def test_an_open_pause_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*VECTOR, "--pause", "2026-11-25T09:00/", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due_at"] is None


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_step_has_words(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert STEPS["vi"].keys() == STEPS["en"].keys()
    commands = [
        ["2026-01-08T15:30:30", "2.25 working_days", "--late-cutoff", "15:00"],
        ["2026-08-21T18:00", "3 hours", "--pause", "2026-08-22T09:00/2026-08-22T10:00"],
        ["2026-08-21T10:00", "5 hours", "--pause", "2026-08-21T07:00/2026-08-21T08:00"],
        ["2026-08-21T10:00", "5 hours", "--pause", "2026-08-21T12:00/2026-08-21T13:00"],
        ["2026-08-21T10:00", "5 hours", "--pause", "2026-08-21T16:00/2026-08-21T17:00"],
        ["2026-08-21T10:00", "9 days", "--pause", "2026-08-22T16:00/"],
        ["2026-08-21T10:00", "none"],
    ]
    for received, limit, *more in commands:
        assert run(["deadline", "--received", received, "--limit", limit, "--lang", language, *more]) == 0
    assert "{" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "remedy"),
    [
        (["--received", "yesterday", "--limit", "1 days"], 2, "write it like 2026-03-02T08:00"),
        (["--received", "2026-03-02", "--limit", "2,5 working_days"], 2, "decimal point"),
        (["--received", "2026-03-02", "--limit", "2.5 months"], 2, "working_days and hours"),
        (["--received", "2026-03-02", "--limit", "1 days", "--pause", "2026-03-03"], 2, "START/END"),
        (["--received", "2026-03-02", "--limit", "1 days", "--late-cutoff", "3pm"], 2, "15:00"),
        (["--received", "2026-03-02", "--limit", "1 days", "--calendar", "mars"], 1, "vn-police"),
        (["--received", "1900-03-02", "--limit", "1 days"], 1, "--received"),
        (["--received", "2026-03-02", "--limit", "9999999 days"], 1, "Kiểm tra lại"),
        (["--received", "2026-03-02", "--limit", "1 days", "--pause", "2026-03-03/2026-03-02"], 1, "KẾT_THÚC"),
    ],
)
def test_what_it_cannot_read_is_refused_with_the_remedy(
    arguments: list[str], status: int, remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        found: int | str | None = run(["deadline", *arguments])
    except SystemExit as usage:
        found = usage.code
    captured = capsys.readouterr()
    assert found == status
    assert remedy in captured.err
    assert captured.out == ""


def test_it_needs_neither_settings_nor_database_nor_numbers_in_bulk() -> None:
    code = (
        "import sys; from motcua.cli.main import run; run(sys.argv[1:]);"
        "sys.exit(any(name in sys.modules for name in ('django.conf', 'numpy', 'holidays', 'psycopg')))"
    )
    assert subprocess.run([sys.executable, "-c", code, *VECTOR], check=False, capture_output=True).returncode == 0
