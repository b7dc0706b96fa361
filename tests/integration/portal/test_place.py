"""A reader says once where home is, and pages then say where the commune's office sits and when it is open."""

from datetime import date
from pathlib import Path

import pytest

from motcua.orgs.api import load_units, seat_of, unit_in_force
from motcua.portal.place import COOKIE, place_of
from motcua.portal.presenters.place import present_place
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
IN_MAY_2025, TODAY = date(2025, 5, 1), date(2026, 11, 30)
VY_DA = "nso:19777"
UNITS = """units:
  - {code: "nso:46", name: Thành phố Huế, kind: province, valid_from: "2025-01-01", source: thu}
  - {code: "nso:19777", name: Phường Vỹ Dạ, kind: phuong, parent: "nso:46", valid_from: "2025-01-01",
     valid_to: "2025-07-01", source: thu}
  - {code: "nso:19777", name: Phường Vỹ Dạ, kind: phuong, parent: "nso:46", valid_from: "2025-07-01", source: thu}
  - {code: "nso:20056", name: Xã A Lưới 1, kind: xa, parent: "nso:46", valid_from: "2025-07-01", source: thu}
"""


@pytest.fixture
def reader(tmp_path: Path) -> PageClient:
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    load_units(tmp_path / "units.yaml")
    return PageClient()


def test_a_code_that_meant_an_older_ward_has_no_seat(reader: PageClient) -> None:
    assert seat_of(unit_in_force(VY_DA, on=IN_MAY_2025)) is None
    seat = seat_of(unit_in_force(VY_DA, on=TODAY))
    assert seat is not None
    assert seat.address == "20 Lâm Hoằng, phường Vỹ Dạ"
    assert "năm 2025" in seat.source


def test_the_office_is_open_on_working_days_in_two_spells(reader: PageClient) -> None:
    place = place_of(VY_DA, on=TODAY)
    assert place is not None
    view = present_place(place)
    assert [line.replace("\u2060", "") for line in view.hours] == ["Thứ Hai đến thứ Sáu: 8:00–12:00, 13:00–17:00"]
    assert not view.own_hours


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_commune_is_found_without_diacritics_chosen_and_forgotten(reader: PageClient, prefix: str) -> None:
    found = reader.get(f"{prefix}/xa-phuong/", {"ten": "vy da", "ve": "/thu-tuc/"})
    assert "Phường Vỹ Dạ" in text_of(found)
    assert "Thành phố Huế" in text_of(found)
    chosen = reader.post(f"{prefix}/xa-phuong/", {"xa": VY_DA, "ve": "/tra-cuu/"})
    assert (chosen.status_code, chosen["Location"]) == (302, "/tra-cuu/")
    assert chosen.cookies[COOKIE].value == VY_DA
    assert "Phường Vỹ Dạ" in text_of(reader.get(f"{prefix}/xa-phuong/"))
    reader.post(f"{prefix}/xa-phuong/", {"xa": "", "ve": "/"})
    assert "Phường Vỹ Dạ" not in text_of(reader.get(f"{prefix}/xa-phuong/"))


@pytest.mark.parametrize("code", ["nso:46", "nso:99999", "x" * 500, "\0"])
def test_what_is_no_commune_is_not_remembered(reader: PageClient, code: str) -> None:
    refused = reader.post("/xa-phuong/", {"xa": code, "ve": "/"})
    assert refused.status_code == 422
    assert COOKIE not in refused.cookies
    assert "Hãy chọn một xã, phường trong danh sách." in text_of(refused)


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:alert(1)", "", "/\\example.org"])
def test_the_way_back_never_leaves_the_site(reader: PageClient, back: str) -> None:
    chosen = reader.post("/xa-phuong/", {"xa": VY_DA, "ve": back})
    assert chosen["Location"] == "/thu-tuc/"


@pytest.mark.parametrize("name", ["qwertz", "\0", "%", "a" * 3000, "<script>alert(1)</script>"])
def test_a_name_that_fits_nothing_teaches(reader: PageClient, name: str) -> None:
    page = reader.get("/xa-phuong/", {"ten": name})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
