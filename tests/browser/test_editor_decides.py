"""An editor looks at what is doubtful, decides with a source, undoes; anybody takes the catalogue away."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from motcua.catalogue.api import write_open_data
from motcua.core.actor import Role
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast, make_account
from tests.integration.catalogue.board import finding, load_doubtful

WRITTEN_AT = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)


@pytest.fixture
def doubtful(office: Cast, own_folders: Path) -> Cast:
    """Two records with the same doubts, and somebody to look at them."""
    load_doubtful(own_folders, "1.900001", "1.900002")
    make_account("bien-tap-1", "Võ Thị Biên Tập", office.centre, Role.EDITOR)
    return office


@pytest.mark.parametrize(("javascript", "phone"), [(True, True), (False, False)])
def test_an_editor_overrides_with_a_source_and_undoes(
    doubtful: Cast, visitor: Callable[..., Visitor], javascript: bool, phone: bool
) -> None:
    person = visitor(javascript=javascript, phone=phone)
    person.sign_in_by_form("bien-tap-1")
    assert person.sees("Đã xử lý 0 trong", "Mức thu nhỏ hơn 1.000 lần")
    person.follow("Theo cơ quan")
    assert person.sees("Bộ Tư pháp")
    person.follow("Theo loại")
    person.follow("Mức thu nhỏ hơn 1.000 lần")
    assert person.sees("8 VND: 8.000 đồng/bản")
    person.follow("1.900001 · Mức thu nhỏ hơn 1.000 lần")
    person.press("Ghi kết luận")
    assert person.sees("Hãy chọn một kết luận.")
    person.choose("Kết luận", "Ghi đè bằng giá trị đúng")
    person.fill("Mức thu đúng", "8.000")
    person.press("Ghi kết luận")
    assert person.sees("Hãy ghi nguồn")
    person.fill("Nguồn", "QĐ 163/QĐ-BTP, mục 2")
    person.press("Ghi kết luận")
    assert person.sees("Đã ghi kết luận.", "8.000 đồng", "QĐ 163/QĐ-BTP, mục 2", "Võ Thị Biên Tập")
    person.press("Hoàn tác kết luận này")
    assert person.sees("Đã hoàn tác.", "Chưa xử lý")
    assert finding().status == "open"


def test_several_are_dismissed_together_with_a_reason(doubtful: Cast, visitor: Callable[..., Visitor]) -> None:
    person = visitor()
    person.sign_in_by_form("bien-tap-1")
    person.follow("Thời hạn ghi bằng câu, không tính được")
    for box in person.page.get_by_role("checkbox").all():
        box.check(force=True)
    person.press("Bỏ qua các mục đã chọn, không có lỗi")
    assert person.sees("Hãy ghi vì sao không phải là lỗi.")
    assert all(box.is_checked() for box in person.page.get_by_role("checkbox").all())
    person.fill("Lý do", "Đúng như quyết định công bố")
    person.press("Bỏ qua các mục đã chọn, không có lỗi")
    assert person.sees("Đã ghi kết luận cho 2 mục.", "Không có mục nào như vậy")


@pytest.mark.parametrize("phone", [True, False])
def test_anybody_takes_the_catalogue_away(doubtful: Cast, visitor: Callable[..., Visitor], phone: bool) -> None:
    write_open_data(WRITTEN_AT)
    reader = visitor(phone=phone)
    reader.open("/")
    reader.follow("Dữ liệu mở")
    assert reader.sees("Số thủ tục 6", "Từ điển dữ liệu", "limit_counter")
    assert b"1.900001" in reader.download("Bảng thủ tục")
    assert b'"layer":"national"' in reader.download("Toàn văn từng thủ tục")
