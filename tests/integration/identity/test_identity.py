"""Accounts, roles and keys on a real database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from pytest_django import DjangoAssertNumQueries

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.identity import api as identity
from motcua.identity import rules
from motcua.identity.models import ApiToken
from motcua.orgs.models import Tier, Unit

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SYSTEM = Actor.system()
PASSWORD = "mật khẩu đủ dài"


@pytest.fixture
def unit() -> Unit:
    return Unit.objects.create(
        code="thu-xa",
        name="Xã Thử",
        name_folded="xa thu",
        tier=Tier.COMMUNE,
        kind="commune_centre",
        path="thu-xa",
        valid=DateRange(date(2025, 7, 1), None),
        source="test",
    )


@pytest.fixture
def clerk(unit: Unit) -> identity.Account:
    account = identity.create_account(
        actor=SYSTEM, username=" Lan.Nguyen ", password=PASSWORD, display_name="Nguyễn Thị Lan", now=NOW
    )
    identity.give_role(
        actor=SYSTEM, account_id=account.pk, unit_id=unit.pk, role=Role.CLERK, valid_from=date(2026, 1, 1), now=NOW
    )
    return account


def test_a_role_counts_from_its_first_day_and_is_read_once_a_request(
    clerk: identity.Account, unit: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    before = identity.actor_of_account(clerk, on=date(2025, 12, 31))
    assert (before.kind, before.grants) == (ActorKind.CITIZEN, frozenset())
    with django_assert_num_queries(1):
        actor = identity.actor_of_account(clerk, on=date(2026, 1, 1))
        assert identity.actor_of_account(clerk, on=date(2026, 1, 1)) is actor
    assert actor.grants == {Grant(unit.pk, Role.CLERK)}


def test_a_role_is_given_once_and_only_by_who_may(clerk: identity.Account, unit: Unit) -> None:
    given = {"account_id": clerk.pk, "unit_id": unit.pk, "valid_from": date(2026, 5, 1), "now": NOW}
    assert identity.give_role(actor=SYSTEM, role="clerk", **given) is False
    with pytest.raises(identity.RoleUnknown):
        identity.give_role(actor=SYSTEM, role="king", **given)
    with pytest.raises(NotAllowed):
        identity.give_role(actor=identity.actor_of_account(clerk, on=date(2026, 6, 1)), role="leader", **given)
    with pytest.raises(NotFound):
        identity.give_role(actor=SYSTEM, role="clerk", **(given | {"account_id": 0}))


def test_a_username_belongs_to_one_person(clerk: identity.Account) -> None:
    with pytest.raises(identity.UsernameTaken):
        identity.create_account(
            actor=SYSTEM, username="LAN.NGUYEN", password=PASSWORD, display_name="Người khác", now=NOW
        )
    assert Event.objects.filter(kind="AccountCreated", subject_id=clerk.pk).count() == 1


def test_a_key_acts_for_its_unit_alone_in_one_statement(
    unit: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    created = identity.create_token(
        actor=SYSTEM, name="máy quét", unit_id=unit.pk, scopes=["dossiers:read", "dossiers:write"], now=NOW
    )
    assert created.token.encode() not in bytes(ApiToken.objects.get(pk=created.id).digest)
    with django_assert_num_queries(1):
        actor = identity.actor_of_token(created.token, NOW)
    assert actor.kind is ActorKind.MACHINE
    assert actor.token_id == created.id
    assert actor.unit_ids == {unit.pk}
    assert actor.scopes == {"dossiers:read", "dossiers:write"}
    assert actor.units_as(Role.ADMINISTRATOR) == frozenset()


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


def test_signing_in_tells_nothing_about_who_exists(clerk: identity.Account) -> None:
    assert identity.sign_in("Lan.Nguyen", PASSWORD, NOW, address="10.0.0.1").pk == clerk.pk
    clerk.is_active = False
    clerk.save()
    wrong = [("lan.nguyen", PASSWORD), ("lan.nguyen", "sai"), ("không-có", "sai"), ("\x00", "\ud800"), ("", "x" * 999)]
    for number, (username, password) in enumerate(wrong):
        with pytest.raises(identity.SignInRefused) as refusal:
            identity.sign_in(username, password, NOW, address=f"10.0.1.{number}")
        assert refusal.value.values == {}


def test_guessing_locks_the_guesser_and_not_the_owner(clerk: identity.Account, monkeypatch: pytest.MonkeyPatch) -> None:
    identity.sign_in("lan.nguyen", PASSWORD, NOW, address="10.0.0.1")
    for _ in range(rules.PAIR_TRIES):
        with pytest.raises(identity.SignInRefused):
            identity.sign_in("lan.nguyen", "đoán", NOW, address="203.0.113.9")
    with pytest.raises(identity.SignInMustWait) as refusal:
        identity.sign_in("lan.nguyen", PASSWORD, NOW, address="203.0.113.9")
    assert 0 < refusal.value.values["wait_seconds"] <= 61
    monkeypatch.setattr(rules, "NAME_TRIES", rules.PAIR_TRIES)
    with pytest.raises(identity.SignInMustWait):
        identity.sign_in("lan.nguyen", "đoán", NOW, address="203.0.113.10")
    assert identity.sign_in("lan.nguyen", PASSWORD, NOW, address="10.0.0.1").pk == clerk.pk
    assert identity.sign_in("lan.nguyen", PASSWORD, NOW + rules.WINDOW, address="203.0.113.9").pk == clerk.pk
