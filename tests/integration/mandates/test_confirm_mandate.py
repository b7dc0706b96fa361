"""A mandate is in force once its signature was seen, by the unit that drew it up."""

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.mandates.api import confirm_mandate, revoke_mandate
from motcua.mandates.rules import MandateAlreadyConfirmed
from tests.factories.cast import NOW, Cast
from tests.factories.mandates import drawn_up

pytestmark = pytest.mark.django_db


def test_once_by_the_own_unit(cast: Cast) -> None:
    mandate = drawn_up(cast)
    with pytest.raises(NotAllowed):
        confirm_mandate(mandate.code, actor=cast.stranger, now=NOW)
    with pytest.raises(NotFound):
        confirm_mandate(mandate.code, actor=cast.mother, now=NOW)
    typed = mandate.code.replace("-", " ").lower()
    assert confirm_mandate(typed, actor=cast.clerk, now=NOW).confirmed_at == NOW
    with pytest.raises(MandateAlreadyConfirmed):
        confirm_mandate(mandate.code, actor=cast.clerk, now=NOW)


def test_what_was_taken_back_is_not_confirmed(cast: Cast) -> None:
    mandate = drawn_up(cast)
    revoke_mandate(mandate.code, actor=cast.clerk, now=NOW)
    with pytest.raises(MandateAlreadyConfirmed):
        confirm_mandate(mandate.code, actor=cast.clerk, now=NOW)
