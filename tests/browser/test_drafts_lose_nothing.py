"""What a person typed stays hers: over an ended session, another device, a dead line, two windows, a shared machine."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from motcua.drafts.models import DraftRow
from tests.browser.conftest import FLAGS
from tests.browser.test_mother_applies_online import declare_herself
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.drafts import publish_newer, with_other_name
from tests.factories.submissions import COPY_OF_EXTRACT

BIRTH = "/nop/1.001193/"
NAME = "Họ, chữ đệm, tên"
CODE = re.compile(r"\b\w{4}-\w{4}-\w{4}\b")


def begin(person: Visitor) -> str:
    """On to the first page; the code that stands there."""
    person.open(BIRTH)
    person.press("Bắt đầu")
    found = CODE.search(person.page.locator(".code").inner_text())
    assert found, person.words()
    return found[0]


def resume(person: Visitor, code: str) -> None:
    """Open a draft by its code, as people type it."""
    person.open("/lam-tiep/")
    person.fill("Mã làm tiếp", code.lower().replace("-", " "))
    person.press("Mở hồ sơ")


def save_now(person: Visitor) -> None:
    """What the script does when the line comes back; otherwise it waits some seconds."""
    person.page.evaluate("dispatchEvent(new Event('online'))")


def wait_until_saved(person: Visitor) -> None:
    """Until the script says so."""
    save_now(person)
    expect(person.page.locator("#save-state")).to_contain_text("Đã lưu lúc", timeout=20_000)


def test_a_session_that_ends_in_mid_form_and_another_device_cost_nothing(
    office: Cast, visitor: Callable[..., Visitor]
) -> None:
    mother = visitor(phone=True, javascript=False)
    code = begin(mother)
    declare_herself(mother)
    here = mother.page.url
    mother.page.context.clear_cookies()
    mother.choose("Người đi đăng ký là gì của trẻ?", "Mẹ")
    mother.press("Lưu và đi tiếp")
    assert mother.status == 403, "the mark of origin is gone with the cookies"
    assert mother.sees("Chưa mất gì")
    mother.fill("Mã làm tiếp", "0000-0000-0000")
    mother.press("Lưu phần vừa điền và làm tiếp")
    assert mother.sees("Không có hồ sơ nào có mã này.")
    mother.fill("Mã làm tiếp", code)
    mother.press("Lưu phần vừa điền và làm tiếp")
    assert mother.page.url.startswith(here)
    assert mother.sees("Đã lưu những gì vừa điền")
    assert mother.question("Người đi đăng ký là gì của trẻ?").get_by_label("Mẹ", exact=True).is_checked()
    laptop = visitor()
    resume(laptop, code)
    assert laptop.page.url == here
    assert laptop.question("Người đi đăng ký là gì của trẻ?").get_by_label("Mẹ", exact=True).is_checked()
    laptop.press("Quay lại")
    assert laptop.field(NAME).input_value() == "Hồ Thị K'Lan"


def test_what_cannot_be_sent_stays_on_the_device_for_this_draft_alone(
    office: Cast, visitor: Callable[..., Visitor]
) -> None:
    mother = visitor(phone=True)
    begin(mother)
    mother.fill(NAME, "Hồ Thị")
    wait_until_saved(mother)
    mother.page.context.set_offline(True)
    mother.fill(NAME, "Hồ Thị K'Lan")
    save_now(mother)
    expect(mother.page.get_by_role("alert")).to_contain_text("Chưa lưu được", timeout=20_000)
    kept = mother.page.evaluate("Object.values(localStorage).join()")
    assert kept
    assert "K'Lan" not in kept
    mother.page.context.set_offline(False)
    wait_until_saved(mother)
    assert mother.page.evaluate("localStorage.length") == 0
    mother.page.context.set_offline(True)
    mother.fill(NAME, "Hồ Thị K'Lan Anh")
    save_now(mother)
    expect(mother.page.get_by_role("alert")).to_contain_text("Chưa lưu được", timeout=20_000)
    mother.page.route("**/nop/**", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    mother.page.context.set_offline(False)
    mother.page.reload()
    mother.page.unroute("**/nop/**")
    assert mother.field(NAME).input_value() == "Hồ Thị K'Lan"
    with mother.page.expect_navigation():
        mother.page.get_by_role("button", name="Lấy lại chữ đã gõ").click()
    assert mother.field(NAME).input_value() == "Hồ Thị K'Lan Anh"
    assert mother.page.evaluate("localStorage.length") == 0


def test_a_device_clock_five_years_wrong_changes_nothing(office: Cast, visitor: Callable[..., Visitor]) -> None:
    mother = visitor(phone=True)
    mother.page.clock.install(time="2031-05-01T09:00:00")
    begin(mother)
    mother.fill(NAME, "Hồ Thị K'Lan")
    mother.page.clock.run_for(5_000)
    wait_until_saved(mother)
    mother.page.reload()
    assert mother.field(NAME).input_value() == "Hồ Thị K'Lan"


def test_two_windows_do_not_overwrite_each_other_unseen(office: Cast, visitor: Callable[..., Visitor]) -> None:
    mother = visitor(javascript=False)
    begin(mother)
    second = visitor()
    second.page.context.add_cookies(mother.page.context.cookies())
    second.open(mother.page.url.removeprefix(mother.address))
    mother.fill(NAME, "Hồ Thị K'Lan")
    mother.press("Lưu và làm tiếp sau")
    second.fill(NAME, "Hồ Thị Lan")
    second.press("Lưu và đi tiếp")
    assert second.sees("Trang này vừa được lưu ở một cửa sổ khác", "Hồ Thị K'Lan")
    assert second.field(NAME).input_value() == "Hồ Thị Lan"
    second.press("Lưu và làm tiếp sau")
    second.follow("Làm tiếp ngay")
    assert second.field(NAME).input_value() == "Hồ Thị Lan"


@pytest.fixture
def browser(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages alive behind the back button, as people's browsers do."""
    program = str(shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome"))
    keeps = ["--disable-back-forward-cache"]
    opened = browser.browser_type.launch(executable_path=program, args=FLAGS, ignore_default_args=keeps)
    yield opened
    opened.close()


def test_the_next_person_at_the_same_machine_sees_nothing(office: Cast, visitor: Callable[..., Visitor]) -> None:
    first = visitor()
    code = begin(first)
    first.fill(NAME, "Hồ Thị K'Lan")
    first.press("Thoát trên máy này")
    assert first.sees(code)
    first.press("Thoát trên máy này")
    assert first.sees("Máy này không còn giữ gì")
    for _ in range(3):
        first.page.go_back(wait_until="commit")
        shown = first.page.content()
        assert "K'Lan" not in shown, first.page.url
        assert code not in shown, first.page.url
    assert first.page.evaluate("localStorage.length") == 0
    second = visitor()
    second.page.context.add_cookies(first.page.context.cookies())
    second.open(BIRTH)
    assert "Nội dung đã điền vẫn còn" not in second.words()
    second.press("Bắt đầu")
    assert second.field(NAME).input_value() == ""
    resume(first, code)
    assert first.field(NAME).input_value() == "Hồ Thị K'Lan"


def test_by_keyboard_alone_a_page_is_saved_and_the_language_changes_without_loss(
    office: Cast, visitor: Callable[..., Visitor]
) -> None:
    person = visitor(phone=True)
    begin(person)
    person.field(NAME).focus()
    person.page.keyboard.type("Hồ Thị K'Lan")
    for _page in ("requester", "requester"):
        with person.page.expect_navigation():
            person.page.keyboard.press("Enter")
        person.check()
        assert re.search(rf"/{_page}/$", person.page.url), (
            "Enter goes on; it neither goes back nor changes the language"
        )
        focused = person.page.evaluate("document.activeElement.className")
        person.page.locator("main form input:visible").first.focus()
    assert "govuk-error-summary" in focused
    assert person.sees("Cần sửa mấy chỗ sau")
    person.press("Quay lại")
    person.field(NAME).fill("Hồ Thị K'Lan Anh")
    person.press("English")
    assert person.page.url == f"{person.address}/en{BIRTH}applicant/"
    assert person.page.locator("[id='f-applicant-full_name']").input_value() == "Hồ Thị K'Lan Anh"
    assert DraftRow.objects.get().language == "en"


def test_a_form_that_changes_on_the_way_says_so_and_asks_only_what_is_new(
    office: Cast, visitor: Callable[..., Visitor], own_folders: Path
) -> None:
    person = visitor(phone=True)
    person.open(f"/nop/{COPY_OF_EXTRACT}/")
    person.press("Bắt đầu")
    person.fill(NAME, "Hồ Thị K'Lan")
    publish_newer(own_folders, COPY_OF_EXTRACT, with_other_name)
    person.press("Lưu và đi tiếp")
    assert person.sees("Biểu mẫu đã thay đổi", "Tên gọi khác")
    person.press("Chuyển sang mẫu mới và làm tiếp")
    assert person.sees("Câu mới hoặc đã đổi.")
    person.open(f"/nop/{COPY_OF_EXTRACT}/applicant/")
    assert person.field(NAME).input_value() == "Hồ Thị K'Lan"
