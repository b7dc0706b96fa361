"""The person's own account: made without being found out, in it her dossiers from every door, ended everywhere."""

import re
from pathlib import Path
from typing import Any

import pytest

from motcua.core.actor import Actor
from motcua.core.models import Event
from motcua.dossiers.api import SubmissionReceipt, list_own_dossiers, renew_opening_code, submit_dossier
from motcua.identity import rules
from motcua.identity.api import Account, actor_of_account
from tests.factories.cast import NOW, PASSWORD, TODAY, Cast, load_cast, people
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
SECRET = "con trâu đi trước cái cày theo sau"


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return load_cast()


@pytest.fixture
def receipt(cast: Cast) -> SubmissionReceipt:
    return submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)


def sign_up(browser: PageClient, name: str = "Hồ Thị K'Lan", **more: str) -> Account:
    page = browser.get("/tai-khoan/tao/").content.decode()
    drawn = re.search(r'name="drawn" value="([^"]+)"', page)
    assert drawn is not None
    given = {"drawn": drawn[1], "display_name": name, "password": SECRET} | more
    answer = browser.post("/tai-khoan/tao/", given)
    assert answer.status_code == 302, text_of(answer)
    return Account.objects.get(username=drawn[1].split(":")[0])


def actor_of(account: Account) -> Actor:
    return actor_of_account(Account.objects.get(pk=account.pk), on=TODAY)


def test_she_makes_an_account_leaves_and_comes_back_to_where_she_was() -> None:
    browser = PageClient()
    asked = browser.get("/tai-khoan/")
    assert asked["Location"] == "/tai-khoan/dang-nhap/?next=/tai-khoan/"
    account = sign_up(browser)
    assert "Hồ Thị K&#x27;Lan" in browser.get("/tai-khoan/").content.decode()
    left = browser.post("/tai-khoan/thoat/")
    assert '"cache"' in left["Clear-Site-Data"]
    assert browser.get("/tai-khoan/").status_code == 302
    credentials = {"username": account.username.upper(), "password": SECRET, "next": "/tai-khoan/noi-dang-nhap/"}
    assert browser.post("/tai-khoan/dang-nhap/", credentials)["Location"] == "/tai-khoan/noi-dang-nhap/"
    elsewhere = credentials | {"next": "https://elsewhere.example/"}
    assert PageClient().post("/tai-khoan/dang-nhap/", elsewhere)["Location"] == "/tai-khoan/"


def test_nobody_chooses_a_name_so_that_nobody_learns_which_exist() -> None:
    answer = PageClient().post(
        "/tai-khoan/tao/", {"drawn": "mot-cua-1", "display_name": "Lan", "password": SECRET, "username": "mot-cua-1"}
    )
    assert answer.status_code == 422
    assert not Account.objects.exists()
    short = PageClient().post("/tai-khoan/tao/", {"drawn": "", "display_name": " ", "password": "ngắn"})
    assert "Hãy nhập họ và tên" in text_of(short)
    assert "10 ký tự" in text_of(short)
    unknown = PageClient().post("/tai-khoan/dang-nhap/", {"username": "cd-0000-0000", "password": SECRET})
    account = sign_up(PageClient())
    wrong = PageClient().post("/tai-khoan/dang-nhap/", {"username": account.username, "password": "sai " + SECRET})
    assert (unknown.status_code, wrong.status_code) == (422, 422)
    assert "chưa đúng" in text_of(wrong)
    assert text_of(unknown) == text_of(wrong)


def test_very_many_accounts_from_one_address_wait_and_an_hour_later_may_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rules, "SIGN_UPS_FROM_ADDRESS", 1)
    sign_up(PageClient())
    page = PageClient()
    drawn = re.search(r'name="drawn" value="([^"]+)"', page.get("/tai-khoan/tao/").content.decode())
    assert drawn is not None
    answer = page.post("/tai-khoan/tao/", {"drawn": drawn[1], "display_name": "Lan", "password": SECRET})
    assert (answer.status_code, Account.objects.count()) == (422, 1)
    made = rules.Tries(1, NOW, False, 1, NOW)
    with pytest.raises(rules.SignUpMustWait):
        rules.check_can_sign_up(made, now=NOW)
    rules.check_can_sign_up(made, now=NOW + rules.WINDOW)


