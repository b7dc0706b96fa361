"""The checks of the house find what they are there to find."""

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from motcua.core.data_folder import DATA_FILES

ROOT = DATA_FILES.parent
TWO = "data/things/two.yaml"
SCHEMA = "# yaml-language-server: $schema=schema.json\n"
OPEN = "src/motcua/orgs/usecases/open_unit.py"
RATCHET = '[sizes]\n"src/gone.py" = 400\n'
LONG = "def long() -> None:\n" + "    print()\n" * 60


def tool(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / f"{name}.py"))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house in order."""
    for folder in ("src/motcua/orgs/usecases", "tests", "tools", "data/things"):
        (tmp_path / folder).mkdir(parents=True)
    write(tmp_path, "tools/ratchet.toml", "[sizes]\n")
    write(tmp_path, "src/motcua/orgs/usecases/close_unit.py", "def close_unit() -> None:\n    pass\n")
    write(tmp_path, "tests/test_close_unit.py", "")
    write(tmp_path, "LICENSE", "Apache License\n")
    schema = {"type": "object", "required": ["source"], "properties": {"name": {"type": "string"}}}
    write(tmp_path, "data/things/schema.json", json.dumps(schema))
    write(tmp_path, "data/things/one.yaml", "# yaml-language-server: $schema=schema.json\nsource: luật\nname: một\n")
    return tmp_path


def write(house: Path, name: str, text: str) -> None:
    (house / name).parent.mkdir(parents=True, exist_ok=True)
    (house / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["check_sizes", "check_names", "check_data"])
def test_a_house_in_order_passes(house: Path, name: str) -> None:
    assert tool(name)["main"](house) == 0


@pytest.mark.parametrize(
    ("check", "file", "text", "said"),
    [
        ("check_sizes", "src/motcua/long.py", LONG, "src/motcua/long.py::long: 61 lines"),
        ("check_sizes", "src/motcua/long.py", "class Long:\n" + "    x = 1\n" * 201, "::Long: 202 lines"),
        ("check_sizes", "src/motcua/long.py", "x = 1\n" * 351, "long.py: 351 lines"),
        ("check_sizes", "tests/test_long.py", "x = 1\n" * 601, "test_long.py: 601 lines"),
        ("check_sizes", "src/motcua/ui/templates/ui/long.html", "<p>\n" * 151, "long.html: 151 lines"),
        ("check_sizes", "tools/ratchet.toml", RATCHET, "src/gone.py = 400 is more than it needs"),
        ("check_names", "src/motcua/orgs/utils.py", "", "utils.py: a room for anything"),
        ("check_names", "src/motcua/helpers/__init__.py", "", "a room for anything"),
        ("check_names", OPEN, "def other() -> None: ...", "defines no function open_unit"),
        ("check_names", OPEN, "def open_unit() -> None: ...", "has no test_open_unit.py"),
        ("check_names", "src/motcua/orgs/late.py", "def late():\n    import json\n", "late.py:2: imports inside a"),
        ("check_names", "src/motcua/orgs/near.py", "from . import api\n", "near.py:1: relative import"),
        ("check_data", TWO, "name: hai\n", "the first line must name the schema"),
        ("check_data", TWO, SCHEMA + "name: 2\nsource: x\n", "name: 2 is not"),
        ("check_data", TWO, SCHEMA + "name: a\n", "'source' is a required"),
        ("check_data", TWO, "# yaml-language-server: $schema=none.json\nsource: x\n", "none.json"),
        ("check_data", TWO, SCHEMA + "source: x\nsource: y\n", "key stands twice"),
        ("check_data", "data/things/two.csv", "a,source\n1,\n", "two.csv:2: 2 fields instead of 2, or no source"),
        ("check_data", "data/things/two.csv", "a,source\n2,x\n1,x\n", "rows are not in order"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(
    house: Path, capsys: pytest.CaptureFixture[str], check: str, file: str, text: str, said: str
) -> None:
    write(house, file, text)
    module = tool(check)
    if check == "check_names":
        module["INNER_IMPORTS"].clear()
    assert module["main"](house) == 1
    assert said in capsys.readouterr().out


def test_what_is_on_the_ratchet_may_stay_but_not_grow(house: Path) -> None:
    write(house, "tools/ratchet.toml", '[sizes]\n"src/motcua/long.py::long" = 61\n')
    write(house, "src/motcua/long.py", LONG)
    assert tool("check_sizes")["main"](house) == 0
    write(house, "src/motcua/long.py", LONG + "    print()\n")
    assert tool("check_sizes")["main"](house) == 1


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("a.md", "Xa\u0303\n", "a.md:1: text is not NFC"),
        ("a.md", "pip install -i https://py" + "pi.org/simple\n", "a.md:1: names a package registry"),
        ("a.md", "see /ho" + "me/somebody/motcua\n", "a path of one machine"),
        ("a.md", "see /ro" + "ot/motcua\n", "a path of one machine"),
        ("package-lock.json", '{"resolved": "x"}', "a lock file with addresses"),
        ("LICENSE", "GPL\n", "LICENSE: is not the Apache License"),
    ],
)
def test_what_may_not_stand_in_the_repository_is_found(
    house: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, said: str
) -> None:
    subprocess.run(["git", "init", "-q", str(house)], check=True)
    check = tool("check_repository")["main"]
    assert check(house) == 0
    write(house, file, text)
    assert check(house) == 1
    assert said in capsys.readouterr().out


PLANTED = {
    "imports only rooms below it": ("orgs/planted.py", "from motcua.dossiers import states\n"),
    "never a room beside it": ("portal/planted.py", "from motcua.desk import urls\n"),
    "Inside a room": ("orgs/queries.py", "from motcua.orgs import api\n"),
    "in a circle": ("orgs/values.py", "from motcua.orgs import rules\n"),
    "are pure": ("orgs/rules.py", "from django.db import models\n"),
    "knows nothing of screens": ("orgs/values.py", "from motcua.ui import templatetags\n"),
    "speaks HTTP": ("orgs/values.py", "import httpx\n"),
    "speaks DuckDB": ("dossiers/values.py", "import duckdb\n"),
    "inside of orgs are its own": ("dossiers/values.py", "from motcua.orgs.models import Unit\n"),
}


def test_each_boundary_breaks_when_it_is_crossed(tmp_path: Path) -> None:
    """All faults are planted in one copy, for reading the whole house takes its time."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("static", "templates", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, line in PLANTED.values():
        path = tmp_path / "src" / "motcua" / file
        path.write_text(line + (path.read_text(encoding="utf-8") if path.exists() else ""), encoding="utf-8")
    program = (
        "import sys; from importlinter.cli import lint_imports as lint; sys.path.insert(0, 'src'); sys.exit(lint())"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    broken = [" ".join(part.split()) for part in run.stdout.split("BROKEN")[:-1]]
    assert run.returncode == 1, run.stderr
    missed = [words for words in PLANTED if not any(words in sentence[-160:] for sentence in broken)]
    assert not missed, run.stdout
