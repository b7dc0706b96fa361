"""Who holds the phone takes the second factor away; for who lost it, only the operator does."""

from datetime import timedelta

import pytest

from motcua.cli.main import run
from motcua.core.errors import NotAllowed
from motcua.identity import api as identity
from motcua.identity.one_time_codes import code_of, step_of
from tests.factories.cast import TODAY
from tests.integration.identity.cast import NOW

pytestmark = pytest.mark.django_db
SECRET = b"12345678901234567890"


def test_the_holder_with_a_code_and_the_operator_without(
    clerk: identity.Account, capsys: pytest.CaptureFixture[str]
) -> None:
    actor = identity.actor_of_account(clerk, on=TODAY)
    identity.confirm_second_factor(actor=actor, secret=SECRET, typed=code_of(SECRET, step_of(NOW)), now=NOW)
    with pytest.raises(NotAllowed):
        identity.drop_second_factor(actor=actor, account_id=clerk.pk + 1, now=NOW)
    with pytest.raises(identity.SecondCodeWrong):
        identity.drop_second_factor(actor=actor, account_id=clerk.pk, typed="000000", now=NOW)
    later = NOW + timedelta(minutes=5)
    typed = code_of(SECRET, step_of(later))
    assert identity.drop_second_factor(actor=actor, account_id=clerk.pk, typed=typed, now=later)
    assert not identity.needs_second_code(clerk)
    identity.confirm_second_factor(actor=actor, secret=SECRET, typed=typed, now=later)
    assert run(["account", "reset-second-factor", clerk.username]) == 0
    assert "password alone" in capsys.readouterr().err
    assert not identity.needs_second_code(clerk)
