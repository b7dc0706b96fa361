"""Thousands of procedures that cannot be submitted here are found, understood and printed on the same pages."""

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from motcua.catalogue.api import import_national
from motcua.core.actor import Actor
from motcua.orgs.api import load_units
from motcua.portal.place import COOKIE
from tests.factories.cast import load_centre
from tests.factories.national import PLAIN, record, write_records
from tests.factories.submissions import BIRTH
from tests.integration.portal.test_place import UNITS, VY_DA
from tests.page_client import PageClient, text_of

OWN_ALONE = ("2.000635", "2.000815", "3.000722")
"""Procedures that only we define."""
pytestmark = pytest.mark.django_db
TAKEN_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
METHOD: dict[str, Any] = PLAIN["executionMethods"][0]
MARRIAGE, LAND, PERMIT = "1.900002", "1.900003", "1.900004"


def paper(name: str, originals: int = 1) -> dict[str, Any]:
    return {"code": "KQ", "name": name, "originalQty": originals, "copyQty": 0, "required": False}


def doubtful_marriage() -> dict[str, Any]:
    """No number to rely on: a sentence for a limit, a fee of nought, a paper without a number of copies."""
    limits = {"processingTime": 3, "processingTimeUnit": "OTHER", "description": "Trong ngày, nếu xác minh: 3 ngày"}
    fees = [{"type": "SERVICE_FEE", "value": 0, "description": "Do Hội đồng nhân dân tỉnh quyết định."}]
    return record(
        MARRIAGE,
        name="Thủ tục đăng ký kết hôn",
        isFullProcess=False,
        executionMethods=[{"submissionMethod": "DIRECT", "fees": fees} | limits],
        executionCases=[
            {"name": "* Giấy tờ phải nộp:", "profileComponents": [paper("- Tờ khai"), paper("Hộ chiếu", 0)]}
        ],
    )


def land_of_another_province() -> dict[str, Any]:
    return record(
        LAND,
        name="Tách thửa đất",
        type="SPECIFIC",
        isWard=False,
        isProvince=True,
        departmentPromulgateCode="H15",
        departmentPromulgateName="UBND tỉnh Đắk Lắk",
        categoriesDetails=[{"code": "G13-TN02", "name": "Đất đai"}],
    )


def long_permit() -> dict[str, Any]:
    cases = [
        {"name": f"Trường hợp {n}: thuốc", "profileComponents": [paper(f"Đơn số {n}-{at}") for at in range(12)]}
        for n in range(1, 19)
    ]
    text = "Cục Quản lý Dược thẩm định hồ sơ theo quy định. " * 60
    return record(
        PERMIT,
        name="Cấp giấy đăng ký lưu hành thuốc",
        isWard=False,
        isMinistry=True,
        executionCases=cases,
        executionSteps=[{"name": f"Bước {n}", "description": text} for n in range(9)],
        categoriesDetails=[{"code": "G18", "name": "Dược phẩm"}],
    )


def four_records() -> list[dict[str, Any]]:
    """One that we have a definition of, one full of doubts, one of another province, one with many cases."""
    return [record(BIRTH), doubtful_marriage(), land_of_another_province(), long_permit()]


@pytest.fixture
def reader(tmp_path: Path) -> PageClient:
    load_centre()
    (tmp_path / "units.yaml").write_text(
        UNITS + '  - {code: "nso:66", name: Tỉnh Đắk Lắk, kind: province, valid_from: "2025-07-01", source: thu,\n'
        "     aliases: [{kind: code, text: H15, source: thu}]}\n",
        encoding="utf-8",
    )
    load_units(tmp_path / "units.yaml")
    import_national(actor=Actor.system(), path=write_records(tmp_path / "r.jsonl", four_records()), now=TAKEN_AT)
    return PageClient()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("code", [BIRTH, MARRIAGE, LAND, PERMIT])
