"""The public page of the online share: an answer, pictures with their tables, a definition, the data to take away."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.analytics.api import refresh_extract
from motcua.core.actor import Actor
from motcua.demonstration.generate import generate
from motcua.demonstration.plan import MAPPING_FILE, UNITS_FILE
from motcua.dossiers.api import ImportOrder, import_dossiers
from motcua.orgs.api import load_units
from motcua.stats import tasks
from motcua.stats.tasks import draw_public_figures

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def no_figures(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def figures(no_figures: Path) -> Path:
    """A hundredth of the simulated province, extracted."""
    load_units(UNITS_FILE)
    made = generate(no_figures / "files", seed=3, scale=0.01)
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=made.dossiers_file, mapping=MAPPING_FILE), now=NOW)
    refresh_extract(NOW)
    return no_figures


def test_the_page_answers_and_says_that_it_is_simulated(figures: Path, client: Client) -> None:
    page = client.get("/so-lieu/").content.decode()
    assert page.count("<h1") == 1
    assert "Năm 2021, 21,2\u00a0% hồ sơ được nộp trực tuyến." in page
    assert "98 trong 100 hồ sơ không nộp trực tuyến" in page
    assert "Dữ liệu giả lập" in page
    assert "Cấp tỉnh: 60,0\u00a0% (353 trên 588 hồ sơ)" in page  # 353 and 588: a hundredth of the published counts
    assert page.count("<table") == 2
    assert "Tất cả hồ sơ tiếp nhận trong kỳ." in page


def test_every_picture_is_drawn_with_its_notice(figures: Path, client: Client) -> None:
    page = client.get("/so-lieu/").content.decode()
    addresses = set(re.findall(r'(?:src|srcset)="([^"]+\.svg)"', page))
    pictures = {address: client.get(address) for address in addresses if "online-share" in address}
    assert len(pictures) == 4
    for response in pictures.values():
        assert response.headers["Content-Type"] == "image/svg+xml"
        svg = response.content.decode()
        assert svg.startswith("<svg")
        assert "dữ liệu giả lập" in svg
        assert "immutable" in response.headers["Cache-Control"]


def test_pictures_are_kept_once_drawn(
    figures: Path, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LANGUAGES = [("vi", "Tiếng Việt")]
    monkeypatch.setattr(tasks, "QUESTIONS", {})
    draw_public_figures(timestamp=0)
    kept = {path: path.stat().st_mtime_ns for path in figures.glob("extracts/kept/*/pages/*.svg")}
    assert len(kept) >= 4
    page = client.get("/so-lieu/").content.decode()
    for address in set(re.findall(r'(?:src|srcset)="([^"]+\.svg)"', page)):
        client.get(address)
    assert {path: path.stat().st_mtime_ns for path in figures.glob("extracts/kept/*/pages/*.svg")} == kept


def test_the_data_can_be_taken_away(figures: Path, client: Client) -> None:
    response = client.get("/so-lieu/online-share.csv", {"nam": "2021"})
    lines = response.content.decode().splitlines()
    assert lines[0] == "year,tier,month,numerator,denominator,value,lower,upper,suppressed,simulated"
    assert lines[-1].startswith("2021,,,705,3320,0.21")
    assert all(line.endswith(",true") for line in lines[1:])
    assert any(",,,,,,true,true" in line.partition("commune")[2] for line in lines)  # small cells are hidden


def test_the_english_twin(figures: Path, client: Client) -> None:
    page = client.get("/en/so-lieu/").content.decode()
    assert '<html lang="en"' in page
    assert "All dossiers received in the period." in page


@pytest.mark.parametrize("address", ["/so-lieu/?nam=1999", "/so-lieu/?nam=x", "/so-lieu/online-share.csv?nam=2035"])
def test_a_year_without_figures_is_told(figures: Path, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_before_the_first_extract_the_page_teaches(no_figures: Path, client: Client) -> None:
    response = client.get("/so-lieu/")
    assert response.status_code == 200
    assert "Chưa có số liệu" in response.content.decode()
    assert client.get("/so-lieu/online-share/x/2021-totals-wide.svg").status_code == 404
