"""The leader opens the week's sheet on desktop and phone, goes to the week before, and takes the paper along."""

from collections.abc import Callable

from motcua.analytics.api import refresh_extract
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH


def test_the_leader_reads_the_week_and_prints_it(office: Cast, visitor: Callable[..., Visitor]) -> None:
    accepted(office, BIRTH)
    refresh_extract(NOW, public=False)
    leader = visitor()
    leader.sign_in("lanh-dao-1")
    leader.follow("Giao ban tuần")
    assert leader.sees("Tuần 49 năm 2026", "Tiếp nhận 1 hồ sơ", "Chỉ tiêu được giao và tỷ lệ người dân tự nộp")
    assert leader.download("Tải bản in (PDF, một trang A4)").startswith(b"%PDF-")
    leader.follow("Tuần trước")
    assert leader.sees("Tuần 48 năm 2026", "Trong tuần không tiếp nhận hồ sơ nào.")
    leader.follow("Tuần gần nhất có hồ sơ")
    assert leader.sees("Tuần 49 năm 2026")
    leader.fill("Xem tuần khác (năm và số tuần, ví dụ 2026-W47)", "tuần này")
    leader.press("Xem tuần này")
    assert leader.sees("Chưa mở được tuần này", "ví dụ 2026-W47")
    leader.open("/en/can-bo/weekly/")
    assert leader.sees("Week 49 of 2026", "1 dossier received")


def test_the_sheet_fits_a_phone(office: Cast, visitor: Callable[..., Visitor]) -> None:
    accepted(office, BIRTH)
    refresh_extract(NOW, public=False)
    leader = visitor(phone=True)
    leader.sign_in("lanh-dao-1")
    leader.open("/can-bo/weekly/")
    assert leader.sees("Giao ban tuần", "Tuần 49 năm 2026")


def test_it_reads_without_javascript(office: Cast, visitor: Callable[..., Visitor]) -> None:
    accepted(office, BIRTH)
    refresh_extract(NOW, public=False)
    leader = visitor(javascript=False)
    leader.sign_in("lanh-dao-1")
    leader.open("/can-bo/weekly/?week=2026-W49")
    assert leader.sees("Tiếp nhận 1 hồ sơ")
