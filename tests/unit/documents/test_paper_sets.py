"""A dossier keeps the papers of its time; a unit's own head stands above them."""

from datetime import date

import pytest

from motcua.documents.papers.sets import Head, form_label, head_of


@pytest.mark.parametrize(
    ("form", "on", "number", "title"),
    [
        ("06", date(2025, 6, 30), "05", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
        ("06", date(2025, 7, 1), "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ"),
        ("04", date(2021, 3, 2), "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
        ("05", date(2021, 3, 2), "", "Thông báo dừng giải quyết hồ sơ"),
        ("01", date(2017, 1, 1), "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
    ],
)
def test_number_and_title_are_those_of_the_time(form: str, on: date, number: str, title: str) -> None:
    label = form_label(form, on=on)
    assert (label.number, label.title, label.confirmed) == (number, title, False)


def test_the_head_of_a_unit_holds_for_those_below_it_and_for_nobody_else() -> None:
    ours = Head("Ủy ban nhân dân Xã Mẫu", "Xã Mẫu")
    assert head_of("demo-xa-mau", on=date(2026, 11, 30)) == ours
    assert head_of("demo-tinh/demo-xa-mau/demo-bo-phan", on=date(2026, 11, 30)) == ours
    assert head_of("demo-xa-mau", on=date(2025, 6, 30)) == Head()
    assert head_of("demo-xa-ban", on=date(2026, 11, 30)) == Head()
