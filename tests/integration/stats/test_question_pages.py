"""The pages of figures that answer one question each, against a ledger counted by hand."""

import csv
import io
import re
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.analytics.api import refresh_extract
from motcua.core.actor import Actor
from motcua.demonstration.plan import UNITS_FILE
from motcua.dossiers.api import ImportOrder, import_dossiers
from motcua.orgs.api import load_units
from motcua.stats import tasks
from motcua.stats.questions import QUESTIONS
from motcua.stats.tasks import draw_public_figures

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
HUE, A, B, C = "demo-hue-2021.tp-hue", *(f"demo-hue-2021.tp-hue.0{number}" for number in (1, 2, 3))
COPY, BIRTH, HOUSEHOLD = "2.000815", "1.001193", "1.001612"
NAMES = {COPY: "Chứng thực bản sao", BIRTH: "Đăng ký khai sinh", HOUSEHOLD: "Đăng ký hộ kinh doanh"}
# unit, tier, procedure, channel, actor, received, due, finished, how many: 210 dossiers, 60 of them online (28.6 %)
COUNTED = [
    (A, "commune", COPY, "counter", "owner", "2021-03-01", "2021-03-04", "2021-03-02", 70),
    (A, "commune", BIRTH, "online", "owner", "2021-03-01", "2021-03-04", "2021-03-02", 10),
    (A, "commune", BIRTH, "counter", "owner", "2021-03-01", "2021-03-04", "2021-03-02", 30),
    (B, "commune", BIRTH, "online", "unknown", "2021-05-04", "2021-05-07", "2021-05-05", 20),
    (B, "commune", BIRTH, "counter", "owner", "2021-05-04", "2021-05-07", "2021-05-11", 30),
    (HUE, "district", HOUSEHOLD, "online", "owner_assisted", "2021-02-02", "2021-02-05", "2021-02-03", 30),
    (HUE, "district", HOUSEHOLD, "counter", "owner", "2021-02-02", "2021-02-05", "", 20),
]
HEAD = ["dossier_code", "unit_code", "tier", "procedure_code", "procedure_name", "eligible_online", "legal_channel"]
HEAD += ["actor", "received_at", "due_at", "finished_at", "status", "simulated", "origin_system"]
SMALL = [
    (C, "commune", BIRTH, channel, "owner", "2021-03-02", "2021-03-05", "2021-03-03", many)
    for channel, many in (("online", 2), ("counter", 41))
]

pytestmark = pytest.mark.django_db


def write_ledger(folder: Path, counted: list[tuple[Any, ...]], *, simulated: bool = False) -> None:
    """Import the dossiers of the table, extract them."""
    load_units(UNITS_FILE)
    lines = [",".join(HEAD)]
    for unit, tier, procedure, channel, actor, received, due, finished, many in counted:
        eligible = str(procedure != COPY).lower()
        moments = [f"{day}T09:00:00" if day else "" for day in (received, due, finished)]
        status = "9" if finished else "4"
        known = [unit, tier, procedure, NAMES[procedure], eligible, channel, actor, *moments, status]
        tail = ",".join([*known, str(simulated).lower(), "hand"])
        lines += [f"{len(lines) + number},{tail}" for number in range(many)]
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


ANSWERS = [
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
    # online 60 of 210; by the owner 10 of 210, with the 20 unknown 30 of 210
    (
        "who-submits/",
        (
            "Năm 2021, trong 100 hồ sơ có 29 nộp trực tuyến; chắc chắn do chính người dân tự nộp chỉ có 4,8, "
            "nhiều nhất có thể là 14, vì không phải hồ sơ nào cũng ghi ai nộp."
        ),
    ),
    # 190 finished, 30 of them late; the index counts the 20 open and overdue too: 160 of 190, 160 of 210
    (
        "on-time/",
        (
            "Năm 2021, trong 100 hồ sơ đã xong và có hẹn trả, 84 xong đúng hạn hoặc sớm hơn; tính theo Bộ chỉ số "
            "766 là 76; 20 hồ sơ chưa xong đã quá hạn."
        ),
    ),
    # communes 30 of 160, of which 90 eligible; districts 30 of 50, all eligible. Eligibility (0.5625 - 1) times
    # (1/3 + 3/5) / 2 = -20.4 points, use (1/3 - 3/5) times (0.5625 + 1) / 2 = -20.8 points
    (
        "gap/?cap=commune&voi=district",
        (
            "Trong đó: −20,4 điểm do khác nhau về tỷ lệ hồ sơ đủ điều kiện nộp trực tuyến; −20,8 điểm do khác "
            "nhau về mức sử dụng trực tuyến trong số hồ sơ đủ điều kiện."
        ),
    ),
    # communes: 10 of 110 and 20 of 50, together 30 of 160
    (
        "where/?cap=commune",
        "Năm 2021, cấp xã nộp trực tuyến 18,8 %; trong 2 đơn vị không đơn vị nào khác biệt rõ với mức chung.",
    ),
    # January to March 40 of 160, April to June 20 of 50
    ("change/", "Từ quý 1/2021 đến quý 2/2021, tỷ lệ nộp trực tuyến tăng từ 25,0 % lên 40,0 %."),
]


