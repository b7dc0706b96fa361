"""A code sets one new password, within a day; guesses are counted, and nobody learns who has an account."""

from datetime import timedelta

import pytest
from django.utils import timezone

from motcua.identity.api import (
    Account,
    AccountRefused,
    ResetRefused,
    SignInMustWait,
    SignInRefused,
    give_reset_code,
    reset_password,
    sign_in,
)
from tests.factories.cast import NOW, PASSWORD, load_cast
from tests.factories.clock import OfficeClock
from tests.factories.organisations import citizen_account
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
NEW = "con trâu đi trước cái cày"


@pytest.fixture
def account() -> Account:
    return citizen_account("An")


def _code(username: str) -> str:
    return give_reset_code(actor=load_cast().clerk, username=username, now=NOW)[1]


def test_once_and_every_open_page_is_closed(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", OfficeClock())
    code, thief, owner = _code(account.username), PageClient(), PageClient()
    thief.post("/tai-khoan/dang-nhap/", {"username": account.username, "password": PASSWORD})
    assert thief.get("/tai-khoan/").status_code == 200
    sent = {"username": account.username.upper(), "code": code.lower(), "password": "ngắn"}
    short = owner.post("/tai-khoan/quen-mat-khau/", sent)
    assert (short.status_code, "Mật khẩu cần từ 10 ký tự" in short.content.decode()) == (422, True)
    assert owner.post("/tai-khoan/quen-mat-khau/", sent | {"password": NEW}).status_code == 302
    assert thief.get("/tai-khoan/").status_code == 302
    with pytest.raises(SignInRefused):
        sign_in(account.username, PASSWORD, NOW)
    assert sign_in(account.username, NEW, NOW) == account
    with pytest.raises(ResetRefused):
        reset_password(username=account.username, code=code, new=PASSWORD, now=NOW)


def test_an_unknown_name_is_answered_like_a_wrong_code_and_both_are_counted(account: Account) -> None:
    pages = []
    for username in (account.username, "cd-nobody"):
        sent = {"username": username, "code": "K7QM-2TR9-XW4D", "password": NEW}
        answer = PageClient().post("/tai-khoan/quen-mat-khau/", sent)
        pages.append((answer.status_code, answer.content.decode().replace(username, "")))
    assert pages[0][0] == 422
    assert "chưa khớp" in pages[0][1]
    assert "chưa khớp" in pages[1][1]
    for username in (account.username, "cd-nobody"):
        for _try in range(5):
            with pytest.raises(ResetRefused):
                reset_password(username=username, code="x", new=NEW, now=NOW, address="192.0.2.1")
        with pytest.raises(SignInMustWait):
            reset_password(username=username, code="x", new=NEW, now=NOW, address="192.0.2.1")


def test_after_a_day_and_after_a_newer_code_it_opens_nothing(account: Account) -> None:
    first = _code(account.username)
    second = give_reset_code(actor=load_cast().clerk, username=account.username, now=NOW)[1]
    for code, at in ((first, NOW), (second, NOW + timedelta(hours=24)), ("", NOW)):
        with pytest.raises(ResetRefused):
            reset_password(username=account.username, code=code, new=NEW, now=at)
    with pytest.raises(AccountRefused):
        reset_password(username=account.username, code=second, new=f"xx {account.username} xx", now=NOW)
