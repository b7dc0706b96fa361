"""What anybody may look at: the figures, the gallery of components, the pages in English, the pages that say no."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from motcua.analytics.api import refresh_extract
from motcua.core.actor import Actor
from motcua.demonstration.generate import generate
from motcua.demonstration.plan import MAPPING_FILE, UNITS_FILE
from motcua.dossiers.api import ImportOrder, import_dossiers
from motcua.orgs.api import load_units
from motcua.stats.questions import QUESTIONS
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast

IMPORTED_AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def year_2021(transactional_db: None, own_folders: Path) -> None:
    """A hundredth of the simulated province, extracted."""
    load_units(UNITS_FILE)
    made = generate(own_folders / "made", seed=3, scale=0.01)
    order = ImportOrder(dossiers=made.dossiers_file, mapping=MAPPING_FILE)
    import_dossiers(actor=Actor.system(), order=order, now=IMPORTED_AT)
    refresh_extract(IMPORTED_AT)


@pytest.mark.parametrize("phone", [True, False])
def test_the_figures_answer_show_and_can_be_taken_away(
    year_2021: None, visitor: Callable[..., Visitor], phone: bool
) -> None:
    reader = visitor(phone=phone)
    reader.open("/so-lieu/")
    assert reader.sees("Dữ liệu giả lập", "Năm 2021, 21,2 % hồ sơ được nộp trực tuyến.")
    told = reader.page.locator("figure.chart > p.govuk-visually-hidden").all_inner_texts()
    assert len([words for words in told if len(words) > 40]) == 2, "each picture is told in words too"
    pictures = reader.page.locator("main img")
    assert pictures.count() == 2
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 100
    assert reader.page.locator("main table").count() == 2
    assert b"2021,,,705,3320" in reader.download("Tải số liệu")


@pytest.mark.parametrize("phone", [True, False])
def test_printed_figures_communes_maps_and_errata_open_and_lead_on(
    year_2021: None, visitor: Callable[..., Visitor], phone: bool
) -> None:
    reader = visitor(phone=phone)
    reader.open("/so-lieu/published/?nguon=ours-from-workshop")
    assert reader.sees("21,20 %", "49,4 %", "Nguồn không ghi kỳ số liệu.")
    reader.follow("61,6 %")
    assert reader.sees("dữ liệu giả lập", "Trích dẫn")
    assert b"hue-2021-online-all" in reader.page.request.get(reader.address + "/so-lieu/published.csv").body()
    reader.open("/so-lieu/communes/")
    reader.fill("Tên xã, phường", "xa mau 07")
    reader.press("Tìm")
    reader.follow("Xã Mẫu 07")
    assert reader.sees("Dữ liệu giả lập", "Khoảng thường gặp")
    assert b"online_share" in reader.download("Tải số liệu")
    reader.open("/so-lieu/map/")
    assert reader.sees("Chưa có xã nào để vẽ", "Bộ chỉ số 766")
    picture = reader.page.locator("main img")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 100
    reader.open("/so-lieu/errata/")
    assert reader.sees("không con số nào bị thay lặng lẽ")


def test_every_question_is_answered_on_a_phone_and_on_paper(year_2021: None, visitor: Callable[..., Visitor]) -> None:
    reader = visitor(phone=True)
    for name, question in QUESTIONS.items():
        reader.open("/so-lieu/")
        reader.follow(str(question.title))
        assert reader.page.url.endswith(f"/so-lieu/{name}/")
        assert len(reader.page.locator("p.answer").inner_text()) > 40
        assert reader.sees("Dữ liệu giả lập", "Con số này nghĩa là gì", "Địa chỉ cố định")
        for picture in reader.page.locator("main img").all():
            picture.scroll_into_view_if_needed()
            assert 100 < picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") < 400
        reader.page.emulate_media(media="print")
        assert reader.page.locator("form.asking").count() == reader.page.locator("form.asking:not(:visible)").count()
        if name == "gap":
            assert reader.sees("Quá ít hồ sơ để công bố"), "a hundredth of the province is too few for a cause"
        else:
            assert reader.page.locator("main table").first.is_visible()
            # The browser chooses anew when it comes to it; until then the screen's picture is the current one.
            reader.page.wait_for_function("() => document.querySelector('main img').currentSrc.includes('-wide.svg')")
        reader.page.emulate_media(media="screen")


def test_a_reader_without_scripts_chooses_by_a_form_and_keeps_the_address(
    year_2021: None, visitor: Callable[..., Visitor]
) -> None:
    reader = visitor(phone=True, javascript=False)
    reader.open("/so-lieu/procedures/")
    reader.select("Cấp", "Cấp xã")
    reader.press("Xem")
    assert reader.page.url.endswith("?nam=2021&cap=commune")
    assert reader.sees("cấp xã, năm 2021")
    reader.open("/so-lieu/procedures/?nam=1900")
    assert reader.status == 404
    reader.follow("Năm: 2021")
    assert reader.status == 200


def test_the_gallery_shows_every_component_without_fault(office: Cast, visitor: Callable[..., Visitor]) -> None:
    for phone in (True, False):
        reader = visitor(phone=phone)
        reader.open("/thu-vien-giao-dien/")
        assert reader.status == 200


def test_the_pages_stand_in_english_and_keep_their_place(office: Cast, visitor: Callable[..., Visitor]) -> None:
    reader = visitor(phone=True)
    reader.open("/thu-tuc/1.001193/")
    reader.follow("English")
    assert reader.page.url.endswith("/en/thu-tuc/1.001193/")
    assert reader.page.locator("html").get_attribute("lang") == "en"
    reader.follow("Tiếng Việt")
    assert reader.page.url.endswith("/thu-tuc/1.001193/")


def test_a_page_that_does_not_exist_says_where_to_go_on(office: Cast, visitor: Callable[..., Visitor]) -> None:
    reader = visitor(phone=True)
    reader.open("/khong-co-trang-nay/")
    assert reader.status == 404
    assert reader.sees("Không tìm thấy trang này", "Cần giúp đỡ?")


def test_pages_print_on_paper(office: Cast, visitor: Callable[..., Visitor]) -> None:
    reader = visitor()
    reader.open("/thu-tuc/1.001193/chuan-bi/")
    reader.page.emulate_media(media="print")
    assert reader.page.locator("header.top").is_hidden() or reader.page.locator("header nav").is_hidden()
    assert io.BytesIO(reader.page.pdf()).read(5) == b"%PDF-"
