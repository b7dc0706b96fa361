"""A company comes to the counter once; its employee hands in for it, as herself, and the dossier is the company's."""

import re
from collections.abc import Callable

from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.organisations.models import Organisation
from tests.browser.visitor import Visitor
from tests.factories.cast import PASSWORD, Cast
from tests.factories.organisations import COMPANY, TAX_CODE, citizen_account

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def shown_code(who: Visitor) -> str:
    found = CODE.search(who.words())
    assert found is not None
    return found[0]


def sign_in(who: Visitor, account: Account) -> None:
    who.open("/tai-khoan/")
    who.fill("Tên đăng nhập", account.username)
    who.fill("Mật khẩu", PASSWORD)
    who.press("Đăng nhập")


def answer_extract(who: Visitor) -> None:
    """What the form asks, page by page."""
    who.page.get_by_label("Bản sao Giấy khai sinh", exact=True).check()
    who.page.get_by_label("Cơ quan, tổ chức", exact=True).check()
    who.page.locator("#f-request-copies").fill("2")
    who.press("Lưu và đi tiếp")
    who.page.locator("#f-subject-full_name").fill("Lê Thị Giám")
    who.page.locator("#f-subject-birth_date-year, [name='subject.birth_date_year']").first.fill("1980")
    who.press("Lưu và đi tiếp")
    who.page.locator("[name='registration.registered_at']").first.fill("Ủy ban nhân dân Xã Mẫu")
    who.press("Lưu và đi tiếp")
    who.page.get_by_role("checkbox").first.check()
    who.press("Lưu và đi tiếp")


def hand_in(who: Visitor) -> None:
    """In the company's name, whose data stand there already; of the employee nothing is filled in."""
    who.open("/nop/2.000635/")
    who.press("Bắt đầu")
    assert who.field("Tên cơ quan, tổ chức, doanh nghiệp").input_value() == COMPANY
    assert who.field("Họ, chữ đệm, tên").input_value() == ""
    who.fill("Họ, chữ đệm, tên", "Lê Thị Giám")
    who.press("Lưu và đi tiếp")
    answer_extract(who)
    assert "Ai đang làm trên máy này?" not in who.words()
    who.press("Nộp hồ sơ")
    assert who.sees("Đã nộp hồ sơ")


def test_the_employee_hands_in_for_the_company(office: Cast, visitor: Callable[..., Visitor]) -> None:
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    clerk.follow("Ủy quyền")
    clerk.follow("Doanh nghiệp, tổ chức: lập tài khoản chung")
    clerk.fill("Mã số thuế", TAX_CODE[:-1] + "7")
    clerk.fill("Tên doanh nghiệp, tổ chức", COMPANY)
    clerk.fill("Họ tên người quản lý tài khoản", "Lê Thị Giám")
    clerk.page.get_by_role("checkbox").check()
    clerk.press("Ghi nhận, lập mã mời")
    assert clerk.sees("Mã số thuế này có chữ số ghi nhầm.")
    clerk.fill("Mã số thuế", TAX_CODE)
    clerk.press("Ghi nhận, lập mã mời")
    manager, employee = visitor(phone=True), visitor(phone=True)
    join(manager, citizen_account("Le Thi Giam"), shown_code(clerk))
    manager.follow(f"Người làm việc cho {COMPANY}")
    manager.fill("Tên người làm việc", "Trần Thị Làm")
    manager.choose("Được làm gì?", "Nhân viên: nộp và theo dõi hồ sơ")
    manager.press("Lập mã mời")
    account = citizen_account("Tran Thi Lam")
    join(employee, account, shown_code(manager))
    employee.press(f"Làm việc cho {COMPANY}")
    hand_in(employee)
    dossier = Dossier.objects.get()
    assert (dossier.owner_account_id, dossier.actor) == (
        Organisation.objects.get().account_id,
        "representative",
    )
    employee.open("/tai-khoan/")
    assert employee.sees(dossier.code)
    employee.press("Thôi làm việc cho tổ chức")
    employee.open("/tai-khoan/")
    assert dossier.code not in employee.words()
    manager.follow("Doanh nghiệp, tổ chức của tôi")
    manager.press(f"Làm việc cho {COMPANY}")
    assert manager.sees(dossier.code)


def join(who: Visitor, account: Account, code: str) -> None:
    sign_in(who, account)
    who.follow("Làm việc cho doanh nghiệp, tổ chức")
    who.fill("Mã mời", code.lower())
    who.press("Vào tổ chức")
    assert who.sees(f"{COMPANY} ({TAX_CODE})")