def test_what_the_counter_took_in_she_takes_into_her_account_with_the_opening_code(
    cast: Cast, receipt: SubmissionReceipt
) -> None:
    browser = PageClient()
    account = sign_up(browser)
    wrong = browser.post("/tai-khoan/ho-so/", {"code": receipt.code, "resume_code": receipt.lookup_code})
    assert (wrong.status_code, "không phải mã tra cứu" in text_of(wrong)) == (422, True)
    codes = {"code": receipt.code, "resume_code": receipt.resume_code}
    assert browser.post("/tai-khoan/ho-so/", codes).status_code == 302
    assert browser.post("/tai-khoan/ho-so/", codes).status_code == 302
    assert Event.objects.filter(kind="DossierClaimed", subject_id=receipt.id).count() == 1
    assert receipt.code in text_of(browser.get("/tai-khoan/"))
    assert browser.post("/ho-so/", {"code": receipt.code}).status_code == 302
    assert "Đăng ký khai sinh" in text_of(browser.get("/ho-so/"))
    other = PageClient()
    helper = sign_up(other, "Lê Văn Giúp")
    refused = other.post("/tai-khoan/ho-so/", codes)
    assert (refused.status_code, "tài khoản khác" in text_of(refused)) == (409, True)
    assert list_own_dossiers(actor=actor_of(helper)) == []
    renew_opening_code(actor=cast.clerk, code=receipt.code, now=NOW)
    assert list_own_dossiers(actor=actor_of(account)) == []


def test_she_sees_where_she_is_signed_in_and_ends_it_there_or_everywhere() -> None:
    home, kiosk = PageClient(), PageClient(headers={"User-Agent": "Trình duyệt ở trạm"})
    account = sign_up(home)
    assert kiosk.post("/tai-khoan/dang-nhap/", {"username": account.username, "password": SECRET}).status_code == 302
    page = home.get("/tai-khoan/noi-dang-nhap/").content.decode()
    assert "Trình duyệt ở trạm" in page
    mark = Account.objects.get(pk=account.pk).open_sign_ins[-1]["mark"]
    stranger = PageClient()
    sign_up(stranger)
    stranger.post("/tai-khoan/noi-dang-nhap/thoat/", {"mark": mark})
    assert kiosk.get("/tai-khoan/").status_code == 200
    home.post("/tai-khoan/noi-dang-nhap/thoat/", {"mark": mark})
    assert kiosk.get("/tai-khoan/").status_code == 302
    kiosk.post("/tai-khoan/dang-nhap/", {"username": account.username, "password": SECRET})
    home.post("/tai-khoan/noi-dang-nhap/thoat-het/")
    assert [browser.get("/tai-khoan/").status_code for browser in (home, kiosk)] == [302, 302]
    assert stranger.get("/tai-khoan/").status_code == 200


def test_a_planted_session_opens_nothing_and_staff_use_their_own_door(cast: Cast) -> None:
    people(cast)
    browser = PageClient()
    browser.get("/tai-khoan/dang-nhap/")
    browser.post("/ho-so/", {"code": "x", "resume_code": "y"})
    before = browser.session.session_key
    sign_up(browser)
    assert browser.session.session_key != before
    staff = PageClient().post("/tai-khoan/dang-nhap/", {"username": "mot-cua-1", "password": PASSWORD})
    assert (staff.status_code, "trang dành cho cán bộ" in text_of(staff)) == (422, True)
    desk = PageClient()
    desk.post("/can-bo/sign-in/", {"username": "mot-cua-1", "password": PASSWORD})
    assert desk.get("/tai-khoan/noi-dang-nhap/").status_code == 200
    assert desk.get("/tai-khoan/")["Location"].startswith("/can-bo/")
