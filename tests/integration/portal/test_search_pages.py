"""What a search shows: how everyday words were taken and why, the best first, and a way on to the end."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from motcua.catalogue.api import import_national
from motcua.core.actor import Actor
from tests.factories.cast import load_centre
from tests.factories.national import record, write_records
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
LAND = "1.900003"
MANY = 110


def load(folder: Path, names: dict[str, str]) -> None:
    records = [record(code, name=name) for code, name in names.items()]
    import_national(actor=Actor.system(), path=write_records(folder / "records.jsonl", records), now=timezone.now())


@pytest.fixture
def reader(tmp_path: Path) -> PageClient:
    load_centre()
    load(tmp_path, {LAND: "Cấp Giấy chứng nhận quyền sử dụng đất lần đầu"})
    return PageClient()


def test_everyday_words_are_put_into_official_ones_in_sight_with_their_source(reader: PageClient) -> None:
    page = text_of(reader.get("/thu-tuc/", {"q": "sổ đỏ"}))
    assert "“ sổ đỏ ” được hiểu là “ giấy chứng nhận quyền sử dụng đất ”." in page
    assert "Cách hiểu này dựa vào đâu?" in page
    assert "Luật Đất đai 31/2024/QH15" in page
    english = reader.get("/en/thu-tuc/", {"q": "so do"})
    assert "“ sổ đỏ ” is taken to mean “ giấy chứng nhận quyền sử dụng đất ”." in text_of(english)
    assert '<span lang="vi">sổ đỏ</span>' in english.content.decode()
    assert "được hiểu là" not in text_of(reader.get("/thu-tuc/", {"q": "quyền sử dụng đất"}))


def test_the_best_twenty_then_all_page_by_page(reader: PageClient, tmp_path: Path) -> None:
    load(tmp_path, {f"2.{number:06}": f"Cấp phép nuôi ong vùng {number}" for number in range(MANY)})
    first = reader.get("/thu-tuc/", {"q": "nuôi ong", "cach-nop": "online"}).content.decode()
    assert f"Tìm thấy {MANY} thủ tục" in first
    assert len(codes(first)) == 20
    shown: list[str] = []
    href, words = following(first), "Xem thêm kết quả"
    assert words in first
    while href:
        page = reader.get(href).content.decode()
        shown += codes(page)
        href = following(page)
    assert len(shown) == len(set(shown)) == MANY
    assert shown[:20] == codes(first)


def test_namesakes_of_several_provinces_stand_as_one_and_each_can_be_opened(reader: PageClient, tmp_path: Path) -> None:
    agencies = {
        "2.000001": ("H15", "UBND tỉnh Đắk Lắk"),
        "2.000002": ("H28", "UBND tỉnh Lai Châu"),
        "2.000003": ("G13", "Bộ A"),
    }
    records = [
        record(code, name="Cấp đổi phép nuôi ong", departmentPromulgateCode=agency, departmentPromulgateName=name)
        for code, (agency, name) in agencies.items()
    ]
    import_national(actor=Actor.system(), path=write_records(tmp_path / "same.jsonl", records), now=timezone.now())
    response = reader.get("/thu-tuc/", {"q": "nuôi ong"})
    page = text_of(response)
    assert page.count("Cấp đổi phép nuôi ong") == 2
    assert "Tìm thấy 3 thủ tục" in page
    assert page.count("Thủ tục cùng tên ở nơi khác (1)") == 1
    assert sorted(codes(response.content.decode())) == sorted(agencies)


@pytest.mark.parametrize(
    "asked",
    [
        {"sau": "r\x00~"},
        {"sau": "c-1~x"},
        {"linh-vuc": "\x00", "co-quan": "'; --", "cap": "%s"},
        {"q": "\u202enuôi\u200f ong" + "\u0301" * 500},
        {"q": "ong " * 3_000},
    ],
)
def test_nothing_asked_breaks_the_page(reader: PageClient, asked: dict[str, str]) -> None:
    assert reader.get("/thu-tuc/", {"q": "nuôi ong"} | asked).status_code == 200


def codes(page: str) -> list[str]:
    return re.findall(r'href="/thu-tuc/(2\.\d+)/"', page)


def following(page: str) -> str:
    """Where the list goes on: the only link to a list that is neither a filter nor the first page."""
    found = re.findall(
        r'href="(/thu-tuc/\?q=[^"]*(?:sau|tat-ca)=[^"]*)"[^>]*>(?:\s|<[^>]*>)*(Xem thêm|Trang sau)', page
    )
    return found[0][0].replace("&amp;", "&") if found else ""
