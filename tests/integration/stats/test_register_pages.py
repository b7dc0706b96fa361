"""The public register of printed figures: as printed, ours beside it only where it is the same thing."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.analytics.api import compare_published, published_figure, refresh_extract
from motcua.cli import main
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
ORIGIN = "mo-phong-hue-2021"
HEAD = "dossier_code,legal_channel,received_at,origin_system,tier,procedure_code"
pytestmark = pytest.mark.django_db


def take_in(folder: Path, counts: dict[tuple[str, str], int], *, origin: str = ORIGIN, now: datetime = NOW) -> None:
    """A ledger of 2021 with so many dossiers by tier and channel, extracted."""
    lines = [
        f"{origin}-{tier}-{channel}-{number},{channel},2021-03-04T09:00:00,{origin},{tier},1.001193"
        for (tier, channel), count in counts.items()
        for number in range(count)
    ]
    path = folder / f"{origin}.csv"
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=now)
    refresh_extract(now)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def ledger(folder: Path) -> Path:
    """Province 12 of 20 online, district 59 of 200, commune 9 of 100 and 10 of which it cannot be told."""
    counts = {("province", "online"): 12, ("province", "counter"): 8, ("district", "online"): 59}
    counts |= {("district", "counter"): 141, ("commune", "online"): 9, ("commune", "counter"): 81}
    take_in(folder, counts | {("commune", "unknown"): 10})
    return folder


def test_ours_agrees_within_the_printed_rounding(ledger: Path) -> None:
    assert compare_published(published_figure("hue-2021-online-province")).verdict == "agrees"
    assert compare_published(published_figure("hue-2021-online-district")).verdict == "agrees"
    received = compare_published(published_figure("hue-2021-received-province"))
    assert received.verdict == "differs"
    assert received.ours is not None
    assert received.ours.lower == 20


def test_what_cannot_be_told_is_a_range(ledger: Path) -> None:
    commune = compare_published(published_figure("hue-2021-online-commune"))
    assert commune.ours is not None
    assert [float(bound) for bound in (commune.ours.lower, commune.ours.upper)] == [0.09, 0.19]
    assert commune.verdict == "differs"
    pooled = compare_published(published_figure("hue-2021-online-all"))
    assert pooled.ours is not None
    assert [float(bound) for bound in (pooled.ours.lower, pooled.ours.upper)] == [80 / 320, 90 / 320]
    rest = compare_published(published_figure("hue-2021-offline-part-commune"))
    assert rest.ours is not None  # 81 to 91 of 8 + 141 and these
    assert [float(bound) for bound in (rest.ours.lower, rest.ours.upper)] == pytest.approx([81 / 230, 91 / 240])


def test_other_places_in_the_same_year_make_it_incomparable(ledger: Path) -> None:
    take_in(ledger, {("province", "online"): 30}, origin="another-province", now=NOW + timedelta(minutes=5))
    compared = compare_published(published_figure("hue-2021-online-province"))
    assert compared.verdict == "not_comparable"
    assert compared.reason is not None
    assert "nơi khác" in compared.reason.vi


def test_small_cells_are_not_shown_beside_print_either(folder: Path) -> None:
    take_in(folder, {("province", "online"): 2, ("province", "counter"): 30, ("commune", "counter"): 40})
    compared = compare_published(published_figure("hue-2021-online-province"))
    assert (compared.verdict, compared.ours) == ("hidden", None)


def test_the_list_is_filtered_paged_and_keeps_its_address(ledger: Path, client: Client) -> None:
    page = client.get("/so-lieu/published/").content.decode()
    assert page.count("<h1") == 1
    assert 'id="hue-2021-online-all"' in page
    assert "khớp trong phạm vi làm tròn" in page
    assert page.count("<tr") == 51
    assert 'href="?sau=' in page
    place = client.get("/so-lieu/published/", {"noi": "phuong viet tri"}).content.decode()
    assert "UBND Phường Việt Trì" in place
    assert "8253" in place
    workshop = client.get("/so-lieu/published/", {"nguon": "workshop-hue-2021"}).content.decode()
    assert workshop.count("<tr") == 7
    for wrong in ({"nguon": "x"}, {"chu-de": "x"}, {"sau": "x"}):
        assert client.get("/so-lieu/published/", wrong).status_code == 404
    assert "Không có con số nào" in client.get("/so-lieu/published/", {"noi": "không đâu cả"}).content.decode()


def test_each_figure_has_a_page_of_its_own(ledger: Path, client: Client) -> None:
    page = client.get("/so-lieu/published/hue-2021-online-all/").content.decode()
    assert "21,20 %" in page
    assert "từ 21,07\u00a0% đến 21,33\u00a0%" in page
    assert "Nguồn không ghi kỳ số liệu." in page
    assert "http://testserver/so-lieu/published/hue-2021-online-all/" in page
    assert client.get("/so-lieu/published/none-such/").status_code == 404
    english = client.get("/en/so-lieu/published/hue-2021-received-all/").content.decode()
    assert "The source gives no period." in english


def test_the_figures_can_be_taken_away(ledger: Path, client: Client) -> None:
    answer = client.get("/so-lieu/published.csv", {"nguon": "workshop-hue-2021"})
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(answer.content.decode()))}
    assert len(rows) == 6
    row = rows["hue-2021-online-district"]
    assert (row["printed"], row["value"], row["ours_lower"], row["agreement"]) == ("29,5 %", "0.295", "0.295", "agrees")


def test_before_the_first_extract_print_stands_alone(folder: Path, client: Client) -> None:
    page = client.get("/so-lieu/published/hue-2021-online-all/").content.decode()
    assert "chưa có bản trích" in page


def test_the_command_says_the_same(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["published", "hue-2021-online-district", "--json"]) == 0
    (figure,) = json.loads(capsys.readouterr().out)["figures"]
    assert (figure["printed"], figure["ours"]["verdict"]) == ("29,5 %", "agrees")
    assert main.run(["published", "none-such"]) == 1
    assert main.run(["published", "--source", "none-such"]) == 1
