"""A person lets her phone keep a key, leaves, and comes back by it; taken away, it opens nothing."""

from collections.abc import Callable

from tests.browser.visitor import Visitor
from tests.factories.cast import PASSWORD, Cast
from tests.factories.organisations import citizen_account


def test_she_comes_back_by_the_key_on_her_phone(office: Cast, visitor: Callable[..., Visitor]) -> None:
    account, mother = citizen_account("An"), visitor(phone=True)
    mother.address = mother.address.replace("127.0.0.1", "localhost")
    session = mother.page.context.new_cdp_session(mother.page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    mother.open("/tai-khoan/noi-dang-nhap/")
    mother.fill("Tên đăng nhập", account.username)
    mother.fill("Mật khẩu", PASSWORD)
    mother.press("Đăng nhập")
    mother.follow("Khóa trên máy")
    mother.fill("Tên của máy này", "Điện thoại của mẹ")
    mother.press("Tạo khóa trên máy này")
    assert mother.sees("Điện thoại của mẹ")
    mother.follow("Tài khoản")
    mother.press("Thoát")
    mother.press("Đăng nhập bằng khóa trên máy")
    assert mother.sees("Tài khoản của tôi", account.username)
    mother.open("/tai-khoan/khoa/")
    mother.press("Bỏ khóa Điện thoại của mẹ")
    assert mother.sees("Chưa có khóa nào.")
