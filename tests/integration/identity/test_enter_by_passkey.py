"""The key opens its account: for an answer to this very question, on this site, by its holder, and never a copy."""

import pytest

from motcua.identity.api import Account, PasskeyRefused, Site, add_passkey, enter_by_passkey
from tests.factories.cast import NOW
from tests.factories.organisations import actor_of, citizen_account
from tests.factories.passkeys import SITE, Device
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
ASKED = b"a question of thirty-two bytes.."


@pytest.fixture
def account() -> Account:
    return citizen_account("An")


@pytest.fixture
def device(account: Account) -> Device:
    made = Device()
    add_passkey(actor=actor_of(account), answer=made.make(ASKED), challenge=ASKED, site=SITE, name="", now=NOW)
    return made


def _enter(answer: str) -> Account:
    return enter_by_passkey(answer=answer, challenge=ASKED, site=SITE, now=NOW)


def test_it_opens_and_a_copy_does_not(account: Account, device: Device) -> None:
    copy = Device(device.key, device.id, device.count)
    assert _enter(device.use(ASKED)) == account
    assert _enter(device.use(ASKED)) == account
    with pytest.raises(PasskeyRefused):
        _enter(copy.use(ASKED))


def test_nothing_else_opens(account: Account, device: Device) -> None:
    forged = Device(id=device.id)
    untrue = [
        "",
        "[]",
        '{"id": "AAAA"}',
        Device().use(ASKED),
        forged.use(ASKED),
        device.use(b"another question"),
        device.use(ASKED, Site("motcua.test", "http://motcua.test")),
        device.use(ASKED, Site("example.vn", "https://motcua.test")),
        device.use(ASKED, verified=False),
        device.make(ASKED),
    ]
    for answer in untrue:
        with pytest.raises(PasskeyRefused):
            _enter(answer)
    Account.objects.update(is_active=False)
    with pytest.raises(PasskeyRefused):
        _enter(device.use(ASKED))


def test_a_question_is_good_once_and_only_for_what_it_was_asked_for(device: Device) -> None:
    browser, site = PageClient(), Site("testserver", "http://testserver")
    asked = browser.post("/tai-khoan/khoa/hoi/").json()
    assert asked["allowCredentials"] == []
    for answer in ("", device.use(ASKED, site)):
        entered = browser.post("/tai-khoan/khoa/vao/", {"answer": answer})
        assert (entered.status_code, "Khóa này chưa mở được" in entered.content.decode()) == (422, True)
    assert browser.get("/tai-khoan/").status_code == 302
