"""A commune asks a department for its opinion: the department sees the dossier until it has answered."""

from collections.abc import Callable

from motcua.core.actor import Role
from motcua.orgs.api import unit_in_force
from tests.browser.visitor import Visitor
from tests.factories.cast import TODAY, Cast, make_account
from tests.factories.dossiers import accepted
from tests.factories.submissions import BIRTH


def test_commune_asks_the_department_and_goes_on_with_its_answer(office: Cast, visitor: Callable[..., Visitor]) -> None:
    make_account("chuyen-vien-so-1", "Vũ Thị Sở", unit_in_force("demo-so-mau", on=TODAY), Role.SPECIALIST)
    code = accepted(office, BIRTH)
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    clerk.follow(code)
    clerk.follow("Chuyển bước")
    clerk.press("Chuyển bước")
    worker = visitor()
    worker.sign_in("chuyen-vien-1")
    worker.follow(code)
    worker.follow("Lấy ý kiến")
    worker.fill("Cơ quan được hỏi", "demo-so-mau")
    worker.fill("Nội dung cần cho ý kiến", "Số định danh của cha đã cấp chưa?")
    worker.fill("Cần trả lời trong (giờ làm việc)", "8")
    worker.press("Lấy ý kiến cơ quan khác")
    assert worker.sees("Số định danh của cha đã cấp chưa?")
    worker.follow("Chuyển bước")
    worker.press("Chuyển bước")
    assert worker.status == 409
    expert = visitor(phone=True)
    expert.sign_in("chuyen-vien-so-1")
    expert.open("/can-bo/?list=asked")
    expert.follow(code)
    assert expert.sees("Số định danh của cha đã cấp chưa?")
    expert.follow("Trả lời ý kiến")
    expert.fill("Ý kiến trả lời", "Đã cấp ngày 02/03/2021.")
    expert.press("Trả lời ý kiến")
    expert.open(f"/can-bo/dossiers/{code}/")
    assert expert.status == 404
    worker.open(f"/can-bo/dossiers/{code}/")
    assert worker.sees("Đã cấp ngày 02/03/2021.")
    worker.follow("Chuyển bước")
    worker.press("Chuyển bước")
    worker.follow("Xem đường đi của hồ sơ")
    assert worker.sees("Ký Giấy khai sinh", "Lấy ý kiến", "Đang làm")