def test_every_procedure_has_its_page_and_its_sheet_in_both_languages(
    reader: PageClient, prefix: str, code: str
) -> None:
    for path in (f"/thu-tuc/{code}/", f"/thu-tuc/{code}/chuan-bi/"):
        assert reader.get(prefix + path).status_code == 200
    short = reader.get(f"{prefix}/t/{code}")
    assert (short.status_code, short["Location"]) == (302, f"{prefix}/thu-tuc/{code}/")


def test_what_is_doubtful_is_marked_and_never_shown_as_a_number(reader: PageClient) -> None:
    words = text_of(reader.get(f"/thu-tuc/{MARRIAGE}/"))
    assert "Chưa chắc" in words
    assert "Mức thu ghi 0." in words
    assert "Xem quy định" in words
    assert "0 đồng" not in words
    assert "Trong ngày, nếu xác minh: 3 ngày" in words
    assert "3 ngày làm việc" not in words
    assert "Số bản: hỏi nơi nộp" in words
    assert "Không. Phải đến tận nơi." in words


def test_what_our_definition_settles_carries_no_mark_of_the_record(reader: PageClient) -> None:
    page = reader.get(f"/thu-tuc/{BIRTH}/")
    words = text_of(page)
    assert "Chưa chắc" not in words
    assert "Viết lại cho dễ hiểu ở đây: tên, cần mang gì, bao lâu, bao nhiêu tiền, các bước" in words
    assert "Cổng Dịch vụ công quốc gia, 163/QĐ-BTP" in words
    assert f'href="/nop/{BIRTH}/"' in page.content.decode()


def test_nobody_is_led_to_apply_where_this_system_is_not_the_lawful_door(reader: PageClient) -> None:
    page = reader.get(f"/thu-tuc/{LAND}/").content.decode()
    assert "/nop/" not in page
    assert f'href="/thu-tuc/{LAND}/chuan-bi/"' in page
    assert "https://dichvucong.gov.vn" in page
    assert "https://dichvucong.gov.vn" not in reader.get(f"/thu-tuc/{MARRIAGE}/").content.decode()


def test_the_readers_own_centre_stands_on_the_page(reader: PageClient) -> None:
    assert "Chọn xã, phường đang ở" in text_of(reader.get(f"/thu-tuc/{BIRTH}/"))
    reader.cookies[COOKIE] = VY_DA
    words = text_of(reader.get(f"/thu-tuc/{BIRTH}/"))
    assert "Trung tâm phục vụ hành chính công phường Vỹ Dạ" in words
    assert "20 Lâm Hoằng, phường Vỹ Dạ" in words
    assert "Khác tỉnh" not in words
    assert "gần nhà" not in text_of(reader.get(f"/thu-tuc/{PERMIT}/")), "a ministry's permit is not taken in there"


def test_a_procedure_of_another_province_says_so(reader: PageClient) -> None:
    reader.cookies[COOKIE] = VY_DA
    assert "Khác tỉnh" in text_of(reader.get(f"/thu-tuc/{LAND}/"))
    assert "Chỉ áp dụng ở nơi do UBND tỉnh Đắk Lắk quản lý." in text_of(reader.get(f"/thu-tuc/{LAND}/"))


def test_many_lists_of_papers_fold_and_one_can_be_printed_alone(reader: PageClient) -> None:
    page = reader.get(f"/thu-tuc/{PERMIT}/").content.decode()
    assert page.count('<details class="case">') == 18
    sheet = reader.get(f"/thu-tuc/{PERMIT}/chuan-bi/").content.decode()
    assert "<details" not in sheet, "on paper nothing can be opened"
    alone = text_of(reader.get(f"/thu-tuc/{PERMIT}/chuan-bi/", {"danh-sach": "2"}))
    assert "Đơn số 2-11" in alone
    assert "Đơn số 1-0" not in alone
    for nonsense in ("99", "-1", "x", "0", "٣", "9" * 400):
        assert "Đơn số 1-0" in text_of(reader.get(f"/thu-tuc/{PERMIT}/chuan-bi/", {"danh-sach": nonsense}))


