"""Only a key that was made here, just now and by its holder's finger, face or code is kept."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.identity.api import PasskeyRefused, Site, add_passkey, ask_for_new_key, list_passkeys
from motcua.identity.rules import MOST_PASSKEYS, TooManyPasskeys
from tests.factories.cast import NOW
from tests.factories.organisations import actor_of, citizen_account
from tests.factories.passkeys import SITE, Device

pytestmark = pytest.mark.django_db
ASKED = b"a question of thirty-two bytes.."
ELSEWHERE = Site("motcua.test", "https://motcua.test.example")


@pytest.fixture
def owner() -> Actor:
    return actor_of(citizen_account("An"))


def _add(actor: Actor, answer: str, challenge: bytes = ASKED) -> None:
    add_passkey(actor=actor, answer=answer, challenge=challenge, site=SITE, name="Điện thoại\x00 ", now=NOW)


def test_the_device_makes_it_and_its_own_key_is_not_offered_again(owner: Actor) -> None:
    question = ask_for_new_key(owner.account_id or 0, SITE)
    assert question.options["authenticatorSelection"]["userVerification"] == "required"
    device = Device()
    _add(owner, device.make(question.challenge), question.challenge)
    assert [one.name for one in list_passkeys(owner)] == ["Điện thoại"]
    assert len(ask_for_new_key(owner.account_id or 0, SITE).options["excludeCredentials"]) == 1
    with pytest.raises(PasskeyRefused):
        _add(actor_of(citizen_account("Binh")), device.make(ASKED))


def test_whatever_is_not_so_is_refused(owner: Actor) -> None:
    device = Device()
    untrue = [
        "",
        "{}",
        "[]",
        "null",
        '{"id": 1}',
        device.make(b"another question"),
        device.make(ASKED, ELSEWHERE),
        device.make(ASKED, verified=False),
        device.use(ASKED),
    ]
    for answer in untrue:
        with pytest.raises(PasskeyRefused):
            _add(owner, answer)
    with pytest.raises(NotFound):
        _add(Actor.anonymous(), device.make(ASKED))
    assert list_passkeys(owner) == []


def test_not_without_end(owner: Actor) -> None:
    for _one in range(MOST_PASSKEYS):
        _add(owner, Device().make(ASKED))
    with pytest.raises(TooManyPasskeys):
        _add(owner, Device().make(ASKED))
