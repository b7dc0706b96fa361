"""Maps of real dossiers only, and the page of one commune."""

import csv
import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.analytics.api import FigureRow, refresh_extract
from motcua.core.actor import Actor
from motcua.core.data_folder import DATA_FILES
from motcua.demonstration.generate import generate
from motcua.demonstration.plan import MAPPING_FILE, UNITS_FILE
from motcua.dossiers.api import ImportOrder, import_dossiers
from motcua.orgs.api import load_units
from motcua.stats.commune_figures import common_share, communes_in, usual_range
from motcua.stats.map_outlines import communes
from motcua.stats.question import ExtractMoved

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db
CODES = sorted(code for code, outline in communes().items() if outline.province == "nso:46")
HEAD = "dossier_code,legal_channel,received_at,origin_system,tier,procedure_code,unit_code,simulated"


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def take_in(folder: Path, counts: dict[tuple[str, str], int], *, simulated: bool = False) -> None:
    """Dossiers of August 2025 by commune and channel."""
    units = "\n".join(
        f'  - {{code: "{code}", name: Xã số {number}, kind: xa, parent: "nso:46", valid_from: "2025-07-01", '
        "source: thu}"
        for number, code in enumerate(CODES)
    )
    province = '  - {code: "nso:46", name: Thành phố Huế, kind: province, valid_from: "2025-07-01", source: thu}'
    (folder / "units.yaml").write_text(f"units:\n{province}\n{units}\n", encoding="utf-8")
    load_units(folder / "units.yaml")
    lines = [
        f"{code}-{channel}-{number},{channel},2025-08-04T09:00:00,hand,commune,1.001193,{code},{str(simulated).lower()}"
        for (code, channel), count in counts.items()
        for number in range(count)
    ]
    path = folder / "hand.csv"
    path.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
    report = import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    assert report.created == len(lines), report.findings
    refresh_extract(NOW)


@pytest.fixture
def real(folder: Path) -> Path:
    """Four real communes: 40 of 100 and 30 of 60 online, one with 5 of unknown channel, one hidden with another."""
    a, b, c, d = CODES[:4]
    counts = {(a, "online"): 40, (a, "counter"): 60, (b, "online"): 30, (b, "counter"): 30}
    counts |= {(c, "online"): 10, (c, "counter"): 15, (c, "unknown"): 5, (d, "online"): 2, (d, "counter"): 20}
    take_in(folder, counts)
    return folder


@pytest.fixture
def demonstration(folder: Path) -> Path:
    """A hundredth of the simulated province."""
    load_units(UNITS_FILE)
    made = generate(folder / "files", seed=3, scale=0.01)
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=made.dossiers_file, mapping=MAPPING_FILE), now=NOW)
    refresh_extract(NOW)
    return folder


def pictures(page: str) -> set[str]:
    return set(re.findall(r'(?:src|srcset)="([^"]+\.svg)"', page))


def test_real_communes_are_drawn_with_their_table(real: Path, client: Client) -> None:
    page = client.get("/so-lieu/map/").content.decode()
    assert "Tỷ lệ nộp trực tuyến ở các xã, Thành phố Huế, năm 2025" in page
    assert "36 xã chưa có hồ sơ" in page
    drawn = {address: client.get(address) for address in pictures(page) if "communes" in address}
    assert len(drawn) == 2
    for answer in drawn.values():
        svg = answer.content.decode()
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert svg.count("<path d=") >= 40
        assert "url(#unknown)" in svg
        assert "url(#hidden)" in svg
    shown = re.findall(r"<tr.*?</tr>", page, flags=re.DOTALL)
    small = next(row for row in shown if communes()[CODES[3]].name in row)
    assert "ẩn" in small
    assert "22" not in re.sub(r"<[^>]+>", "", small)


def test_simulated_dossiers_never_colour_a_real_commune(folder: Path, client: Client) -> None:
    take_in(folder, {(CODES[0], "online"): 40, (CODES[0], "counter"): 60}, simulated=True)
    page = client.get("/so-lieu/map/").content.decode()
    assert "hồ sơ mô phỏng không bao giờ được tô lên một xã có thật" in page
    assert not [address for address in pictures(page) if "communes" in address]
    assert client.get("/so-lieu/map/communes/x/nso:46-2025-wide.svg").status_code == 404


def test_the_map_of_provinces_stands_on_what_was_published(folder: Path, client: Client) -> None:
    page = client.get("/so-lieu/map/").content.decode()
    assert "Bộ chỉ số 766: tổng điểm (100), 10/10/2026" in page
    assert "Thấp nhất: Hà Nội 55.23; cao nhất: Đồng Tháp 68.8." in page
    assert page.count("/so-lieu/published/766-2026-10-10-") == 34
    for address in pictures(page):
        assert client.get(address).content.startswith(b"<svg")
    assert "Số hóa hồ sơ (22), 10/10/2026" in client.get("/so-lieu/map/", {"so": "digitisation"}).content.decode()
    for wrong in ({"so": "x"}, {"nam": "x"}, {"nam": "2035"}):
        assert client.get("/so-lieu/map/", wrong).status_code in (200, 404)
    assert client.get("/so-lieu/map/", {"so": "x"}).status_code == 404
    assert client.get("/en/so-lieu/map/").status_code == 200


