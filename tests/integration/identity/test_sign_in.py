"""Signing in tells nothing, and guessing locks the guesser."""

import pytest

from motcua.identity import api as identity
from motcua.identity import rules
from tests.integration.identity.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db


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
