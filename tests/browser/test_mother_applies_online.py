"""A mother registers a birth from her phone, keeps her two codes, and follows the dossier."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.files import JPEG


def test_a_mother_applies_from_her_phone_and_follows_her_dossier(
    office: Cast, visitor: Callable[..., Visitor], finish_jobs: Callable[[], None]
) -> None:
    mother = visitor(phone=True)
    mother.open("/")
    mother.fill("Cần làm việc gì?", "khai sinh")
    mother.press("Tìm thủ tục")
    mother.page.get_by_role("link", name=re.compile("^Đăng ký khai sinh")).first.click()
    mother.check()
    mother.follow("Nộp hồ sơ")
    mother.press("Bắt đầu")
    declare_herself(mother)
    declare_the_child(mother)
    mother.hand_in("Giấy chứng sinh", ("IMG_2026.jpg", JPEG))
    mother.press("Lưu và đi tiếp")
    assert mother.sees("Xem lại trước khi nộp", "Hồ Thị K'Lan", "Hồ Minh An", "IMG_2026.jpg", "Thực hành")
    mother.press("Nộp hồ sơ")
    code, lookup_code = codes_of(mother)
    finish_jobs()
    mother.page.reload()
    mother.check()
    assert mother.download("Tải phiếu xác nhận (PDF)").startswith(b"%PDF-")
    dossier = Dossier.objects.get()
    assert (dossier.code, dossier.legal_channel, dossier.place) == (code, "online", "unknown")
    follow_by_codes(mother, code, lookup_code)


def declare_herself(mother: Visitor) -> None:
    """A fault is told at its field first, and what was right stays."""
    mother.fill("Họ, chữ đệm, tên", "Hồ Thị K'Lan")
    mother.fill("Số định danh cá nhân (số căn cước)", "46195001234")
    mother.write_date("Ngày, tháng, năm sinh", "", "3", "1995")
    mother.press("Lưu và đi tiếp")
    assert mother.sees("Cần sửa mấy chỗ sau", "Số này thiếu chữ số.")
    assert mother.field("Họ, chữ đệm, tên").input_value() == "Hồ Thị K'Lan"
    mother.fill("Số định danh cá nhân (số căn cước)", "046195001234")
    mother.press("Lưu và đi tiếp")


def declare_the_child(mother: Visitor) -> None:
    """From the relation to the declaration, page by page."""
    mother.choose("Người đi đăng ký là gì của trẻ?", "Mẹ")
    mother.press("Lưu và đi tiếp")
    mother.fill("Họ, chữ đệm, tên của trẻ", "Hồ Minh An")
    born = timezone.localdate() - timedelta(days=12)
    mother.write_date("Ngày, tháng, năm sinh", str(born.day), str(born.month), str(born.year))
    mother.choose("Giới tính", "Nữ")
    mother.select("Dân tộc", "Kinh")
    mother.fill("Nơi sinh", "Trạm y tế Xã Mẫu")
    mother.fill("Quê quán", "Xã Mẫu")
    mother.press("Lưu và đi tiếp")
    mother.choose("Khai về ai?", "Chỉ mẹ (phần về cha để trống)")
    mother.press("Lưu và đi tiếp")
    mother.fill("Họ, chữ đệm, tên của mẹ", "Hồ Thị K'Lan")
    mother.write_date("Ngày, tháng, năm sinh của mẹ", "", "", "1995")
    mother.select("Dân tộc của mẹ", "Kinh")
    mother.fill("Nơi cư trú của mẹ", "Thôn 1, Xã Mẫu")
    mother.press("Lưu và đi tiếp")
    mother.choose("Trẻ có Giấy chứng sinh không?", "Có bản giấy")
    mother.press("Lưu và đi tiếp")
    mother.choose("Đề nghị cấp bản sao", "Không")
    mother.press("Lưu và đi tiếp")
    mother.page.get_by_role("checkbox").first.check()
    mother.press("Lưu và đi tiếp")


def codes_of(mother: Visitor) -> tuple[str, str]:
    """Code and lookup code on the receipt's page."""
    assert mother.sees("Đã nộp hồ sơ", "Mã hồ sơ", "Mã tra cứu (giữ kín)")
    code, lookup_code, _opening_code = (cell.strip() for cell in mother.page.locator(".panel dd").all_inner_texts())
    return code, lookup_code


def follow_by_codes(mother: Visitor, code: str, lookup_code: str) -> None:
    """Both codes show stage and dates, and nothing that a neighbour looking on should know."""
    mother.follow("Tra cứu hồ sơ")
    assert mother.field("Mã hồ sơ").input_value() in {"", code}
    mother.fill("Mã hồ sơ", code)
    mother.fill("Mã tra cứu", "0000-0000-0000")
    mother.press("Tra cứu")
    assert mother.sees("Hai mã không khớp với hồ sơ nào.")
    mother.fill("Mã tra cứu", lookup_code.lower().replace("-", " "))
    mother.press("Tra cứu")
    assert mother.sees("chờ tiếp nhận")
    shown = mother.words()
    for secret in ("Hồ Minh An", "K'Lan", "khai sinh", lookup_code):
        assert secret not in shown, secret
