"""Two agencies on one dossier: a question and its answer, and a dossier that was received for another commune."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from motcua.core.actor import Role
from motcua.dossiers.models import Dossier
from motcua.orgs.api import unit_in_force
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, TODAY, Cast, make_account
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import accepted, submitted
from tests.factories.submissions import BIRTH


@pytest.fixture
def others(office: Cast) -> None:
    """The department's specialist and the other commune's clerk."""
    make_account("chuyen-vien-so", "Ngô Thị Sở", unit_in_force("demo-so-mau", on=TODAY), Role.SPECIALIST)
    make_account("mot-cua-ban", "Đặng Văn Bản", unit_in_force("demo-xa-ban", on=TODAY), Role.CLERK)


def test_a_question_goes_to_the_department_and_its_answer_comes_back(
    office: Cast, others: None, visitor: Callable[..., Visitor]
) -> None:
    code = accepted(office, BIRTH)
    specialist, expert = visitor(), visitor()
    expert.sign_in("chuyen-vien-so")
    expert.open(f"/can-bo/dossiers/{code}/")
    assert expert.status == 404
    specialist.sign_in("chuyen-vien-1")
    specialist.follow(code)
    specialist.follow("Chuyển bước")
    specialist.press("Chuyển bước")
    specialist.follow("Lấy ý kiến")
    specialist.fill("Cơ quan được hỏi", "Sở Mẫu (thực hành)")
    specialist.press("Lấy ý kiến cơ quan khác")
    assert specialist.sees("Hãy ghi rõ cần cơ quan kia cho ý kiến gì.")
    specialist.fill("Nội dung cần cho ý kiến", "Số định danh này đã cấp chưa?")
    specialist.fill("Cần trả lời trong (giờ làm việc)", "8")
    specialist.press("Lấy ý kiến cơ quan khác")
    assert specialist.sees("Lấy ý kiến cơ quan khác", "Số định danh này đã cấp chưa?")
    expert.open("/can-bo/")
    expert.follow("Phối hợp với đơn vị khác 1")
    expert.follow(code)
    expert.follow("Trả lời ý kiến")
    assert expert.sees("Số định danh này đã cấp chưa?")
    expert.fill("Ý kiến trả lời", "Chưa cấp.")
    expert.press("Trả lời ý kiến")
    assert expert.sees("đã làm xong phần việc của đơn vị")
    expert.open(f"/can-bo/dossiers/{code}/")
    assert expert.status == 404
    specialist.open(f"/can-bo/dossiers/{code}/")
    assert specialist.sees("Cơ quan được hỏi đã trả lời", "Chưa cấp.")


def test_a_dossier_for_another_commune_is_received_here_and_decided_there(
    office: Cast, others: None, visitor: Callable[..., Visitor], clock: OfficeClock
) -> None:
    code = submitted(office, BIRTH, competent_unit_code="demo-xa-ban")
    here, there = visitor(), visitor()
    here.sign_in("mot-cua-1")
    here.follow("Chờ tiếp nhận 1")
    here.follow(code)
    assert here.sees("Cơ quan có thẩm quyền", "Xã Bản", "Chuyển trước 17:00 thứ Hai 30/11/2026")
    here.follow("Chuyển đến cơ quan có thẩm quyền")
    here.press("Chuyển hồ sơ đến cơ quan có thẩm quyền")
    assert here.sees("Chuyển đến cơ quan có thẩm quyền")
    clock.now = NOW + timedelta(hours=4)
    there.sign_in("mot-cua-ban")
    there.follow("Chờ tiếp nhận 1")
    there.follow(code)
    there.follow("Tiếp nhận")
    there.press("Tiếp nhận hồ sơ")
    assert there.sees("Đã tiếp nhận")
    assert Dossier.objects.get(code=code).received_at == NOW + timedelta(hours=4)
    here.open(f"/can-bo/dossiers/{code}/")
    assert here.sees("Đã tiếp nhận", "Xã Bản")
