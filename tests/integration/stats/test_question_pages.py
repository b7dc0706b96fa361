"""The pages of figures that answer one question each, against a ledger counted by hand."""

import csv
import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.analytics.api import refresh_extract
from motcua.core.actor import Actor
from motcua.demonstration.plan import UNITS_FILE
from motcua.dossiers.api import ImportOrder, import_dossiers
from motcua.orgs.api import load_units
from motcua.stats.questions import QUESTIONS
from motcua.stats.tasks import draw_public_figures

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HUE, A, B, C = "demo-hue-2021.tp-hue", *(f"demo-hue-2021.tp-hue.0{number}" for number in (1, 2, 3))
COPY, BIRTH, HOUSEHOLD = "2.000815", "1.001193", "1.001612"
NAMES = {COPY: "Chứng thực bản sao", BIRTH: "Đăng ký khai sinh", HOUSEHOLD: "Đăng ký hộ kinh doanh"}
# unit, tier, procedure, channel, actor, day, how many: 210 dossiers, 60 of them online (28.6 %)
COUNTED = [
    (A, "commune", COPY, "counter", "owner", "2021-03-01", 70),
    (A, "commune", BIRTH, "online", "owner", "2021-03-01", 10),
    (A, "commune", BIRTH, "counter", "owner", "2021-03-01", 30),
    (B, "commune", BIRTH, "online", "unknown", "2021-05-04", 20),
    (B, "commune", BIRTH, "counter", "owner", "2021-05-04", 30),
    (HUE, "district", HOUSEHOLD, "online", "owner_assisted", "2021-02-02", 30),
    (HUE, "district", HOUSEHOLD, "counter", "owner", "2021-02-02", 20),
]
HEAD = [
    "dossier_code",
    "unit_code",
    "tier",
    "procedure_code",
    "procedure_name",
    "legal_channel",
    "actor",
    "received_at",
    "simulated",
]
HEAD += ["origin_system"]
SMALL = (
    (C, "commune", BIRTH, "online", "owner", "2021-03-02", 2),
    (C, "commune", BIRTH, "counter", "owner", "2021-03-02", 41),
)

pytestmark = pytest.mark.django_db


def write_ledger(folder: Path, counted: list[tuple[Any, ...]], *, simulated: bool = False) -> None:
    """Import the dossiers of the table, extract them."""
    load_units(UNITS_FILE)
    lines = [",".join(HEAD)]
    for unit, tier, procedure, channel, actor, day, many in counted:
        known = (
            unit,
            tier,
            procedure,
            NAMES[procedure],
            channel,
            actor,
            f"{day}T09:00:00",
            str(simulated).lower(),
            "hand",
        )
        lines += [",".join((str(len(lines) + number), *known)) for number in range(many)]
    path = folder / "hand.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    assert report.created == sum(row[-1] for row in counted)
    refresh_extract(NOW)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def ledger(folder: Path) -> None:
    write_ledger(folder, COUNTED)


def words(client: Client, address: str) -> str:
    """What stands on the page, on one line, without its marks."""
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split()).replace("\u00a0", " ")


def rows(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode())))


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        # 70 + 30 + 30 + 20 = 150 offline; 70 of them copies (47 %), half is reached with births (60)
        (
            "procedures/",
            (
                "Năm 2021, 2 trong 3 thủ tục chiếm một nửa số hồ sơ không nộp trực tuyến; riêng “Chứng thực bản sao” "
                "chiếm 47 %."
            ),
        ),
        (
            "procedures/?cap=district",
            (
                "Năm 2021, 1 trong 1 thủ tục chiếm một nửa số hồ sơ không nộp trực tuyến; riêng "
                "“Đăng ký hộ kinh doanh” chiếm 100 %."
            ),
        ),
        # communes: 10 of 110 and 20 of 50, together 30 of 160
        (
            "where/?cap=commune",
            "Năm 2021, cấp xã nộp trực tuyến 18,8 %; trong 2 đơn vị không đơn vị nào khác biệt rõ với mức chung.",
        ),
        # January to March 40 of 160, April to June 20 of 50
        ("change/", "Từ quý 1/2021 đến quý 2/2021, tỷ lệ nộp trực tuyến tăng từ 25,0 % lên 40,0 %."),
    ],
)
def test_one_sentence_answers_first(ledger: None, client: Client, address: str, answer: str) -> None:
    page = words(client, f"/so-lieu/{address}")
    assert answer in page
    assert page.index(answer) < page.index("Con số này nghĩa là gì")
    assert "Dữ liệu giả lập" not in page


def test_every_page_has_picture_table_definition_data_and_permanent_address(ledger: None, client: Client) -> None:
    for name in QUESTIONS:
        page = client.get(f"/so-lieu/{name}/").content.decode()
        assert page.count("<h1") == 1
        assert page.count("<img") == page.count("<table") >= 1, name
        assert all(words in page for words in ("Tử số", "Mẫu số", "Trích lúc 10:00 ngày 22/11/2026"))
        assert f"http://testserver/so-lieu/{name}/" in page
        assert f'href="/so-lieu/{name}.csv' in page
        assert "<script" not in page


def test_pictures_say_what_they_show_and_last_as_long_as_their_extract(ledger: None, client: Client) -> None:
    for name in QUESTIONS:
        page = client.get(f"/so-lieu/{name}/").content.decode()
        pictures = {
            address.replace("&amp;", "&") for address in re.findall(r'(?:src|srcset)="([^"]+\.svg[^"]*)"', page)
        }
        assert pictures, name
        for address in pictures:
            response = client.get(address)
            svg = response.content.decode()
            assert svg.startswith("<svg"), address
            assert "NaN" not in svg, address
            assert "immutable" in response.headers["Cache-Control"]
            of_another_extract = re.sub(r"/\d{4}-\d\d-[^/]+/", "/x/", address)
            assert client.get(of_another_extract).headers["Cache-Control"] == "no-cache"


