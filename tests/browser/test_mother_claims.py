"""A mother is helped at the counter, goes home with her codes, and takes the dossier into an account of her own."""

from collections.abc import Callable

from motcua.assistance.models import AssistedSession
from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.submissions import COPY_OF_EXTRACT
from tests.integration.portal.test_apply import EXTRACT_PAGES


def helped(helper: Visitor) -> tuple[str, str]:
    """The clerk helps under her own name; the dossier's code, and the one with which the mother opens it."""
    helper.sign_in("mot-cua-1")
    helper.open("/tro-giup/")
    helper.press("Bắt đầu hỗ trợ")
    assert helper.sees("Hãy chọn một mục.")
    helper.choose("Người được hỗ trợ đồng ý thế nào?", "Đã đọc to, người được hỗ trợ nói đồng ý")
    helper.choose("Người hỗ trợ là ai?", "Cán bộ một cửa")
    helper.choose("Ở đâu?", "Tại quầy")
    helper.press("Bắt đầu hỗ trợ")
    helper.open(f"/nop/{COPY_OF_EXTRACT}/")
    helper.press("Bắt đầu")
    for answers in EXTRACT_PAGES.values():
        for name, value in answers.items():
            answer(helper, name, value)
        helper.press("Lưu và đi tiếp")
    assert helper.sees("Hồ sơ sẽ ghi: người đứng tên làm, có người hỗ trợ.")
    helper.press("Nộp hồ sơ")
    place, codes = helper.page.url, helper.page.locator("dd").all_inner_texts()
    helper.open("/tro-giup/")
    helper.page.get_by_label("Điền tờ khai").check()
    helper.press("Kết thúc hỗ trợ")
    assert helper.sees("Máy này không còn giữ gì của người được hỗ trợ")
    helper.page.goto(place)
    assert codes[0] not in helper.words()
    return codes[0], codes[2]


def answer(helper: Visitor, name: str, value: str) -> None:
    """One control by the name under which it is sent."""
    control = helper.page.locator(f"main [name='{name}']")
    kind = control.first.evaluate("one => one.type")
    if kind in {"radio", "checkbox"}:
        helper.page.locator(f"main [name='{name}'][value='{value}']").check()
    elif kind == "select-one":
        control.select_option(value)
    else:
        control.fill(value)


def test_she_claims_what_was_filled_in_with_help_without_scripts(office: Cast, visitor: Callable[..., Visitor]) -> None:
    code, resume_code = helped(visitor())
    dossier = Dossier.objects.get()
    assert (dossier.actor, dossier.helper_kind, dossier.place) == ("owner_assisted", "officer", "counter")
    assert AssistedSession.objects.get().steps == ["fill"]
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
    mother.fill("Mã hồ sơ", code)
    mother.fill("Mã mở hồ sơ", resume_code.lower())
    mother.press("Đưa vào tài khoản")
    mother.press(f"Mở {code}")
    assert mother.sees("Cấp bản sao trích lục hộ tịch", code)
    mother.follow("Tài khoản")
    mother.follow("Nơi đang đăng nhập")
    assert mother.sees("Máy này")
    mother.press("Thoát ở mọi nơi")
    mother.fill("Tên đăng nhập", username)
    mother.fill("Mật khẩu", "con trâu đi trước cái cày")
    mother.press("Đăng nhập")
    assert mother.sees(code)
    mother.press("Thoát")
    mother.page.go_back()
    assert code not in mother.words()
