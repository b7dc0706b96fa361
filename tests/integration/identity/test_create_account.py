"""A username belongs to one person."""

import pytest

from motcua.core.models import Event
from motcua.identity import api as identity
from tests.integration.identity.cast import NOW, PASSWORD, SYSTEM

pytestmark = pytest.mark.django_db


def test_a_username_belongs_to_one_person(clerk: identity.Account) -> None:
    with pytest.raises(identity.UsernameTaken):
        identity.create_account(
            actor=SYSTEM, username="LAN.NGUYEN", password=PASSWORD, display_name="Người khác", now=NOW
        )
    assert Event.objects.filter(kind="AccountCreated", subject_id=clerk.pk).count() == 1
