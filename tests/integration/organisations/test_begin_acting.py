"""Who works for the organisation acts in its name, under both names; the book says who began."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.models import Event
from motcua.organisations.api import OrganisationView, acting_actor, begin_acting
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_under_both_names(cast: Cast, company: OrganisationView, manager: Actor, employee: Actor) -> None:
    part = begin_acting(company.id, actor=manager, now=NOW)
    actor = acting_actor(part, actor=manager)
    assert (actor.account_id, actor.grants) == (company.account_id, frozenset())
    assert company.name in actor.name
    assert manager.name in actor.name
    begun = Event.objects.get(kind="ActingBegun")
    assert begun.actor_account_id == manager.account_id
    for other in (employee, cast.clerk, Actor.anonymous()):
        with pytest.raises(NotFound):
            begin_acting(company.id, actor=other, now=NOW)
