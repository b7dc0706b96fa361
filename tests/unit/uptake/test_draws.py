"""No line simulates without end: what is asked beyond the limit is refused in words, at once."""

from pathlib import Path

import pytest

from motcua.cli.main import run


@pytest.mark.parametrize(
    "words",
    [
        "ri --outcome y --treated d --draws 2000000",
        "placebo --outcome y --treated d --draws 2000000",
        "allocate --covariates y --arms 30 --draws 2000000",
        "allocate --covariates y --arms 20,20,20 --draws 2000000",
        "smaa --criteria y,d --draws 100000000",
        "gap --outcome y --group d --draws 10000000",
        "power --sd 1 --designs 4/20 --runs 10000000",
        "ri --outcome y --treated d --draws 0",
    ],
)
def test_too_many_draws_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    file = tmp_path / "f.csv"
    file.write_text("y,d\n" + "".join(f"{row * 7 % 61},{row % 2}\n" for row in range(60)), encoding="utf-8")
    line, *rest = words.split()
    data = [] if line == "power" else ["--data", str(file)]
    assert run(["lab", line, *data, *rest, "--json"]) == 1
    assert "lần rút" in capsys.readouterr().out
