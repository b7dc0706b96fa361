"""From the operator's day on, an officer's password alone opens one page: where the second step is set up."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from motcua.config.day_settings import read_day
from motcua.hosting.broken import InstallationBroken
from motcua.identity.api import Account, address_of, confirm_second_factor, draw_secret
from motcua.identity.one_time_codes import code_of, step_of
from tests.factories.cast import NOW, PASSWORD, TODAY, load_cast, people
from tests.factories.clock import OfficeClock
from tests.factories.organisations import actor_of
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
FORM = "/can-bo/sign-in/two-steps/"


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Account:
    monkeypatch.setattr(timezone, "now", OfficeClock())
    return people(load_cast())["mot-cua-1"]


def _sign_in(account: Account) -> PageClient:
    browser = PageClient()
    browser.post("/can-bo/sign-in/", {"username": account.username, "password": PASSWORD})
    return browser


def test_before_the_day_it_is_offered_and_from_the_day_on_nothing_else_opens(clerk: Account, settings: Any) -> None:
    settings.SECOND_FACTOR_FROM = TODAY + timedelta(days=1)
    browser = _sign_in(clerk)
    assert browser.get("/can-bo/").status_code == 200
    assert "cán bộ chỉ làm việc được khi đã bật" in browser.get(FORM).content.decode()
    settings.SECOND_FACTOR_FROM = TODAY
    for closed in ("/can-bo/", "/can-bo/intake/", "/can-bo/search/?q=x"):
        assert browser.get(closed)["Location"] == FORM
    secret = draw_secret()
    assert address_of(secret, name="x", issuer="y")
    typed = code_of(secret, step_of(NOW))
    confirm_second_factor(actor=actor_of(clerk), secret=secret, typed=typed, now=NOW)
    assert browser.get("/can-bo/")["Location"] == "/can-bo/sign-in/", "opened by the password alone, so it ends"
    again = _sign_in(clerk)
    code = code_of(secret, step_of(NOW) + 1)
    assert again.post("/can-bo/sign-in/code/", {"code": code}).status_code == 302
    assert again.get("/can-bo/").status_code == 200
    again.post("/tai-khoan/mat-khau/", {"current": PASSWORD, "password": "một mật khẩu khác hẳn"})
    assert again.get("/can-bo/").status_code == 200, "a new password does not undo the second step"


def test_citizens_are_not_asked(clerk: Account, settings: Any) -> None:
    settings.SECOND_FACTOR_FROM = TODAY
    assert PageClient().get("/can-bo/").status_code == 302
    assert PageClient().get("/").status_code == 200


def test_the_setting_is_a_day() -> None:
    assert read_day("X", " ") is None
    assert read_day("X", "2027-01-15") == date(2027, 1, 15)
    with pytest.raises(InstallationBroken, match="no day"):
        read_day("X", "soon")
