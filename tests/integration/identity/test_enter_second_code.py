"""The second code opens once; guessing it locks the guesser and not the officer."""

from datetime import timedelta
from typing import Any

import pytest

from motcua.core.models import Event
from motcua.identity import api as identity
from motcua.identity import rules
from motcua.identity.one_time_codes import code_of, step_of
from tests.factories.cast import TODAY
from tests.integration.identity.cast import NOW

pytestmark = pytest.mark.django_db
SECRET = b"12345678901234567890"


def test_each_code_opens_once_and_guessing_locks_the_guesser(clerk: identity.Account, settings: Any) -> None:
    actor = identity.actor_of_account(clerk, on=TODAY)
    first = code_of(SECRET, step_of(NOW))
    recovery = identity.confirm_second_factor(actor=actor, secret=SECRET, typed=first, now=NOW)
    with pytest.raises(identity.SecondCodeWrong):
        identity.enter_second_code(clerk.pk, first, NOW, address="10.0.0.1")
    later = NOW + timedelta(minutes=5)
    code = code_of(SECRET, step_of(later))
    assert identity.enter_second_code(clerk.pk, code, later, address="10.0.0.1").pk == clerk.pk
    for _try in range(rules.PAIR_TRIES):
        with pytest.raises(identity.SecondCodeWrong):
            identity.enter_second_code(clerk.pk, code, later, address="203.0.113.9")
    with pytest.raises(identity.SignInMustWait):
        identity.enter_second_code(clerk.pk, recovery[0], later, address="203.0.113.9")
    assert identity.enter_second_code(clerk.pk, recovery[0].lower(), later, address="10.0.0.1").pk == clerk.pk
    with pytest.raises(identity.SecondCodeWrong):
        identity.enter_second_code(clerk.pk, recovery[0], later, address="10.0.0.1")
    assert Event.objects.get(kind="RecoveryCodeUsed").payload["left"] == 7
    settings.DRAFT_KEYS = (("other", "another secret of the operator"),)
    much_later = later + timedelta(hours=2)
    with pytest.raises(identity.SecondCodeWrong):
        identity.enter_second_code(clerk.pk, code_of(SECRET, step_of(much_later)), much_later, address="10.0.0.1")
