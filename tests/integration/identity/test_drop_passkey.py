"""The holder takes a key away; nobody else does."""

import pytest

from motcua.identity.api import PasskeyRefused, add_passkey, drop_passkey, enter_by_passkey, list_passkeys
from tests.factories.cast import NOW
from tests.factories.organisations import actor_of, citizen_account
from tests.factories.passkeys import SITE, Device

pytestmark = pytest.mark.django_db
ASKED = b"a question of thirty-two bytes.."


def test_it_opens_no_longer() -> None:
    owner, other, device = actor_of(citizen_account("An")), actor_of(citizen_account("Binh")), Device()
    add_passkey(actor=owner, answer=device.make(ASKED), challenge=ASKED, site=SITE, name="", now=NOW)
    (key,) = list_passkeys(owner)
    assert not drop_passkey(key.id, actor=other, now=NOW)
    assert drop_passkey(key.id, actor=owner, now=NOW)
    with pytest.raises(PasskeyRefused):
        enter_by_passkey(answer=device.use(ASKED), challenge=ASKED, site=SITE, now=NOW)