def test_the_page_of_one_commune(demonstration: Path, client: Client) -> None:
    code = "demo-hue-2021.tp-hue.01"
    page = client.get(f"/so-lieu/communes/{code}/").content.decode()
    assert page.count("<h1") == 1
    assert "Xã Mẫu 01" in page
    assert "Dữ liệu giả lập" in page
    assert "Xã này không có thật" in page
    assert "Đây không phải bảng xếp hạng" in page
    assert "ít hơn 100 hồ sơ" in page
    assert client.get(f"/so-lieu/communes/{code}/", {"nam": "2019"}).status_code == 404
    assert client.get(f"/en/so-lieu/communes/{code}/").status_code == 200


def test_a_real_commune_beside_its_neighbours(real: Path, client: Client) -> None:
    page = client.get(f"/so-lieu/communes/{CODES[0]}/").content.decode()
    assert "40,0\u00a0%" in page
    assert "Dữ liệu giả lập" not in page
    assert "Xã số 0" in page
    empty = client.get(f"/so-lieu/communes/{CODES[9]}/").content.decode()
    assert "Sổ này chưa có hồ sơ của xã" in empty
    hidden = client.get(f"/so-lieu/communes/{CODES[3]}/").content.decode()
    assert "9,1" not in hidden  # 2 of 22
    assert "tiếp nhận 22 hồ sơ." in hidden


def test_the_figures_of_a_commune_can_be_taken_away(real: Path, client: Client) -> None:
    answer = client.get(f"/so-lieu/communes/{CODES[0]}.csv", {"nam": "2025"})
    rows = {row["metric"]: row for row in csv.DictReader(io.StringIO(answer.content.decode()))}
    assert (rows["online_share"]["numerator"], rows["online_share"]["denominator"]) == ("40", "100")
    assert rows["received"]["procedure"] == "1.001193"
    hidden = client.get(f"/so-lieu/communes/{CODES[3]}.csv").content.decode()
    assert ",2,22," not in hidden
    assert "true" in hidden
    assert client.get("/so-lieu/communes/none-such.csv").status_code == 404


def test_a_newer_extract_meanwhile_begins_the_page_anew(
    real: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def moved(*about: Any) -> Any:
        tries.append(about)
        if len(tries) == 1:
            raise ExtractMoved
        return communes_in(*about)

    monkeypatch.setattr("motcua.stats.commune_views.communes_in", moved)
    assert client.get("/so-lieu/communes/").status_code == 200
    assert len(tries) == 2


def test_communes_are_found_without_diacritics(real: Path, client: Client) -> None:
    page = client.get("/so-lieu/communes/", {"ten": "XA SO 1"}).content.decode()
    assert "Xã số 1<" in page
    assert "Xã số 0<" not in page
    assert "Xã số 11<" in page.split("Xã chưa có hồ sơ trong sổ này")[1]
    assert "Không thấy xã nào" in client.get("/so-lieu/communes/", {"ten": "không đâu cả"}).content.decode()
    for wrong in ({"sau": "x"}, {"nam": "1999"}, {"nam": "²⁰²⁵"}):
        assert client.get("/so-lieu/communes/", wrong).status_code == 404
    for address in ("none-such", "..", "a%00b", "nso:46"):
        assert client.get(f"/so-lieu/communes/{address}/").status_code == 404


def test_the_list_is_paged_by_key(demonstration: Path, client: Client) -> None:
    page = client.get("/so-lieu/communes/").content.decode()
    names = re.findall(r">(Xã Mẫu \d+)<", page)
    assert len(names) == 60
    following = re.search(r'rel="next" href="([^"]+)"', page)
    assert following is not None
    second = client.get("/so-lieu/communes/" + following[1].replace("&amp;", "&")).content.decode()
    assert not set(names) & set(re.findall(r">(Xã Mẫu \d+)<", second))


def test_before_the_first_extract_both_pages_teach(folder: Path, client: Client) -> None:
    assert "chưa có hồ sơ của xã nào" in client.get("/so-lieu/communes/").content.decode()
    assert "Chưa có xã nào để vẽ" in client.get("/so-lieu/map/").content.decode()
    assert (DATA_FILES / "boundaries" / "communes.csv").stat().st_size < 200_000


def test_the_usual_range_by_hand() -> None:
    """Three communes of 100 with 50 each: no more spread than chance; 1.96 / (2 * 10) on the arcsine scale."""
    own = FigureRow((), 50, 100, 0.5, None, None)
    common = common_share([(50, 100)] * 3)
    assert common is not None
    found = usual_range(common, own)
    assert found is not None
    assert found.pooled == 0.5
    assert (round(found.lower, 4), round(found.upper, 4)) == (0.4026, 0.5974)
    assert common_share([(50, 100)] * 2) is None
    assert usual_range(common, own.emptied()) is None
