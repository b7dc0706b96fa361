"""A key ends by time or by hand."""

from datetime import timedelta

import pytest

from motcua.core import recent
from motcua.identity import api as identity
from motcua.identity.models import ApiToken
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


def test_another_process_learns_of_it_within_a_second(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(recent.time, "monotonic", lambda: clock[0])
    made = identity.create_token(actor=SYSTEM, name="x", unit_id=unit.pk, scopes=["dossiers:read"], now=NOW)
    identity.actor_of_token(made.token, NOW)
    ApiToken.objects.filter(pk=made.id).update(revoked_at=NOW)
    clock[0] += identity.KEY_KNOWN_SECONDS
    with pytest.raises(identity.TokenUnknown):
        identity.actor_of_token(made.token, NOW)
    assert identity.KEY_KNOWN_SECONDS <= 1


def test_a_key_that_is_remembered_still_ends_at_its_time(unit: Unit) -> None:
    made = identity.create_token(actor=SYSTEM, name="x", unit_id=unit.pk, scopes=["dossiers:read"], now=NOW, days=1)
    identity.actor_of_token(made.token, NOW)
    with pytest.raises(identity.TokenUnknown) as ended:
        identity.actor_of_token(made.token, NOW + timedelta(days=1))
    assert ended.value.expired
