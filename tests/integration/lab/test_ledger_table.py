"""A study's table comes out of the system's own ledger: the unit's own rows, bounds beside what is not known."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.api import accept_dossier, submit_dossier
from motcua.lab.ledger_table import middle_units, parent_code, tiers_below
from motcua.orgs.api import load_units, unit_in_force, units_below
from motcua.studies.api import FileKind, add_study_file, get_content, get_study, run_study_line
from tests.factories.cast import NOW, Cast, people
from tests.factories.studies import opened
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
ASKED = {"metrics": ["received", "self_service_share"], "grain": "unit_month", "kind": "input"}


def test_only_rows_of_the_unit_come_in_with_the_extract_as_their_source(
    cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT, settings.DATA_FOLDER = tmp_path / "files", tmp_path
    for clerk, unit in ((cast.clerk, cast.centre), (cast.stranger, cast.neighbour)):
        taken = submit_dossier(actor=clerk, submission=counter_submission(BIRTH, unit=unit.code), now=NOW)
        accept_dossier(actor=clerk, code=taken.code, now=NOW)
    code, client = opened(cast), PageClient()
    client.force_login(people(cast)["phan-tich-1"])
    place = f"/phan-tich/studies/{code}/files/ledger/"
    assert client.get(place).status_code == 200
    assert client.post(place, ASKED | {"metrics": []}).status_code == 422
    assert client.post(place, ASKED | {"first": "hôm nay"}).status_code == 422
    assert client.post(place, ASKED).status_code == 302
    view, content = get_content(code, 1, actor=cast.analyst)
    (row,) = csv.DictReader(content.decode().splitlines())
    assert (row["unit"], row["month"], row["received_n"]) == (cast.centre.code, "2026-11", "1")
    assert (row["unit_name"], row["tier"], row["parent"]) == (cast.centre.name, "commune", "")
    assert row["self_service_share_upper"] >= row["self_service_share_lower"]
    assert "bản trích" in view.source
    assert client.post(place, ASKED | {"kind": "outcome"}).status_code == 422  # no plan is frozen
    for elsewhere in ({"tier": "province"}, {"within": ["demo-lang-gieng"]}):
        assert client.post(place, ASKED | elsewhere).status_code == 422  # nothing of ours is left
    assert len(get_study(code, actor=cast.analyst).files) == 1


def test_after_the_lots_each_row_says_who_begins_first(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.DATA_FOLDER = tmp_path / "files", tmp_path
    taken = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH, unit=cast.centre.code), now=NOW)
    accept_dossier(actor=cast.clerk, code=taken.code, now=NOW)
    code, client = opened(cast), PageClient()
    client.force_login(people(cast)["phan-tich-1"])
    frame = "commune,offline\n" + "".join(f"xa-{one},{one}\n" for one in range(1, 24)) + f"{cast.centre.code},5\n"
    add_study_file(
        code, actor=cast.analyst, name="xa.csv", content=frame.encode(), kind=FileKind.INPUT, source="Sổ", now=NOW
    )
    drawn = run_study_line(
        code, actor=cast.analyst, line="allocate", words=["--data=@1", "--unit=commune", "--arms=4"], now=NOW
    )
    place = f"/phan-tich/studies/{code}/files/ledger/"
    assert f"Kết quả số {drawn}" in client.get(place).text
    assert client.post(place, ASKED | {"pilots": str(drawn)}).status_code == 302
    answer = get_study(code, actor=cast.analyst).results[0].answer
    begins = {row["unit"]: row["role"] for row in answer["rows"]}[cast.centre.code]
    (row,) = csv.DictReader(get_content(code, 2, actor=cast.analyst)[1].decode().splitlines())
    assert row["pilot"] == {"treated": "1", "control": "0"}[begins]


def test_the_units_between_are_offered_and_every_row_knows_the_one_above(db: None) -> None:
    load_units(DATA_FILES / "demonstration" / "units.yaml")
    province = unit_in_force("demo-hue-2021", on=date(2021, 6, 1))
    below = units_below(province)
    assert tiers_below(below) == ["province", "district", "commune"]
    between = middle_units(province, below)
    assert len(between) == 9
    assert {parent_code(one) for one in between} == {"demo-hue-2021"}
    of_one = [one for one in below if parent_code(one) == "demo-hue-2021.phong-dien"]
    assert {one.tier for one in of_one} == {"commune"}
    assert len(of_one) == 16
