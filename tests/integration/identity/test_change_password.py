"""A new password needs the old one, and ends what the old one opened."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.identity import api as identity
from tests.factories.cast import TODAY
from tests.integration.identity.cast import NOW, PASSWORD
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
NEW = "một câu mới dễ nhớ"


def test_the_old_one_is_asked_for_and_a_bad_new_one_changes_nothing(clerk: identity.Account) -> None:
    actor = identity.actor_of_account(clerk, on=TODAY)
    with pytest.raises(identity.SignInRefused):
        identity.change_password(actor=actor, current="sai", new=NEW, now=NOW)
    with pytest.raises(identity.AccountRefused):
        identity.change_password(actor=actor, current=PASSWORD, new="ngắn", now=NOW)
    with pytest.raises(NotFound):
        identity.change_password(actor=Actor.anonymous(), current=PASSWORD, new=NEW, now=NOW)
    assert identity.sign_in("lan.nguyen", PASSWORD, NOW, address="10.0.0.1").pk == clerk.pk


def test_other_devices_are_signed_out_and_this_one_stays(clerk: identity.Account) -> None:
    here, elsewhere = PageClient(), PageClient()
    for browser in (here, elsewhere):
        browser.post("/can-bo/sign-in/", {"username": "lan.nguyen", "password": PASSWORD})
    wrong = here.post("/tai-khoan/mat-khau/", {"current": "sai", "password": NEW})
    assert (wrong.status_code, "Mật khẩu hiện nay chưa đúng" in text_of(wrong)) == (422, True)
    short = here.post("/tai-khoan/mat-khau/", {"current": PASSWORD, "password": "ngắn"})
    assert (short.status_code, "10 ký tự" in text_of(short)) == (422, True)
    assert here.post("/tai-khoan/mat-khau/", {"current": PASSWORD, "password": NEW}).status_code == 302
    assert here.get("/tai-khoan/noi-dang-nhap/").status_code == 200
    assert elsewhere.get("/tai-khoan/noi-dang-nhap/").status_code == 302
