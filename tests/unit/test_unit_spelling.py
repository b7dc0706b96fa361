"""People write the type of a unit in many ways, or not at all."""

import pytest

from motcua.orgs.spelling import bare_name, folded_name


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("TP. Huế", "Thành phố Huế"),
        ("tp hue", "Thành phố Huế"),
        ("P. Phú Xuân", "Phường Phú Xuân"),
        ("P.1", "Phường 01"),
        ("P1", "Phường 1"),
        ("Q.5", "Quận 5"),
        ("TT. Sịa", "Thị trấn Sịa"),
        ("TX Hương Thuỷ", "Thị xã Hương Thủy"),
        ("H. Phong Điền", "Huyện Phong Điền"),
        ("X. Quảng Thái", "Xã Quảng Thái"),
    ],
)
def test_shortened_types_are_written_out(typed: str, listed: str) -> None:
    assert folded_name(typed) == folded_name(listed)


def test_the_type_may_be_left_out() -> None:
    assert bare_name("Thị trấn A Lưới") == bare_name("a lưới")
    assert bare_name("Xã") == "xa"


def test_names_that_only_begin_like_a_type_are_kept() -> None:
    assert bare_name("Xã Phường Đúc") == "phuong duc"
    assert bare_name("Quan Hóa") == "hoa"  # without marks Quan and Quận are one; the full name ranks first
    assert folded_name("Tân Phú") == "tan phu"
