"""A role counts from its day and is given by who may."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.core.actor import ActorKind, Grant, Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.identity import api as identity
from motcua.orgs.models import Unit
from tests.integration.identity.cast import NOW, SYSTEM

pytestmark = pytest.mark.django_db


def test_a_role_counts_from_its_first_day_and_is_read_once_a_request(
    clerk: identity.Account, unit: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    before = identity.actor_of_account(clerk, on=date(2025, 12, 31))
    assert (before.kind, before.grants) == (ActorKind.CITIZEN, frozenset())
    with django_assert_num_queries(1):
        actor = identity.actor_of_account(clerk, on=date(2026, 1, 1))
        assert identity.actor_of_account(clerk, on=date(2026, 1, 1)) is actor
    assert actor.grants == {Grant(unit.pk, Role.CLERK)}


def test_a_role_is_given_once_and_only_by_who_may(clerk: identity.Account, unit: Unit) -> None:
    given = {"account_id": clerk.pk, "unit_id": unit.pk, "valid_from": date(2026, 5, 1), "now": NOW}
    assert identity.give_role(actor=SYSTEM, role="clerk", **given) is False
    with pytest.raises(identity.RoleUnknown):
        identity.give_role(actor=SYSTEM, role="king", **given)
    with pytest.raises(NotAllowed):
        identity.give_role(actor=identity.actor_of_account(clerk, on=date(2026, 6, 1)), role="leader", **given)
    with pytest.raises(NotFound):
        identity.give_role(actor=SYSTEM, role="clerk", **(given | {"account_id": 0}))


def test_editors_are_made_by_the_operator_alone(clerk: identity.Account, unit: Unit) -> None:
    """The catalogue belongs to all units: no unit's administrator may give it away, to himself least of all."""
    given = {"account_id": clerk.pk, "unit_id": unit.pk, "now": NOW}
    identity.give_role(actor=SYSTEM, role="administrator", valid_from=date(2026, 1, 1), **given)
    administrator = identity.actor_of_account(clerk, on=date(2026, 6, 1))
    assert identity.give_role(actor=administrator, role="leader", **given)
    with pytest.raises(NotAllowed):
        identity.give_role(actor=administrator, role="editor", **given)
    assert identity.give_role(actor=SYSTEM, role="editor", **given)
