"""Who may give a code for a new password, and to whom."""

import pytest

from motcua.core.actor import Actor, Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.identity.api import give_reset_code
from tests.factories.cast import NOW, load_cast, make_account, officer
from tests.factories.organisations import actor_of, citizen_account

pytestmark = pytest.mark.django_db


def test_citizens_at_a_counter_officers_by_their_own_administrator() -> None:
    cast = load_cast()
    citizen = citizen_account("An")
    clerk = make_account("mot-cua-9", "Lê Văn Cửa", cast.centre, Role.CLERK)
    administrator = officer("Quản", cast.centre, Role.ADMINISTRATOR)
    elsewhere = officer("Quản", cast.neighbour, Role.ADMINISTRATOR)
    name, code = give_reset_code(actor=cast.clerk, username=" CD-An ", now=NOW)
    assert (name, len(code)) == ("An", 14)
    assert give_reset_code(actor=administrator, username=clerk.username, now=NOW)[0] == "Lê Văn Cửa"
    refused = [
        (cast.clerk, clerk.username),
        (elsewhere, clerk.username),
        (administrator, citizen.username),
        (actor_of(citizen), citizen.username),
        (Actor.anonymous(), citizen.username),
    ]
    for actor, username in refused:
        with pytest.raises(NotAllowed):
            give_reset_code(actor=actor, username=username, now=NOW)
    with pytest.raises(NotFound):
        give_reset_code(actor=cast.clerk, username="cd-nobody", now=NOW)
