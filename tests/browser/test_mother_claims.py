"""A mother whose dossier the counter took in makes an account on her phone and takes the dossier into it."""

from collections.abc import Callable

from motcua.dossiers.api import submit_dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, counter_submission


def test_she_claims_what_the_counter_took_in_without_scripts(office: Cast, visitor: Callable[..., Visitor]) -> None:
    receipt = submit_dossier(actor=office.clerk, submission=counter_submission(BIRTH), now=NOW)
    mother = visitor(phone=True, javascript=False)
    mother.open("/")
    mother.follow("Tài khoản")
    mother.follow("Chưa có tài khoản: tạo tài khoản")
    mother.fill("Họ và tên", "Hồ Thị K'Lan")
    username = mother.field("Tên đăng nhập").input_value()
    mother.fill("Mật khẩu", "ngắn")
    mother.press("Tạo tài khoản")
    assert mother.sees("Mật khẩu cần từ 10 ký tự")
    mother.fill("Mật khẩu", "con trâu đi trước cái cày")
    mother.press("Tạo tài khoản")
    assert mother.sees("Tài khoản của tôi", "Chưa có hồ sơ nào")
    mother.fill("Mã hồ sơ", receipt.code)
    mother.fill("Mã mở hồ sơ", receipt.resume_code.lower())
    mother.press("Đưa vào tài khoản")
    mother.press(f"Mở {receipt.code}")
    assert mother.sees("Đăng ký khai sinh", receipt.code)
    mother.follow("Tài khoản")
    mother.follow("Nơi đang đăng nhập")
    assert mother.sees("Máy này")
    mother.press("Thoát ở mọi nơi")
    mother.fill("Tên đăng nhập", username)
    mother.fill("Mật khẩu", "con trâu đi trước cái cày")
    mother.press("Đăng nhập")
    assert mother.sees(receipt.code)
    mother.press("Thoát")
    mother.page.go_back()
    assert receipt.code not in mother.words()
