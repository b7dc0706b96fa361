"""A clerk takes dossiers in: from the person at the counter, and from an envelope."""

from collections.abc import Callable

from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast

PAPERS = "Giấy tờ đã nhận"


def write_down(clerk: Visitor, name: str) -> None:
    """The person, what is to be certified, and every paper as received."""
    clerk.follow("Tiếp nhận hồ sơ")
    clerk.fill("Tìm thủ tục (mã hoặc tên, có dấu hay không dấu)", "sao y")
    clerk.press("Tìm thủ tục")
    clerk.follow("Chứng thực bản sao từ bản chính")
    clerk.fill("Họ, chữ đệm, tên", name)
    clerk.fill("Tên giấy tờ", "Bằng tốt nghiệp")
    clerk.fill("Số trang của bản chính", "2")
    clerk.fill("Số bản sao cần chứng thực", "3")
    for box in clerk.question(PAPERS).get_by_role("checkbox").all():
        box.check()


def test_a_clerk_takes_a_dossier_in_at_the_counter(
    office: Cast, visitor: Callable[..., Visitor], finish_jobs: Callable[[], None]
) -> None:
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    assert clerk.sees("Không có hồ sơ nào trong danh sách này", "Thực hành")
    write_down(clerk, "K'Dang")
    clerk.fill("Số trang của bản chính", "hai")
    clerk.press("Tiếp nhận và lập giấy hẹn")
    assert clerk.status == 422
    assert clerk.sees("Cần sửa mấy chỗ sau", "Hãy ghi một số nguyên bằng chữ số.")
    assert clerk.field("Họ, chữ đệm, tên").input_value() == "K'Dang"
    clerk.fill("Số trang của bản chính", "2")
    clerk.press("Tiếp nhận và lập giấy hẹn")
    dossier = Dossier.objects.get()
    assert clerk.sees(f"Hồ sơ {dossier.code}", "K'Dang", "Đã tiếp nhận", "hạn 17:00 thứ Hai 30/11/2026")
    assert (dossier.legal_channel, dossier.place, dossier.stage) == ("counter", "counter", "accepted")
    finish_jobs()
    clerk.page.reload()
    clerk.check()
    assert clerk.download("Giấy tiếp nhận hồ sơ và hẹn trả kết quả").startswith(b"%PDF-")
    clerk.follow("Danh sách việc")
    assert clerk.sees(dossier.code, "Đang giải quyết 1")


def test_a_clerk_takes_a_dossier_in_from_the_post(office: Cast, visitor: Callable[..., Visitor]) -> None:
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    write_down(clerk, "Y Khan")
    clerk.choose("Hồ sơ đến bằng cách nào?", "Bưu chính công ích")
    clerk.choose("Ai nộp?", "Dịch vụ nộp thay")
    clerk.select("Có người hỗ trợ không?", "Nhân viên bưu chính")
    clerk.choose("Nhận kết quả", "Qua bưu chính")
    clerk.press("Lưu, chưa tiếp nhận")
    dossier = Dossier.objects.get()
    assert clerk.sees("Y Khan", "Bưu chính công ích", "Tại bưu cục", "Mới nộp, chờ tiếp nhận")
    assert (dossier.legal_channel, dossier.place, dossier.actor) == ("post", "post_office", "agent")
    assert (dossier.helper_kind, dossier.result_channel) == ("post_agent", "post")
    clerk.follow("Tiếp nhận")
    clerk.press("Tiếp nhận hồ sơ")
    assert clerk.sees("Đã tiếp nhận")