def test_one_sentence_answers_first(ledger: None, client: Client) -> None:
    for address, answer in ANSWERS:
        page = words(client, f"/so-lieu/{address}")
        assert answer in page, address
        assert page.index(answer) < page.index("Con số này nghĩa là gì")
        assert "Dữ liệu giả lập" not in page


def test_every_page_has_picture_table_definition_data_and_permanent_address(ledger: None, client: Client) -> None:
    for name in QUESTIONS:
        page = client.get(f"/so-lieu/{name}/").content.decode()
        assert page.count("<h1") == 1
        assert 1 <= page.count("<img") <= page.count("<table"), name
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
        of_another_extract = re.sub(r"/\d{4}-\d\d-[^/]+/", "/x/", min(pictures))
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


def test_the_parts_of_the_gap_can_be_taken_away(ledger: None, client: Client) -> None:
    told = rows(client, "/so-lieu/gap.csv?cap=commune&voi=district")
    parts = {row["metric"]: row["value"] for row in told if row["metric"].startswith("gap_")}
    assert parts == {"gap_mix": "0.0", "gap_eligibility": "-0.204", "gap_use": "-0.208", "gap_outside": "0.0"}


def test_a_gap_needs_two_sides(ledger: None, client: Client) -> None:
    assert "Hãy chọn hai cấp khác nhau" in words(client, "/so-lieu/gap/?cap=commune&voi=commune")


def test_simulated_dossiers_are_named_so_on_page_picture_and_data(folder: Path, client: Client) -> None:
    write_ledger(folder, COUNTED, simulated=True)
    for name in QUESTIONS:
        page = client.get(f"/so-lieu/{name}/").content.decode()
        assert page.count("Dữ liệu giả lập") >= 2, name
        if name in ("where", "on-time"):  # drawing takes its time; all pictures are finished in one place
            picture = re.findall(r'src="([^"]+\.svg[^"]*)"', page)[0].replace("&amp;", "&")
            assert "dữ liệu giả lập" in client.get(picture).content.decode()
        assert {row["simulated"] for row in rows(client, f"/so-lieu/{name}.csv")} == {"true"}


def test_the_landing_page_leads_to_every_question(ledger: None, client: Client) -> None:
    page = client.get("/so-lieu/").content.decode()
    for name, question in QUESTIONS.items():
        assert f'href="/so-lieu/{name}/"' in page
        assert str(question.title) in page


WRONG = ["nam=1999", "nam=hai", "nam=%00", "cap=quan", "nam=2021&cap='--", "nam=" + "9" * 5000]


def test_a_choice_that_does_not_exist_is_told_with_those_that_do(ledger: None, client: Client) -> None:
    for page, query in product(("where/", "procedures/", "gap/"), WRONG):
        response = client.get(f"/so-lieu/{page}?{query}")
        assert response.status_code == 404, (page, query)
        told = response.content.decode()
        assert "Không có lựa chọn này" in told
        key, valid = ("nam", "2021") if query.startswith("nam") and "cap" not in query else ("cap", "commune")
        assert f'href="/so-lieu/{page}?{key}={valid}"' in told
        assert client.get(f"/so-lieu/{page[:-1]}.csv?{query}").status_code == 404


def test_what_other_sites_hang_onto_a_link_changes_nothing(ledger: None, client: Client) -> None:
    assert client.get("/so-lieu/where/?fbclid=x&cap=commune").status_code == 200


def test_pages_and_pictures_are_made_once(
    ledger: None, folder: Path, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LANGUAGES = [("vi", "Tiếng Việt")]
    drawn = {name: QUESTIONS[name] for name in ("gap", "change")}
    monkeypatch.setattr(tasks, "QUESTIONS", drawn)
    draw_public_figures(timestamp=0)
    made = {path: path.stat().st_mtime_ns for path in folder.glob("extracts/kept/*/pages/*")}
    assert len(made) > 12
    draw_public_figures(timestamp=0)
    for name in drawn:
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