def test_the_data_hold_what_the_page_shows(ledger: None, client: Client) -> None:
    told = rows(client, "/so-lieu/procedures.csv?nam=2021")
    of_copies = next(row for row in told if row["procedure"] == COPY)
    assert (of_copies["numerator"], of_copies["denominator"], of_copies["from"], of_copies["to"]) == (
        "0", "70", "2021-01-01", "2022-01-01",
    )  # fmt: skip
    assert (told[-1]["procedure"], told[-1]["numerator"], told[-1]["denominator"]) == ("", "60", "210")
    of_district = rows(client, "/so-lieu/procedures.csv?nam=2021&cap=district")
    assert {row["tier"] for row in of_district} == {"district"}


def test_a_small_cell_is_hidden_from_page_picture_and_data(folder: Path, client: Client) -> None:
    write_ledger(folder, [*COUNTED, *SMALL])
    of_c = next(row for row in rows(client, "/so-lieu/where.csv?cap=commune") if row["unit"] == C)
    assert of_c["suppressed"] == "true"
    assert (of_c["numerator"], of_c["denominator"], of_c["value"], of_c["lower"], of_c["upper"]) == ("",) * 5
    page = words(client, "/so-lieu/where/?cap=commune")
    assert "đơn vị có ít hồ sơ không được vẽ" in page
    assert "43" not in re.findall(r"\d+", page)


def test_simulated_dossiers_are_named_so_on_page_picture_and_data(folder: Path, client: Client) -> None:
    write_ledger(folder, COUNTED, simulated=True)
    for name in QUESTIONS:
        page = client.get(f"/so-lieu/{name}/").content.decode()
        assert page.count("Dữ liệu giả lập") >= 2, name
        picture = re.findall(r'src="([^"]+\.svg[^"]*)"', page)[0].replace("&amp;", "&")
        assert "dữ liệu giả lập" in client.get(picture).content.decode()
        assert {row["simulated"] for row in rows(client, f"/so-lieu/{name}.csv")} == {"true"}


def test_the_landing_page_leads_to_every_question(ledger: None, client: Client) -> None:
    page = client.get("/so-lieu/").content.decode()
    for name, question in QUESTIONS.items():
        assert f'href="/so-lieu/{name}/"' in page
        assert str(question.title) in page


@pytest.mark.parametrize(
    "query", ["nam=1999", "nam=hai", "nam=%00", "cap=quan", "nam=2021&cap='--", "nam=" + "9" * 5000]
)
@pytest.mark.parametrize("page", ["where/", "procedures/"])
def test_a_choice_that_does_not_exist_is_told_with_those_that_do(
    ledger: None, client: Client, page: str, query: str
) -> None:
    response = client.get(f"/so-lieu/{page}?{query}")
    assert response.status_code == 404
    told = response.content.decode()
    assert "Không có lựa chọn này" in told
    assert f'href="/so-lieu/{page}?nam=2021"' in told or f'href="/so-lieu/{page}?cap=commune"' in told
    assert client.get(f"/so-lieu/{page[:-1]}.csv?{query}").status_code == 404


def test_what_other_sites_hang_onto_a_link_changes_nothing(ledger: None, client: Client) -> None:
    assert client.get("/so-lieu/where/?fbclid=x&cap=commune").status_code == 200


def test_pages_and_pictures_are_made_once(ledger: None, folder: Path, client: Client, settings: Any) -> None:
    settings.LANGUAGES = [("vi", "Tiếng Việt")]
    draw_public_figures(timestamp=0)
    made = {path: path.stat().st_mtime_ns for path in folder.glob("extracts/kept/*/pages/*")}
    assert len(made) > 20
    draw_public_figures(timestamp=0)
    for name in QUESTIONS:
        page = client.get(f"/so-lieu/{name}/").content.decode()
        for picture in re.findall(r'(?:src|srcset)="([^"]+\.svg[^"]*)"', page):
            client.get(picture.replace("&amp;", "&"))
    assert {path: path.stat().st_mtime_ns for path in folder.glob("extracts/kept/*/pages/*")} == made


def test_an_extract_that_moves_on_takes_its_pages_along(ledger: None, folder: Path, client: Client) -> None:
    before = words(client, "/so-lieu/change/")
    path = folder / "later.csv"
    head = "dossier_code,unit_code,tier,procedure_code,procedure_name,legal_channel,received_at,origin_system"
    more = [f"L{number},{B},commune,{BIRTH},x,online,2021-05-05T09:00:00,hand" for number in range(50)]
    path.write_text("\n".join([head, *more]) + "\n", encoding="utf-8")
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    refresh_extract(NOW.replace(hour=4))
    assert "40,0 %" in before
    assert "lên 70,0 %" in words(client, "/so-lieu/change/")  # 70 of 100


def test_in_english(ledger: None, client: Client) -> None:
    page = words(client, "/en/so-lieu/change/")
    assert "From quarter 1/2021 to quarter 2/2021, the online share rose from 25.0 % to 40.0 %." in page
    page = client.get("/en/so-lieu/procedures/").content.decode()
    assert '<span lang="vi">Chứng thực bản sao</span>' in page


def test_before_the_first_extract_the_page_teaches(folder: Path, client: Client) -> None:
    for name in QUESTIONS:
        response = client.get(f"/so-lieu/{name}/")
        assert response.status_code == 200
        assert "Chưa có số liệu" in response.content.decode()
        assert client.get(f"/so-lieu/{name}.csv").status_code == 404
