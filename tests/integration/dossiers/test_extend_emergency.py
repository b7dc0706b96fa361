"""An emergency lasts longer on the word of a further document, and its former end stays written down."""

import uuid

import pytest

from motcua.core.errors import NotAllowed, NotFound, Refused
from motcua.dossiers.emergency_api import extend_emergency
from motcua.dossiers.usecases.follow_emergencies import follow_emergencies
from tests.factories.cast import Cast
from tests.factories.decrees import due, five_days, local
from tests.factories.emergencies import administrator_of, storm

pytestmark = pytest.mark.django_db


def test_clocks_stand_still_until_the_later_end(cast: Cast) -> None:
    code = five_days(cast)
    given = {"public_id": storm(cast).public_id, "until": local(3, 9), "source": "QĐ 13"}
    follow_emergencies(now=local(1, 9))
    for now in (local(3, 9), local(2, 9)):
        with pytest.raises(Refused, match="emergency_over"):
            extend_emergency(actor=administrator_of(cast), **given, now=now)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        extend_emergency(actor=cast.leader, **given, now=local(1, 14))  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        extend_emergency(actor=administrator_of(cast), **{**given, "public_id": uuid.uuid4()}, now=local(1, 14))  # type: ignore[arg-type]
    told = extend_emergency(actor=administrator_of(cast), **given, now=local(1, 14))  # type: ignore[arg-type]
    assert (told.until, told.former_ends) == (local(3, 9), ((local(2, 9), "QĐ 13"),))
    assert (follow_emergencies(now=local(2, 10)), due(code)) == (0, None)
    follow_emergencies(now=local(3, 9))
    assert due(code) == local(9, 17), "two days did not count"