@pytest.mark.parametrize("code", [BIRTH, LAND, PERMIT])
def test_a_page_asks_the_database_at_most_six_times(
    reader: PageClient, code: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """In a process that has read our own definition once: published versions stay in its memory."""
    reader.cookies[COOKIE] = VY_DA
    reader.get(f"/thu-tuc/{code}/")
    with django_assert_max_num_queries(6):
        page = reader.get(f"/thu-tuc/{code}/")
    assert len(gzip.compress(page.content)) < 60_000


def test_the_catalogue_is_browsed_by_what_it_has(reader: PageClient) -> None:
    first = reader.get("/thu-tuc/")
    assert "Lĩnh vực" in text_of(first)
    assert "Bộ Tư pháp" in text_of(first)
    fields = text_of(reader.get("/thu-tuc/theo/linh-vuc/"))
    assert "Đất đai" in fields
    assert "Dược phẩm" in fields
    found = text_of(reader.get("/thu-tuc/", {"linh-vuc": "G13-TN02", "cap": "province"}))
    assert "Tách thửa đất" in found
    assert "Thủ tục đăng ký kết hôn" not in found
    assert "Lĩnh vực: Đất đai" in found, "what is chosen stands there and can be taken off"


def test_choosing_a_field_keeps_what_was_chosen_before(reader: PageClient) -> None:
    page = reader.get("/thu-tuc/theo/linh-vuc/", {"cap": "ministry"}).content.decode()
    assert "?linh-vuc=G18&amp;cap=ministry" in page or "?cap=ministry&amp;linh-vuc=G18" in page
    assert "G13-TN02" not in page, "no field that would find nothing"


def test_what_another_province_published_stands_apart_from_what_holds_here(reader: PageClient) -> None:
    """The same procedure of many provinces has the same name; only one of them is the reader's."""
    anywhere = reader.get("/thu-tuc/", {"q": "tach thua dat"})
    assert "UBND tỉnh Đắk Lắk" in text_of(anywhere)
    assert "Chọn xã, phường đang ở" in text_of(anywhere)
    assert "tỉnh, thành phố khác" not in text_of(anywhere)
    reader.cookies[COOKIE] = VY_DA
    here = reader.get("/thu-tuc/", {"q": "tach thua dat"})
    assert "Thủ tục của tỉnh, thành phố khác (1)" in text_of(here)
    shown, _details, apart = here.content.decode().partition('<details class="govuk-details')
    assert f"/thu-tuc/{LAND}/" not in shown
    assert f"/thu-tuc/{LAND}/" in apart


def test_the_best_twenty_answers_come_first_and_the_others_on_request(
    reader: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.portal.views.browse.ON_A_PAGE", 1)
    few = reader.get("/thu-tuc/", {"q": "thu tuc dang ky"})
    assert "Xem thêm kết quả" in text_of(few)
    more = reader.get("/thu-tuc/", {"q": "thu tuc dang ky", "tat-ca": "1"})
    assert f"/thu-tuc/{MARRIAGE}/" in more.content.decode()
    assert "Xem thêm kết quả" not in text_of(more)


def test_a_form_without_an_address_says_where_to_get_it(reader: PageClient, tmp_path: Path) -> None:
    papers = [{"code": "1", "name": "Tờ khai", "originalQty": 1, "attachments": [{"fileName": "to khai.docx"}]}]
    given = record("1.900010", executionCases=[{"name": "", "profileComponents": papers}])
    named = given | {"code": "1.900011", "id": "019d2be3-6a72-700f-a652-d603f1537007"}
    odd = given | {"code": "1.900012", "id": "../odd"}
    path = write_records(tmp_path / "forms.jsonl", [given, named, odd])
    import_national(actor=Actor.system(), path=path, now=TAKEN_AT)
    address = 'href="https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2be3-6a72-700f-a652-d603f1537007"'
    assert address in reader.get("/thu-tuc/1.900011/").content.decode()
    for code in ("1.900010", "1.900012"):
        page = reader.get(f"/thu-tuc/{code}/")
        assert f"trên Cổng Dịch vụ công quốc gia, tìm mã {code}" in text_of(page)
        assert "thu-tuc-hanh-chinh" not in page.content.decode()
        assert 'href="#mau-don"' in page.content.decode()
    assert "tìm mã 1.900011" in text_of(reader.get("/thu-tuc/1.900011/chuan-bi/"))


def test_a_long_name_is_cut_in_lists_and_whole_on_its_page(reader: PageClient, tmp_path: Path) -> None:
    name = "Cấp giấy phép " + "cho cơ sở sản xuất, kinh doanh, " * 30
    path = write_records(tmp_path / "long.jsonl", [record("1.900009", name=name)])
    import_national(actor=Actor.system(), path=path, now=TAKEN_AT)
    assert name.strip() not in text_of(reader.get("/thu-tuc/", {"tat-ca": "1"}))
    assert name.strip() in text_of(reader.get("/thu-tuc/1.900009/"))


def test_the_whole_catalogue_is_paged_by_key(reader: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.portal.views.browse.ON_A_PAGE", 2)
    seen: list[str] = []
    href = "/thu-tuc/?tat-ca=1"
    for _page in range(4):
        page = reader.get(href).content.decode()
        seen += [code for code in (BIRTH, MARRIAGE, LAND, PERMIT, *OWN_ALONE) if f'href="/thu-tuc/{code}/"' in page]
        href = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert sorted(seen) == sorted([BIRTH, MARRIAGE, LAND, PERMIT, *OWN_ALONE])
    assert href == ""


@pytest.mark.parametrize(
    "query",
    [
        {"linh-vuc": "không có"},
        {"cap": "x" * 5000},
        {"sau": "~~~"},
        {"sau": "a~99999999999999999999999"},
        {"muc-do": "\0"},
        {"su-kien": "' OR 1=1 --"},
        {"tat-ca": "1", "sau": "%(key)s"},
    ],
)
def test_nonsense_in_the_address_finds_nothing_and_breaks_nothing(reader: PageClient, query: dict[str, str]) -> None:
    assert reader.get("/thu-tuc/", query).status_code == 200


@pytest.mark.parametrize("path", ["/thu-tuc/theo/khong-co/", "/t/9.999999", "/thu-tuc/9.999999/chuan-bi/"])
def test_what_does_not_exist_is_not_found(reader: PageClient, path: str) -> None:
    assert reader.get(path, follow=True).status_code == 404


def button(page: HttpResponse) -> tuple[str, str]:
    """The words and the address of the one green button."""
    ((address, words),) = re.findall(r'class="govuk-button"\s+href="([^"]+)">([^<]+)</a>', page.content.decode())
    return words, address


def test_the_one_button_follows_from_the_readers_own_unit(reader: PageClient) -> None:
    assert button(reader.get(f"/thu-tuc/{BIRTH}/")) == ("Nộp hồ sơ", f"/nop/{BIRTH}/")
    reader.cookies[COOKIE] = VY_DA
    at_home = reader.get(f"/thu-tuc/{BIRTH}/")
    assert button(at_home) == ("Chuẩn bị hồ sơ", f"/thu-tuc/{BIRTH}/chuan-bi/")
    words = text_of(at_home)
    assert "Đến Cổng Dịch vụ công quốc gia" in words
    assert "Đến trung tâm nào trong tỉnh cũng được." in words
    sheet = text_of(reader.get(f"/thu-tuc/{BIRTH}/chuan-bi/"))
    assert "Tờ này để chuẩn bị, chưa phải là nộp." in sheet
    assert "Trực tuyến: Trên Cổng Dịch vụ công quốc gia (https://dichvucong.gov.vn)" in sheet
    assert "309/2026" in text_of(reader.get(f"/thu-tuc/{LAND}/"))
