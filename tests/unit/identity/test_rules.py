"""What a username, a password and a key must be, and when a sign-in has to wait."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.errors import NotAllowed
from motcua.identity import rules

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
times = st.integers(-(10**7), 10**6).map(lambda seconds: NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("username", "password", "field"),
    [
        ("", "một mật khẩu dài", "username"),
        ("a b", "một mật khẩu dài", "username"),
        ("lan\x00", "một mật khẩu dài", "username"),
        ("lan", "ngắn", "password"),
        ("lan.nguyen", "lan.nguyen-2026", "password"),
        ("lan", "x" * 257, "password"),
    ],
)
def test_an_account_that_cannot_be_used_is_refused_at_its_field(username: str, password: str, field: str) -> None:
    with pytest.raises(rules.AccountRefused) as refusal:
        rules.check_account(username=username, password=password, display_name="Lan")
    assert list(refusal.value.field_errors) == [field]


def test_scopes_are_named_back_when_one_is_unknown() -> None:
    assert rules.check_scopes(["dossiers:write", "dossiers:read", "dossiers:read"]) == (
        "dossiers:read",
        "dossiers:write",
    )
    with pytest.raises(rules.TokenRefused) as refusal:
        rules.check_scopes(["dossiers:read", "dossiers:wirte"])
    assert refusal.value.values["unknown"] == "dossiers:wirte"
    with pytest.raises(rules.TokenRefused):
        rules.check_scopes([])


def test_only_the_operator_and_the_units_administrator_manage_it() -> None:
    administrator = Actor(ActorKind.STAFF, grants=frozenset({Grant(7, Role.ADMINISTRATOR)}))
    clerk = Actor(ActorKind.STAFF, grants=frozenset({Grant(7, Role.CLERK)}))
    rules.check_can_manage(Actor.system(), 7)
    rules.check_can_manage(administrator, 7)
    rules.check_can_manage(administrator, None)
    for actor, unit in ((administrator, 8), (clerk, 7), (clerk, None), (Actor.anonymous(), 7)):
        with pytest.raises(NotAllowed):
            rules.check_can_manage(actor, unit)


@given(elsewhere=st.integers(0, 10**6), last=times)
def test_nobody_elsewhere_can_lock_out_somebody_who_is_known_here(elsewhere: int, last: datetime) -> None:
    tries = rules.Tries(pair=0, pair_last_at=None, pair_known=True, name=elsewhere, name_last_at=last)
    assert rules.wait_before_sign_in(tries, now=NOW) == timedelta(0)


@given(pair=st.integers(rules.PAIR_TRIES, 10**6))
def test_a_pair_that_guesses_waits_but_never_longer_than_a_quarter_of_an_hour(pair: int) -> None:
    tries = rules.Tries(pair=pair, pair_last_at=NOW, pair_known=True, name=pair, name_last_at=NOW)
    assert rules.PAIR_WAIT <= rules.wait_before_sign_in(tries, now=NOW) <= rules.PAIR_WAIT_MAX
    assert rules.wait_before_sign_in(tries, now=NOW + rules.PAIR_WAIT_MAX) == timedelta(0)


def test_strangers_from_many_addresses_are_slowed_down() -> None:
    tries = rules.Tries(pair=0, pair_last_at=None, pair_known=False, name=rules.NAME_TRIES, name_last_at=NOW)
    assert rules.wait_before_sign_in(tries, now=NOW) == rules.NAME_WAIT
