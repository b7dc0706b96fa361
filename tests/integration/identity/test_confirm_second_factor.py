"""A second factor is set only with a code that proves it works, and only one."""

from dataclasses import replace

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.identity import api as identity
from motcua.identity.models import SecondFactor
from motcua.identity.one_time_codes import code_of, step_of
from tests.factories.cast import TODAY
from tests.integration.identity.cast import NOW

pytestmark = pytest.mark.django_db


def test_the_secret_is_kept_sealed_and_set_once(clerk: identity.Account) -> None:
    actor, secret = identity.actor_of_account(clerk, on=TODAY), identity.draw_secret()
    given = {"secret": secret, "now": NOW}
    with pytest.raises(identity.SecondCodeWrong):
        identity.confirm_second_factor(actor=actor, typed="000", **given)
    assert not identity.needs_second_code(clerk)
    code = code_of(secret, step_of(NOW))
    codes = identity.confirm_second_factor(actor=actor, typed=code, **given)
    assert len(set(codes)) == 8
    kept = SecondFactor.objects.get(account=clerk)
    assert secret not in bytes(kept.sealed)
    assert not set(codes) & set(kept.recovery)
    with pytest.raises(identity.SecondFactorKnown):
        identity.confirm_second_factor(actor=actor, typed=code, **given)
    for nobody in (Actor.anonymous(), replace(actor, account_id=None)):
        with pytest.raises(NotFound):
            identity.confirm_second_factor(actor=nobody, typed=code, **given)
