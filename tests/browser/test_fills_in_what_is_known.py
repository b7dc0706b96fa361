"""Lan has known values filled in, corrects one with a reason, hands in; the clerk reads where each value came from."""

from collections.abc import Callable

import pytest

from motcua.dossiers.models import Dossier
from motcua.identity.models import Account
from motcua.population.models import PopulationQuery
from motcua.population.register import read_place
from tests.browser.test_mother_claims import answer
from tests.browser.visitor import Visitor
from tests.factories.cast import PASSWORD, Cast
from tests.factories.identity_provider import free_port
from tests.factories.organisations import citizen_account
from tests.factories.population_register import LAN_NAME, running
from tests.factories.submissions import COPY_OF_EXTRACT
from tests.integration.portal.test_apply import EXTRACT_PAGES

PREFILL = "Điền sẵn từ tài khoản, hồ sơ trước hoặc dữ liệu dân cư"
WITH_REGISTER = "Điền sẵn, có tra dữ liệu dân cư"


@pytest.fixture
def lan(office: Cast) -> Account:
    """Known surely by her provider."""
    account = citizen_account(LAN_NAME)
    account.assurance = 2
    account.save()
    return account


def begun(visitor: Visitor, lan: Account) -> None:
    """Signed in, at the question whose application it is."""
    visitor.open("/tai-khoan/dang-nhap/")
    visitor.fill("Tên đăng nhập", lan.username)
    visitor.fill("Mật khẩu", PASSWORD)
    visitor.press("Đăng nhập")
    visitor.open(f"/nop/{COPY_OF_EXTRACT}/")
    visitor.press("Bắt đầu")
    visitor.press(PREFILL)


def asked(visitor: Visitor) -> None:
    """The register is asked with her consent."""
    visitor.page.get_by_label("Của chính tôi").check()
    visitor.page.get_by_label("Tôi đồng ý tra dữ liệu dân cư của tôi").check()
    answer(visitor, "identity_number", "046195999001")
    for part, value in (("day", "8"), ("month", "3"), ("year", "1995")):
        answer(visitor, f"birth_date_{part}", value)
    visitor.press(WITH_REGISTER)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_from_the_register_to_the_clerk(
    office: Cast, lan: Account, visitor: Callable[..., Visitor], settings: object, javascript: bool
) -> None:
    her = visitor(phone=True, javascript=javascript)
    with running() as address:
        settings.POPULATION = read_place(address, "")  # type: ignore[attr-defined]
        begun(her, lan)
        asked(her)
    assert her.sees("Điền sẵn từ: Dữ liệu dân cư, ngày 30/11/2026 (mô phỏng). Sai thì sửa.")
    address_box = her.page.locator("main [name='applicant.address']")
    assert address_box.input_value() == "Thôn Mẫu 2, Xã Mẫu"
    address_box.fill("Thôn Mẫu 3, Xã Mẫu")
    her.press("Lưu và đi tiếp")
    for page in list(EXTRACT_PAGES.values())[1:]:
        for name, value in page.items():
            answer(her, name, value)
        her.press("Lưu và đi tiếp")
    assert her.sees("Ông/bà đã sửa những gì điền sẵn")
    her.press("Lưu lý do và đi tiếp")
    assert her.sees("Hãy ghi vì sao sửa")
    her.fill("Vì sao sửa: Nơi cư trú", "Mới chuyển nhà tháng trước")
    her.press("Lưu lý do và đi tiếp")
    assert her.sees("Nguồn của những gì điền sẵn", "Mới chuyển nhà tháng trước")
    her.press("Nộp hồ sơ")
    dossier = Dossier.objects.get()
    assert PopulationQuery.objects.get().dossier_id == dossier.pk
    her.open("/tai-khoan/")
    her.press(f"Mở {dossier.code}")
    her.open("/ho-so/ai-da-xem/")
    assert her.sees("Lấy dữ liệu để điền sẵn", "Những lần tra dữ liệu dân cư cho hồ sơ này", "Chính ông/bà")
    clerk = visitor(javascript=javascript)
    clerk.sign_in("mot-cua-1")
    clerk.open(f"/can-bo/dossiers/{dossier.code}/")
    assert clerk.sees("Nguồn của những gì điền sẵn", "Dữ liệu dân cư, ngày 30/11/2026 (mô phỏng)")
    assert clerk.sees("Đã sửa; nguồn ghi: Thôn Mẫu 2, Xã Mẫu", "Lý do: Mới chuyển nhà tháng trước")


def test_a_register_that_is_down_is_said_and_she_goes_on(
    lan: Account, visitor: Callable[..., Visitor], settings: object
) -> None:
    settings.POPULATION = read_place(f"http://127.0.0.1:{free_port()}/", "")  # type: ignore[attr-defined]
    her = visitor(phone=True)
    begun(her, lan)
    asked(her)
    assert her.sees("Dữ liệu dân cư chưa trả lời", "hồ sơ vẫn nộp được như thường")
    her.follow("Tự điền")
    assert her.page.locator("main [name='applicant.full_name']").input_value() == LAN_NAME
