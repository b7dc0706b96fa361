"""Three minutes at the counter: a clerk takes a dossier in without a mouse, with few keys of her own."""

from collections.abc import Callable

from playwright.sync_api import Page

from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast

CARD = "046195001234|191234567|Hồ Thị K'Lan|01031995|Nữ|Thôn 1, Xã Mẫu|15072022"
MOST_KEYS = 25


class Keyboard:
    """Counts every key that is not the person's own data; a key held with another counts as two."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Keys that only move about."""
        for key in keys:
            if key.startswith("Alt+"):
                self._shortcut(key.removeprefix("Alt+"))
            else:
                self.page.keyboard.press(key)
            self.pressed += key.count("+") + 1

    def _shortcut(self, letter: str) -> None:
        """Playwright leaves out the letter by which the browser finds a shortcut; a real keyboard does not."""
        key = {"modifiers": 1, "key": letter, "code": f"Key{letter.upper()}", "windowsVirtualKeyCode": ord(letter) - 32}
        session = self.page.context.new_cdp_session(self.page)
        for kind, text in (("keyDown", letter), ("keyUp", "")):
            session.send("Input.dispatchKeyEvent", key | {"type": kind, "unmodifiedText": text})
        session.detach()

    def go(self, *keys: str) -> None:
        """Keys of which the last opens a page."""
        self.press(*keys[:-1])
        with self.page.expect_navigation(timeout=10_000):
            self.press(keys[-1])

    def write(self, text: str) -> None:
        """What is the person's own."""
        self.page.keyboard.type(text)

    def scan(self, text: str) -> None:
        """A scanner types and ends with Enter."""
        self.page.keyboard.type(text)
        with self.page.expect_navigation(timeout=10_000):
            self.page.keyboard.press("Enter")


def test_a_clerk_takes_in_a_dossier_by_keyboard_alone(
    office: Cast, visitor: Callable[..., Visitor], finish_jobs: Callable[[], None]
) -> None:
    clerk = visitor()
    clerk.sign_in("mot-cua-1")
    keys = Keyboard(clerk.page)
    keys.go("Alt+n")
    clerk.check()
    keys.go(str(number_of(clerk, "Chứng thực bản sao từ bản chính")), "Enter")
    clerk.check()
    keys.scan(CARD[:30])
    assert clerk.sees("Máy quét mới đọc được một phần thẻ.")
    clerk.check()
    keys.scan(CARD)
    assert clerk.field("Họ, chữ đệm, tên").input_value() == "Hồ Thị K'Lan"
    keys.write("Bằng tốt nghiệp")
    keys.press("Tab")
    keys.write("2")
    keys.press("Tab")
    keys.write("3")
    keys.go("Enter")
    clerk.check()
    keys.press("Space")
    keys.go("Alt+g")
    clerk.check()
    dossier = Dossier.objects.get()
    assert clerk.sees(f"Hồ sơ {dossier.code}", "Hồ Thị K'Lan", "Đã tiếp nhận")
    assert (dossier.stage, dossier.applicant["identity_number"]) == ("accepted", "046195001234")
    assert keys.pressed <= MOST_KEYS, keys.pressed
    finish_jobs()


def number_of(clerk: Visitor, title: str) -> int:
    """Where the procedure stands in the list that the page shows."""
    rows = clerk.page.locator("main ol li").all_inner_texts()
    return next(place for place, text in enumerate(rows, 1) if title in text)


def test_a_letter_is_taken_in_with_its_sender(office: Cast, visitor: Callable[..., Visitor]) -> None:
    clerk = visitor(phone=True)
    clerk.sign_in("mot-cua-1")
    clerk.open("/can-bo/intake/2.000815/?channel=post")
    clerk.fill("Người gửi ghi trên bì thư", "Y Khan, Buôn 2")
    clerk.fill("Số hiệu bưu gửi", "EE123456789VN")
    clerk.write_date("Ngày gửi theo dấu bưu chính", "1", "12", "2026")
    clerk.fill("Họ, chữ đệm, tên", "Y Khan")
    clerk.fill("Tên giấy tờ", "Bằng tốt nghiệp")
    clerk.fill("Số trang của bản chính", "2")
    clerk.fill("Số bản sao cần chứng thực", "1")
    clerk.choose("Đủ giấy tờ", "Đã nhận đủ các giấy tờ bắt buộc của trường hợp này")
    clerk.press("Tiếp nhận và lập giấy hẹn")
    assert clerk.sees("Ngày gửi không thể ở sau hôm nay.")
    clerk.write_date("Ngày gửi theo dấu bưu chính", "20", "11", "2026")
    clerk.press("Tiếp nhận và lập giấy hẹn")
    assert clerk.sees("Đã tiếp nhận")
    assert Dossier.objects.get().intake["consignment"] == "EE123456789VN"
