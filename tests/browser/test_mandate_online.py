"""A mother lets the father act for her from home; he hands in online, the dossier is hers, and she takes it back."""

from collections.abc import Callable

import pytest

from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.mandates.models import Mandate
from tests.browser.test_employee_for_a_company import answer_extract, sign_in
from tests.browser.visitor import Visitor
from tests.factories.cast import PASSWORD, Cast
from tests.factories.submissions import MOTHER

EXTRACT = "Cấp bản sao trích lục hộ tịch"


def person(username: str, name: str, *, level: int) -> Account:
    account = Account.objects.create_account(username=username, password=PASSWORD, display_name=name)
    Account.objects.filter(pk=account.pk).update(assurance=level)
    return account


def give(mother: Visitor) -> str:
    mother.follow("Ủy quyền của tôi")
    assert mother.sees("Chưa ủy quyền trực tuyến cho ai.")
    mother.follow("Ủy quyền cho người khác")
    mother.press("Ủy quyền")
    assert mother.sees("Cần sửa mấy chỗ sau")
    mother.fill("Số định danh của ông/bà", MOTHER["identity_number"])
    mother.fill("Họ, chữ đệm, tên người được ủy quyền", "Y Khan")
    mother.page.locator("input[name=relative][value=yes]").check()
    mother.page.locator("input[name=procedures][value='2.000635']").check()
    mother.write_date("Từ ngày", "30", "11", "2026")
    mother.write_date("Đến hết ngày", "31", "12", "2026")
    mother.press("Ủy quyền")
    assert mother.sees("Đưa mã này cho người được ủy quyền", "Chờ ký")
    return Mandate.objects.get().code


def fill_in_for_her(father: Visitor) -> None:
    father.open("/nop/2.000635/")
    father.press("Bắt đầu")
    if "/dien-san/" in father.page.url:
        father.follow("Bỏ qua, tự điền")
    father.fill("Họ, chữ đệm, tên", MOTHER["full_name"])
    father.fill("Số định danh cá nhân (số căn cước)", MOTHER["identity_number"])
    father.press("Lưu và đi tiếp")
    answer_extract(father)


@pytest.mark.parametrize("javascript", [True, False])
def test_given_taken_on_used_read_and_taken_back(
    office: Cast, visitor: Callable[..., Visitor], javascript: bool
) -> None:
    mother, father = visitor(phone=True, javascript=javascript), visitor(javascript=javascript)
    her, him = person("cd-me", MOTHER["full_name"], level=2), person("cd-cha", "Y KHAN", level=1)
    sign_in(mother, her)
    code = give(mother)
    sign_in(father, him)
    father.open("/tai-khoan/uy-quyen/")
    father.fill("Mã ủy quyền", code)
    father.press("Nhận ủy quyền")
    assert father.sees("chưa được định danh ở mức cần")
    Account.objects.filter(pk=him.pk).update(assurance=2)
    father.press("Nhận ủy quyền")
    assert father.sees("Đang có hiệu lực", "chọn làm thay người đó")
    fill_in_for_her(father)
    father.choose("Làm thay ai theo ủy quyền?", MOTHER["full_name"])
    mother.open(f"/tai-khoan/uy-quyen/{code}/")
    assert mother.sees("Chưa có hồ sơ nào nộp theo ủy quyền này.")
    father.press("Nộp hồ sơ")
    assert father.sees("Đã nộp hồ sơ")
    dossier = Dossier.objects.get()
    assert (dossier.actor, dossier.owner_account_id) == ("representative", her.pk)
    mother.open("/tai-khoan/")
    assert mother.sees(dossier.code)
    mother.open(f"/tai-khoan/uy-quyen/{code}/")
    assert mother.sees(dossier.code)
    fill_in_for_her(father)
    father.choose("Làm thay ai theo ủy quyền?", MOTHER["full_name"])
    mother.press("Thu hồi ủy quyền")
    assert mother.sees("Đã thu hồi")
    father.press("Nộp hồ sơ")
    assert father.status == 422
    assert father.sees("đã hết hạn hoặc đã bị thu hồi", "Nội dung đã điền vẫn còn nguyên.")
    assert Dossier.objects.count() == 1
