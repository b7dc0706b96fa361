"""A key ends by time or by hand."""

from datetime import timedelta

import pytest

from motcua.identity import api as identity
from motcua.orgs.models import Unit
from tests.integration.identity.cast import NOW, SYSTEM

pytestmark = pytest.mark.django_db


def test_a_key_ends_by_time_or_by_hand(unit: Unit) -> None:
    make = {"actor": SYSTEM, "name": "x", "unit_id": unit.pk, "scopes": ["dossiers:read"], "now": NOW}
    short = identity.create_token(**make, days=1)
    with pytest.raises(identity.TokenUnknown) as expired:
        identity.actor_of_token(short.token, NOW + timedelta(days=1))
    assert expired.value.expired
    lasting = identity.create_token(**make, days=None)
    identity.actor_of_token(lasting.token, NOW + timedelta(days=36500))
    assert identity.revoke_token(actor=SYSTEM, token_id=lasting.id, now=NOW) is True
    assert identity.revoke_token(actor=SYSTEM, token_id=lasting.id, now=NOW) is False
    for secret in (lasting.token, "", "\ud800", "a\x00b"):
        with pytest.raises(identity.TokenUnknown):
            identity.actor_of_token(secret, NOW)
    assert [(token.unit_code, token.revoked_at) for token in identity.list_tokens()] == [
        ("thu-xa", NOW),
        ("thu-xa", None),
    ]
