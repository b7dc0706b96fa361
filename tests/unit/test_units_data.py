"""The committed files of units say what the published lists say; where the lists disagree, both are kept."""

import csv
import gzip
import io
import runpy
import sys
from collections import Counter
from pathlib import Path

import pytest

from motcua.core.data_folder import DATA_FILES

ORGS = DATA_FILES / "orgs"
LISTS = DATA_FILES.parent.parent / "shared" / "data" / "admin_units"
needs_lists = pytest.mark.skipif(
    not LISTS.is_dir(), reason=f"the published lists are not beside the repository: {LISTS}"
)


def rows(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_files_have_the_published_numbers() -> None:
    units = rows(ORGS / "units.csv")
    new = Counter(unit["kind"] for unit in units if not unit["valid_to"])
    assert new == {"province": 34, "xa": 2621, "phuong": 687, "dac_khu": 13}
    table = [row for row in rows(ORGS / "successions.csv") if row["source"] == "nso-doi-chieu"]
    assert len(table) == 10_571
    parts_of_old = Counter(row["old"] for row in table if len(row["old"]) == len("nso:00004"))
    assert sum(parts > 1 for parts in parts_of_old.values()) == 441  # and one stretch of coast without a code


def test_most_new_communes_carry_the_code_of_an_old_one() -> None:
    units = [unit for unit in rows(ORGS / "units.csv") if len(unit["code"]) == len("nso:00004")]
    old = {unit["code"]: unit["name"] for unit in units if unit["source"] == "nso-2025-01"}
    reused = [unit for unit in units if unit["source"] == "nso-2025-07" and unit["code"] in old]
    assert len(reused) == 3310
    assert sum(unit["name"] != old[unit["code"]] for unit in reused) == 2180


def test_disagreements_are_kept_and_not_settled() -> None:
    found = Counter(row["finding"] for row in rows(ORGS / "findings.csv"))
    assert found["pair_in_one_source"] == 60
    assert found["missing_in_table"] == 28
    assert found["missing_in_list"] == 10
    spelled = {(row["code"], row["text"]) for row in rows(ORGS / "aliases.csv")}
    assert ("nso:24412", "Xã M’Drắk") in spelled


@needs_lists
def test_every_new_commune_and_every_pair_of_the_table_is_there() -> None:
    units = {unit["code"]: unit for unit in rows(ORGS / "units.csv") if unit["source"] == "nso-2025-07"}
    published = rows(LISTS / "communes_2025.csv")
    assert {(f"nso:{row['code']}", row["name"], f"nso:{row['province_code']}") for row in published} == {
        (unit["code"], unit["name"], unit["parent"]) for unit in units.values()
    }
    table = rows(LISTS / "mapping_old_to_new_nso.csv.gz")
    ours = [row for row in rows(ORGS / "successions.csv") if row["source"] == "nso-doi-chieu"]
    assert Counter((row["new"], row["note"]) for row in ours) == Counter(
        (f"nso:{row['new_code']}", row["note"]) for row in table
    )


@needs_lists
def test_the_maker_gives_the_committed_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = runpy.run_path(str(DATA_FILES.parent / "tools" / "make_units.py"))
    monkeypatch.setitem(tool["write"].__globals__, "TARGET", tmp_path)
    monkeypatch.setattr(sys, "argv", ["make_units.py"])
    assert tool["main"](LISTS) == 0
    for made in tmp_path.iterdir():
        assert made.read_bytes() == (ORGS / made.name).read_bytes(), made.name
