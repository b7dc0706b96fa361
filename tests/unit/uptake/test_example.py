"""What is planted in a made-up province is found by the pipeline, and stands in none of its tables."""

import json
from dataclasses import replace
from pathlib import Path

from motcua.cli.main import run
from motcua.uptake.example.api import Sealed, table_after, tables_before, try_pipeline

SEALED = Sealed()


def test_the_tables_do_not_say_what_was_planted_and_come_again_from_the_seed() -> None:
    tables = tables_before(3, SEALED)
    assert tables == tables_before(3, replace(SEALED, effect=0.5))
    assert tables != tables_before(4, SEALED)
    after = table_after(3, SEALED, ["Xã Đ01"])
    assert after.count("\n") == 33 * 18 + 1
    assert "0.08" not in tables["khung-xa.csv"].split("\n")[0]


def test_the_planted_truth_is_found_in_a_handful_of_provinces() -> None:
    trial = try_pipeline(range(1, 9), SEALED)
    assert trial.coverage >= 0.75  # the bench counts two hundred
    assert abs(trial.bias) < 0.01
    assert trial.power > trial.size


def test_the_truth_is_written_apart_from_the_tables(tmp_path: Path) -> None:
    out, sealed = tmp_path / "out", tmp_path / "sealed.json"
    assert run(["lab", "example", "--seed", "5", "--out", str(out), "--sealed", str(sealed), "--json"]) == 0
    assert json.loads(sealed.read_text())["effect"] == SEALED.effect
    assert sorted(path.name for path in out.iterdir()) == sorted(tables_before(5, SEALED))
    assert run(["lab", "example", "--out", str(out), "--sealed", str(out / "s.json")]) == 1
