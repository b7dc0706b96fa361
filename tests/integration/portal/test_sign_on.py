"""Signing on at a real identity provider that is not ours, and every way in which its answer must not be believed."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from motcua.core.recent import RecentMemory
from motcua.identity.api import Account
from motcua.signon.api import Provider
from tests.factories.identity_provider import SECRET, free_port, running, sign_in_there
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
OURS = "http://127.0.0.1:8000"
DOOR = OURS + "/tai-khoan/qua/vneid/ve/"
Ready = Callable[..., str]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with running(DOOR) as found:
        yield found


def provider(issuer: str, **more: Any) -> Provider:
    given: dict[str, Any] = {
        "key": "vneid",
        "words": {"vi": "Đăng nhập bằng VNeID", "en": "Sign in with VNeID"},
        "issuer": issuer,
        "client_id": "motcua",
        "client_secret": SECRET,
        "scopes": ("openid", "profile"),
        "claims": {"name": "HoVaTen"},
        "level_claim": "loAs",
        "levels": {"1": 1, "2": 2},
        "kind_claim": "LoaiTaiKhoan",
        "kinds": ("1",),
    }
    return Provider(**given | more)


@pytest.fixture(autouse=True)
def ours(settings: Any, issuer: str) -> None:
    settings.PUBLIC_URL, settings.SIGN_ON = OURS, (provider(issuer),)


def go_out(browser: PageClient, login: str = "lan", key: str = "vneid") -> str:
    """The path with which the provider sends the browser back."""
    left = browser.get(f"/tai-khoan/qua/{key}/", {"next": "/ho-so/"})
    assert left.status_code == 302, text_of(left)
    return sign_in_there(left["Location"], login, door=OURS + "/").removeprefix(OURS)


def changed(path: str, **values: str) -> str:
    parts = urlsplit(path)
    given = {name: found[0] for name, found in parse_qs(parts.query).items()} | values
    return f"{parts.path}?{urlencode({name: value for name, value in given.items() if value})}"


def refused(answer: Any, words: str, status: int = 422) -> None:
    assert (answer.status_code, words in text_of(answer)) == (status, True), text_of(answer)
    assert "_auth_user_id" not in answer.client.session


def test_a_person_signs_on_with_her_name_and_level_and_comes_back_to_the_same_account() -> None:
    browser = PageClient()
    assert "Đăng nhập bằng VNeID" in text_of(browser.get("/tai-khoan/dang-nhap/"))
    assert browser.get(go_out(browser))["Location"] == "/ho-so/"
    account = Account.objects.get()
    assert (account.display_name, account.assurance) == ("Hồ Thị K'Lan", 2)
    again = PageClient()
    assert again.get(go_out(again)).status_code == 302
    other = PageClient()
    assert other.get(go_out(other, "uy")).status_code == 302
    assert sorted(Account.objects.values_list("display_name", "assurance")) == [("Hồ Thị K'Lan", 2), ("Lê Văn Ủy", 1)]
    company = PageClient()
    refused(company.get(go_out(company, "company")), "không phải tài khoản định danh của công dân")


def test_a_replayed_answer_a_replayed_code_and_a_foreign_answer_open_nothing() -> None:
    browser, thief = PageClient(), PageClient()
    path = go_out(browser)
    refused(thief.get(path), "đã dùng rồi")
    foreign = go_out(thief)
    refused(thief.get(path), "đã dùng rồi")
    assert browser.get(path).status_code == 302
    browser.post("/tai-khoan/thoat/")
    refused(browser.get(path), "đã dùng rồi")
    code = parse_qs(urlsplit(path).query)["code"][0]
    fresh = PageClient()
    refused(fresh.get(changed(go_out(fresh), code=code)), "chưa cho đăng nhập")
    assert Account.objects.count() == 1
    refused(PageClient().get(foreign), "đã dùng rồi")


def test_a_wrong_nonce_and_a_stop_at_the_provider_open_nothing() -> None:
    browser = PageClient()
    path, session = go_out(browser), browser.session
    session["sign_on_attempt"] = session["sign_on_attempt"] | {"nonce": "another"}
    session.save()
    refused(browser.get(path), "không kiểm chứng được")
    stopped = changed(go_out(browser), code="", error="access_denied")
    refused(browser.get(stopped), "chưa cho đăng nhập")
    assert not Account.objects.exists()


def test_an_answer_of_another_issuer_is_not_heard(settings: Any, issuer: str) -> None:
    other = provider(issuer.replace("127.0.0.1", "localhost"), key="other")
    settings.SIGN_ON = (provider(issuer), other)
    browser = PageClient()
    refused(browser.get(changed(go_out(browser), iss="http://localhost:1")), "không kiểm chứng được")
    refused(browser.get(changed(go_out(browser), iss="")), "không kiểm chứng được")
    refused(browser.get(go_out(browser).replace("/vneid/", "/other/")), "đã dùng rồi")
    refused(browser.get("/tai-khoan/qua/other/"), "không kiểm chứng được")
    assert browser.get("/tai-khoan/qua/unknown/").status_code == 404
    assert not Account.objects.exists()


@pytest.mark.parametrize("wrong_by", [600, -600])
def test_a_provider_whose_clock_is_wrong_is_told_from_one_that_lies(settings: Any, wrong_by: int) -> None:
    with running(DOOR, wrong_by=wrong_by) as issuer:
        settings.SIGN_ON = (provider(issuer),)
        browser = PageClient()
        refused(browser.get(go_out(browser)), "Đồng hồ")


def test_while_the_provider_is_down_the_password_and_the_codes_still_open(settings: Any) -> None:
    with running(DOOR, port=(port := free_port())) as issuer:
        settings.SIGN_ON = (provider(issuer),)
        browser = PageClient()
        path = go_out(browser)
    refused(browser.get(path), "đang không trả lời", 503)
    RecentMemory.forget_everything()
    down = browser.get("/tai-khoan/qua/vneid/")
    refused(down, "đang không trả lời", 503)
    assert port
    assert "Mật khẩu" in text_of(down)
    assert browser.get("/ho-so/").status_code == 200
