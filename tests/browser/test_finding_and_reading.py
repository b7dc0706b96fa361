"""Somebody with a phone looks for a procedure in everyday words, understands it, and takes a sheet of paper along."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from motcua.catalogue.api import import_national
from motcua.core.actor import Actor
from motcua.orgs.api import load_units
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.national import write_records
from tests.factories.submissions import BIRTH
from tests.integration.portal.test_national_pages import LAND, MARRIAGE, PERMIT, four_records
from tests.integration.portal.test_place import UNITS

TAKEN_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def catalogue(office: Cast, tmp_path: Path) -> None:
    """The practice centre, two real communes, and four national records of different kinds."""
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    load_units(tmp_path / "units.yaml")
    path = write_records(tmp_path / "records.jsonl", four_records())
    import_national(actor=Actor.system(), path=path, now=TAKEN_AT)


@pytest.mark.parametrize("javascript", [True, False])
def test_found_by_everyday_words_read_and_printed_on_a_phone(
    catalogue: None, visitor: Callable[..., Visitor], javascript: bool
) -> None:
    reader = visitor(phone=True, javascript=javascript)
    reader.open("/")
    reader.fill("Cần làm việc gì?", "lam giay khai sinh cho con")
    reader.press("Tìm thủ tục")
    assert reader.sees("Tìm thấy", "được hiểu là", "Cách hiểu này dựa vào đâu?")
    reader.follow("Đăng ký khai sinh")
    assert reader.sees("Làm ở nhà được không?", "Cần mang gì?", "Bao lâu?", "Bao nhiêu tiền?", "Nộp ở đâu?")
    reader.follow("Chọn xã, phường đang ở để xem địa chỉ và giờ làm việc")
    reader.fill("Tên xã, phường hoặc đặc khu hiện nay", "vy da")
    reader.press("Tìm")
    reader.choose("Chọn xã, phường", "Phường Vỹ Dạ")
    reader.press("Chọn nơi này")
    assert reader.page.url.endswith(f"/thu-tuc/{BIRTH}/")
    assert reader.sees("20 Lâm Hoằng, phường Vỹ Dạ", "Thứ Hai đến thứ Sáu")
    reader.follow("Chuẩn bị hồ sơ")
    assert reader.sees("In tờ này", "Giấy chứng sinh", "20 Lâm Hoằng", f"/t/{BIRTH}")
    reader.page.emulate_media(media="print")
    assert reader.page.locator("header nav").is_hidden()
    assert reader.page.locator("summary:visible").count() == 0, "on paper nothing waits to be opened"
    assert io.BytesIO(reader.page.pdf()).read(5) == b"%PDF-"


@pytest.mark.parametrize("phone", [True, False])
def test_every_kind_of_procedure_is_in_order_on_every_screen(
    catalogue: None, visitor: Callable[..., Visitor], phone: bool
) -> None:
    reader = visitor(phone=phone)
    for code in (BIRTH, MARRIAGE, LAND, PERMIT):
        reader.open(f"/thu-tuc/{code}/")
        for summary in reader.page.locator("summary").all():
            summary.click()
        reader.check()
        reader.open(f"/en/thu-tuc/{code}/")
        reader.open(f"/thu-tuc/{code}/chuan-bi/")


def test_a_case_among_many_is_opened_with_the_keyboard(catalogue: None, visitor: Callable[..., Visitor]) -> None:
    reader = visitor(phone=True)
    reader.open(f"/thu-tuc/{PERMIT}/")
    case = reader.page.locator("details.case").nth(4)
    assert not case.locator("li").first.is_visible()
    case.locator("summary").first.focus()
    reader.page.keyboard.press("Enter")
    expect(case.locator("li").first).to_be_visible()


def test_browsing_by_field_and_tier_keeps_the_choice_in_the_address(
    catalogue: None, visitor: Callable[..., Visitor]
) -> None:
    reader = visitor(phone=True)
    reader.open("/thu-tuc/")
    reader.follow("Đất đai")
    assert reader.sees("Lĩnh vực: Đất đai", "Tách thửa đất")
    reader.page.locator("details.filters summary").click()
    reader.select("Cấp làm", "Cấp tỉnh")
    reader.press("Lọc")
    assert reader.sees("Cấp làm: Cấp tỉnh", "Tách thửa đất")
    assert "linh-vuc=G13-TN02" in reader.page.url
    assert "cap=province" in reader.page.url
    with reader.page.expect_navigation():
        reader.page.locator(".chips a").first.click()
    assert "linh-vuc" not in reader.page.url
    reader.open("/thu-tuc/muc-do/?theo=agency")
    assert reader.sees("Toàn trình", "Trước ngày")
    reader.open("/thu-tuc/muc-do/?ngay=2021-12-31")
    assert reader.sees("1.304", "mức của từng thủ tục không biết được")
    reader.open("/thu-tuc/theo/linh-vuc/")
