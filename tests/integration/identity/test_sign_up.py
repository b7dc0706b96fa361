"""A person makes an account under a drawn name; pressing twice makes one."""

import pytest

from motcua.core.models import Event
from motcua.identity import api as identity
from tests.integration.identity.cast import NOW, PASSWORD

pytestmark = pytest.mark.django_db


def test_pressing_twice_makes_one_account_and_a_taken_name_is_not_entered() -> None:
    username = identity.draw_username()
    given = {"username": username, "display_name": " Ka Hờ ", "now": NOW}
    first = identity.sign_up(password=PASSWORD, **given)
    assert identity.sign_up(password=PASSWORD, **given).pk == first.pk
    with pytest.raises(identity.UsernameTaken):
        identity.sign_up(password=PASSWORD + "!", **given)
    assert (first.display_name, Event.objects.filter(kind="AccountCreated").count()) == ("Ka Hờ", 1)
    assert identity.sign_in(username.upper(), PASSWORD, NOW, address="10.0.0.1").pk == first.pk
