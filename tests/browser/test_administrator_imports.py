"""An administrator takes a damaged file in, with and without scripts: told everything, deciding everything."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.imports import DAMAGED


def picture(person: Visitor, name: str) -> None:
    """Kept where somebody wants to look at the pages (MOTCUA_PICTURES names a folder)."""
    if folder := os.environ.get("MOTCUA_PICTURES"):
        person.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.mark.parametrize(("javascript", "phone"), [(True, True), (False, False)])
def test_a_damaged_file_is_understood_checked_and_imported(
    office: Cast, visitor: Callable[..., Visitor], finish_jobs: Callable[[], None], javascript: bool, phone: bool
) -> None:
    person = visitor(javascript=javascript, phone=phone)
    mark = f"{'phone' if phone else 'desk'}-{'js' if javascript else 'plain'}"
    person.sign_in_by_form("quan-tri-1")
    assert person.sees("Chưa có lần nhập nào")
    picture(person, f"{mark}-0-empty")
    person.follow("Nhập một tệp mới")
    picture(person, f"{mark}-1-new")
    person.press("Gửi tệp và xem trước")
    assert person.sees("Hãy chọn tệp hồ sơ để nhập.")
    person.hand_in("Tệp hồ sơ", ("hồ sơ hư.csv", DAMAGED.encode()))
    person.press("Gửi tệp và xem trước")
    assert person.sees("Cách hiểu tệp", "29.5", "◆ 31/02/2021", "mất số 0")
    picture(person, f"{mark}-2-map")
    person.press("Lưu và kiểm tra thử cả tệp")
    assert person.sees("Hãy đặt tên hệ thống nguồn")
    say_what_the_columns_mean(person)
    person.press("Lưu và xem trước lại")
    assert person.sees("1.001190", "01234", "9 – Đã xử lý xong")
    assert person.field("“Lệ phí” là").input_value() == "", "what was left beside stays there"
    picture(person, f"{mark}-3-mapped")
    person.press("Lưu và kiểm tra thử cả tệp")
    assert person.sees("Đang kiểm tra thử", "Đang chờ đến lượt.")
    picture(person, f"{mark}-4-checking")
    finish_jobs()
    person.follow("Xem lại tiến độ")
    assert person.sees("1 dòng bị từ chối, 2 hồ sơ nhập được.", "31/02/2021", "không có nút hoàn tác")
    assert b"31/02/2021" in person.download("Tải danh sách dòng bị từ chối")
    picture(person, f"{mark}-5-checked")
    assert not Dossier.objects.exists()
    person.press("Nhập riêng các dòng đạt")
    finish_jobs()
    person.follow("Xem lại tiến độ")
    assert person.sees("Đã nhập 2 hồ sơ", "Trạng thái đã xong mà không có ngày xong")
    picture(person, f"{mark}-6-imported")
    person.press("Lưu cách hiểu tệp")
    assert person.sees("Đã lưu cách hiểu tệp với tên “igate-mau”.")
    assert b"leading_zeros" in person.download("Tải cách hiểu tệp")
    person.follow("Nhập hồ sơ")
    assert person.sees("hồ sơ hư.csv", "Đã nhập")
    picture(person, f"{mark}-7-list")
    rows = Dossier.objects.order_by("code").values_list("code", "procedure_name", "residence_commune", "stage")
    assert list(rows) == [
        ("MAU-101", "Đăng ký khai sinh", "01234", "submitted"),
        ("MAU-102", "Đăng ký khai tử", "01234", "approved"),
    ]


def say_what_the_columns_mean(person: Visitor) -> None:
    """The name of the source, what to mend, what to leave beside, and what the statuses mean."""
    person.fill("Tên hệ thống nguồn", "igate-mau")
    person.select("Chữa cột “Mã xã”", "Thêm lại số 0 đã mất ở đầu mã")
    person.select("Chữa cột “Mã TTHC”", "Thêm lại số 0 đã mất ở cuối mã thủ tục")
    person.select("“Lệ phí” là", "Chọn")
    person.select("“xong” nghĩa là", "9 – Đã xử lý xong")
    person.select("“mới” nghĩa là", "1 – Mới đăng ký")


def test_a_report_that_does_not_add_up_is_shown(office: Cast, visitor: Callable[..., Visitor]) -> None:
    for phone in (True, False):
        person = visitor(phone=phone)
        person.sign_in_by_form("quan-tri-1")
        person.follow("Đối chiếu số liệu")
        head = "Đơn vị,Tổng tiếp nhận,Đã giải quyết,Đang giải quyết,Tỷ lệ đúng hạn,Trước và đúng hạn"
        table = f"{head}\nXã A,83,61,19,72.29,60\n"
        person.hand_in("Bảng số liệu", ("báo cáo.csv", table.encode()))
        person.press("Đối chiếu")
        assert person.sees("2 chỗ không khớp", "thiếu 3", "chia cho tổng số tiếp nhận, không phải cho đã giải quyết")
        picture(person, f"{'phone' if phone else 'desk'}-8-reconciled")
