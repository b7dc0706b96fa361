"""A dossier that a ministry decides in its own system: typed there, its code pasted back, its state told here."""

from collections.abc import Callable
from datetime import timedelta

from motcua.core.models import Event
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import submitted
from tests.factories.submissions import BIRTH


def test_a_ministrys_dossier_is_mirrored(office: Cast, visitor: Callable[..., Visitor], clock: OfficeClock) -> None:
    code = submitted(office, BIRTH)
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    clerk.open(f"/can-bo/dossiers/{code}/")
    clerk.follow("Nhập vào hệ thống của bộ, ghi trạng thái ở đó")
    assert clerk.sees("Chép sang Cổng Dịch vụ công quốc gia", "HoVaTenC")
    clerk.select("Hệ thống", "Hệ thống của Bộ Tư pháp")
    clerk.press("Bắt đầu nhập")
    assert clerk.sees("Đang đo từ")
    clock.now = NOW + timedelta(minutes=6)
    clerk.fill("Mã hồ sơ ở hệ thống đó", "H15.50.05.13-261130-0975")
    clerk.press("Ghi mã, kết thúc nhập")
    assert clerk.sees("Mã này không đúng dạng của hệ thống đã chọn", "Ví dụ: H15.50.05.13-261008-1500123")
    clerk.fill("Mã hồ sơ ở hệ thống đó", " h15.50.05.13-261130-1500123 ")
    clerk.press("Ghi mã, kết thúc nhập")
    assert clerk.sees("H15.50.05.13-261130-1500123", "6 phút", "Chưa đến lượt, hoặc chưa có tin")
    clerk.choose("Trạng thái ở đó", "Đang giải quyết")
    clerk.write_date("Từ ngày", "30", "11", "2026")
    clerk.fill("Từ giờ", "09:05")
    clerk.fill("Trạng thái, nguyên văn ở đó", "Đang xử lý")
    clerk.press("Ghi trạng thái")
    assert clerk.sees("Đang giải quyết", "09:05 ngày 30/11/2026", "Đang xử lý")
    clerk.follow("Quay lại hồ sơ")
    assert clerk.sees("Đã nhập vào hệ thống của bộ", "Hệ thống của bộ báo trạng thái")
    assert Event.objects.get(kind="EnteredElsewhere").payload["seconds"] == 360
    clerk.open("/can-bo/double-entry/")
    assert clerk.sees("1.001193", "ít hơn 5")
