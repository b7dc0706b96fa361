"""An officer turns the second step on, signs in by it, and cannot go round it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from motcua.desk.views import second_factor
from motcua.identity.one_time_codes import code_of, step_of
from tests.factories.cast import PASSWORD, load_cast, people
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
OWN = "/can-bo/sign-in/two-steps/"
CODE = "/can-bo/sign-in/code/"


def sign_in(**more: Any) -> tuple[PageClient, Any]:
    browser = PageClient()
    return browser, browser.post("/can-bo/sign-in/", {"username": "mot-cua-1", "password": PASSWORD, **more})


def test_the_password_alone_opens_nothing_once_it_is_on(monkeypatch: pytest.MonkeyPatch) -> None:
    people(load_cast())
    officer, _answer = sign_in()
    page = officer.get(OWN).content.decode()
    shown = re.search(r'name="shown" value="([^"]+)"', page)
    assert shown is not None
    assert 'src="data:image/svg+xml' in page
    secret = bytes.fromhex(second_factor._shown.unsign_object(shown[1])["secret"])
    wrong = officer.post(OWN, {"shown": shown[1], "code": "000"})
    assert (wrong.status_code, shown[1] != "" and "Mã chưa đúng" in text_of(wrong)) == (422, True)
    now = timezone.now()
    done = officer.post(OWN, {"shown": shown[1], "code": code_of(secret, step_of(now))})
    (recovery, *_rest) = re.findall(r"\w{4}-\w{4}-\w{4}", text_of(done))
    assert "Bỏ đăng nhập hai bước" in text_of(officer.get(OWN))

    browser, answer = sign_in(next="/can-bo/units/")
    assert answer["Location"] == CODE
    assert browser.get("/can-bo/")["Location"].startswith("/can-bo/sign-in/")
    assert browser.post(CODE, {"code": "123"}).status_code == 422
    assert browser.post(CODE, {"code": recovery})["Location"] == "/can-bo/units/"
    assert browser.get("/can-bo/").status_code == 200

    slow, _answer = sign_in()
    session = slow.session
    session["second_step"] = session["second_step"] | {"at": (now - timedelta(minutes=6)).timestamp()}
    session.save()
    assert slow.post(CODE, {"code": recovery})["Location"] == "/can-bo/sign-in/"
    assert PageClient().post(CODE, {"code": recovery})["Location"] == "/can-bo/sign-in/"

    stranger = PageClient()
    stranger.post("/can-bo/sign-in/", {"username": "chuyen-vien-1", "password": PASSWORD})
    stolen = stranger.post(OWN, {"shown": shown[1], "code": code_of(secret, step_of(now))})
    assert stolen.status_code == 302
    assert "Bật đăng nhập hai bước" in text_of(stranger.get(OWN))
