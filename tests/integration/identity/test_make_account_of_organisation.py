"""The account of an organisation has no way in."""

import pytest

from motcua.identity.api import SignInRefused, make_account_of_organisation, sign_in
from tests.factories.cast import NOW

pytestmark = pytest.mark.django_db


def test_nothing_that_is_typed_opens_it() -> None:
    account = make_account_of_organisation("Công ty TNHH Gỗ Mẫu")
    for typed in ("", "!", account.password, account.password.lstrip("!")):
        with pytest.raises(SignInRefused):
            sign_in(account.username, typed, NOW)
