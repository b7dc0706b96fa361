"""Officers sign in, and nobody learns from the page who has an account."""

from datetime import timedelta

import pytest
from django.test import Client

from motcua.identity.api import Account
from tests.factories.cast import PASSWORD
from tests.factories.clock import OfficeClock
from tests.integration.desk.officer import Officer, Page

SIGN_IN = "/can-bo/sign-in/"

Accounts = dict[str, Account]


@pytest.fixture
def visitor() -> Officer:
    return Officer(Client())


def attempt(visitor: Officer, username: str, password: str, **query: str) -> Page:
    page = visitor.open(SIGN_IN, **query)
    return visitor.send(page, SIGN_IN, username=username, password=password)


def test_who_knows_the_password_comes_to_the_work_list(accounts: Accounts, visitor: Officer) -> None:
    answer = attempt(visitor, " Mot-Cua-1 ", PASSWORD)
    assert answer.where == "/can-bo/"
    page = visitor.follow(answer)
    assert page.status == 200
    assert "Nguyễn Thị Một" in page.words


def test_a_wrong_name_and_a_wrong_password_are_told_the_same(accounts: Accounts, visitor: Officer) -> None:
    wrong_password = attempt(visitor, "mot-cua-1", "không phải mật khẩu này")
    wrong_name = attempt(visitor, "khong-co-ai", "không phải mật khẩu này")
    assert wrong_password.status == wrong_name.status == 422
    for page in (wrong_password, wrong_name):
        assert "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại" in page.words
        assert page.form.values["password"] == [""]
    assert wrong_password.form.values["username"] == ["mot-cua-1"]


def test_too_many_wrong_tries_must_wait_and_are_told_how_long(
    accounts: Accounts, visitor: Officer, clock: OfficeClock
) -> None:
    for _ in range(5):
        attempt(visitor, "mot-cua-1", "sai mật khẩu rồi")
    page = attempt(visitor, "mot-cua-1", PASSWORD)
    assert page.status == 422
    assert "Đã thử sai nhiều lần. Hãy chờ 61 giây rồi thử lại." in page.words
    clock.now += timedelta(seconds=62)
    assert attempt(visitor, "mot-cua-1", PASSWORD).status == 302


def test_after_signing_in_the_officer_is_where_the_link_led(accounts: Accounts, visitor: Officer) -> None:
    asked = visitor.open("/can-bo/intake/?unit=1")
    assert asked.where == SIGN_IN + "?next=/can-bo/intake/%3Funit%3D1"
    page = visitor.open(asked.where)
    answer = visitor.send(page, SIGN_IN, username="mot-cua-1", password=PASSWORD)
    assert answer.where == "/can-bo/intake/?unit=1"


@pytest.mark.parametrize(
    "foreign",
    ["https://example.org/", "//example.org/can-bo/", "/\\example.org", "javascript:alert(1)", "http:///example.org"],
)
def test_no_link_leads_from_signing_in_to_a_foreign_address(accounts: Accounts, visitor: Officer, foreign: str) -> None:
    assert attempt(visitor, "mot-cua-1", PASSWORD, next=foreign).where == "/can-bo/"


def test_signing_out_ends_the_session_and_needs_a_button(accounts: Accounts, visitor: Officer) -> None:
    attempt(visitor, "mot-cua-1", PASSWORD)
    assert visitor.open("/can-bo/sign-out/").status == 405
    assert Page(visitor.client.post("/can-bo/sign-out/")).where == SIGN_IN
    assert visitor.open("/can-bo/").where.startswith(SIGN_IN)


def test_an_account_that_was_closed_does_not_come_in(accounts: Accounts, visitor: Officer) -> None:
    account = accounts["mot-cua-1"]
    account.is_active = False
    account.save()
    assert attempt(visitor, "mot-cua-1", PASSWORD).status == 422


def test_who_has_no_role_today_is_told_so_and_sees_no_dossier(accounts: Accounts, visitor: Officer) -> None:
    accounts["mot-cua-1"].roles.all().delete()
    attempt(visitor, "mot-cua-1", PASSWORD)
    page = visitor.open("/can-bo/")
    assert page.status == 403
    assert "Tài khoản này không mở được trang" in page.words


def test_a_page_that_stood_open_too_long_says_what_to_do(accounts: Accounts) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = Page(strict.post(SIGN_IN, {"username": "mot-cua-1", "password": PASSWORD}))
    assert page.status == 403
    assert "Trang này mở đã lâu, chưa gửi được" in page.words
