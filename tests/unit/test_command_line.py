"""The frame of the command line: what an operator sees and which exit status a script gets."""

import argparse
import importlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import motcua
from motcua.cli import main as frame
from motcua.cli.answers import CannotDo, print_json, say
from motcua.cli.progress import Progress
from motcua.cli.verbs import VERBS, Needs, Verb
from motcua.core.errors import NotAllowed, NotFound, Refused, Unavailable

Run = Callable[[argparse.Namespace], int]


class TooMany(Refused):
    """There are too many."""

    code = "too_many"


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Run], None]]:
    """Makes a real verb `probe it` whose `run` the test gives."""

    def make(run: Run) -> None:
        module = ModuleType("motcua.cli.probe_it")
        module.EXAMPLE = "motcua probe it --count 3"  # type: ignore[attr-defined]
        module.add_arguments = lambda parser: parser.add_argument("--count", type=int, default=1)  # type: ignore[attr-defined]
        module.run = run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "motcua.cli.probe_it", module)
        monkeypatch.setattr(frame, "VERBS", (*VERBS, Verb("probe it", "probe the frame", Needs.NOTHING)))

    return make


def _raise(error: Exception) -> Run:
    def run(_args: argparse.Namespace) -> int:
        raise error

    return run


@pytest.mark.parametrize("verb_line", VERBS, ids=lambda verb_line: verb_line.name)
def test_every_command_explains_itself_with_an_example(verb_line: Verb, capsys: pytest.CaptureFixture[str]) -> None:
    module = importlib.import_module(verb_line.module)
    assert module.EXAMPLE.strip().startswith("motcua " + verb_line.words[0])
    if verb_line.raw:
        return
    with pytest.raises(SystemExit) as left:
        frame.main([*verb_line.words, "--help"])
    assert left.value.code == 0
    assert module.EXAMPLE.strip().splitlines()[0] in capsys.readouterr().out


def test_reading_a_help_text_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
    environment["PYTHONPATH"] = str(Path(motcua.__file__).parent.parent)
    command = [sys.executable, "-m", "motcua", "catalogue", "list", "--help"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert "motcua catalogue list" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_list_of_commands_names_each_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert frame.run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {verb_line.name} " in out for verb_line in VERBS)
    assert len({verb_line.name for verb_line in VERBS}) == len(VERBS)


def test_an_unknown_command_is_wrong_usage_and_prints_nothing_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert frame.run(["no-such-thing"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "no-such-thing" in told.err


def test_half_a_command_lists_what_may_follow(verb: Callable[[Run], None], capsys: pytest.CaptureFixture[str]) -> None:
    verb(lambda _args: 0)
    assert frame.run(["probe"]) == 2
    assert "probe it" in capsys.readouterr().err


def test_json_is_the_only_thing_on_stdout(verb: Callable[[Run], None], capsys: pytest.CaptureFixture[str]) -> None:
    def run(args: argparse.Namespace) -> int:
        say("đang đếm")
        print_json({"count": args.count, "name": "Thừa Thiên Huế"})
        return 0

    verb(run)
    assert frame.run(["probe", "it", "--count", "3", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == {"count": 3, "name": "Thừa Thiên Huế"}
    assert "Thừa Thiên Huế" in told.out
    assert told.err == "đang đếm\n"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (TooMany(limit=3, field_errors={"rows.4": "row_too_long"}), 1, "too_many"),
        (CannotDo("the file is empty", remedy="give a file with rows"), 1, "cannot_do"),
        (NotFound("no such unit"), 1, "not_found"),
        (NotAllowed("not yours"), 1, "not_allowed"),
        (Unavailable("the registry sleeps", retry_after=5), 75, "unavailable"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_a_refusal_has_its_status_its_words_and_its_document(
    verb: Callable[[Run], None], capsys: pytest.CaptureFixture[str], error: Exception, status: int, code: str
) -> None:
    verb(_raise(error))
    assert frame.run(["probe", "it"]) == status
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip()
    assert frame.run(["probe", "it", "--json"]) == status
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code


def test_a_refusal_names_the_place_and_the_remedy(
    verb: Callable[[Run], None], capsys: pytest.CaptureFixture[str]
) -> None:
    verb(_raise(TooMany(limit=3, field_errors={"rows.4": "row_too_long"})))
    frame.run(["probe", "it"])
    assert "rows.4: row_too_long" in capsys.readouterr().err
    verb(_raise(CannotDo("the file is empty", remedy="give a file with rows")))
    frame.run(["probe", "it"])
    assert capsys.readouterr().err == "the file is empty\n  -> give a file with rows\n"


def test_a_bug_shows_itself(verb: Callable[[Run], None]) -> None:
    verb(_raise(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        frame.run(["probe", "it"])


def test_wrong_arguments_are_status_2(verb: Callable[[Run], None]) -> None:
    verb(lambda _args: 0)
    with pytest.raises(SystemExit) as left:
        frame.main(["probe", "it", "--count", "many"])
    assert left.value.code == 2


def test_progress_is_silent_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    with Progress("rows", 10) as progress:
        progress.advance(10)
    assert stderr.getvalue() == ""


def test_progress_appears_on_a_terminal_after_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = io.StringIO()
    stderr.isatty = lambda: True  # type: ignore[method-assign]
    clock = iter([0.0, 1.0, 2.5, 2.6])
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr("motcua.cli.progress.time.monotonic", lambda: next(clock))
    with Progress("rows", 10) as progress:
        progress.advance(2)
        assert stderr.getvalue() == ""
        progress.advance(3)
        assert "5/10" in stderr.getvalue()
        progress.advance(1)
        assert "6/10" not in stderr.getvalue()
    assert stderr.getvalue().endswith("\r\x1b[K")
