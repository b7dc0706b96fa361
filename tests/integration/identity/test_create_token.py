"""A key acts for one unit alone."""

import pytest
from pytest_django import DjangoAssertNumQueries

from motcua.core.actor import ActorKind, Role
from motcua.identity import api as identity
from motcua.identity.models import ApiToken
from motcua.orgs.models import Unit
from tests.integration.identity.cast import NOW, SYSTEM

pytestmark = pytest.mark.django_db


def test_a_key_acts_for_its_unit_alone_in_one_statement(
    unit: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    created = identity.create_token(
        actor=SYSTEM, name="máy quét", unit_id=unit.pk, scopes=["dossiers:read", "dossiers:write"], now=NOW
    )
    assert created.token.encode() not in bytes(ApiToken.objects.get(pk=created.id).digest)
    with django_assert_num_queries(1):
        actor = identity.actor_of_token(created.token, NOW)
    assert actor.kind is ActorKind.MACHINE
    assert actor.token_id == created.id
    assert actor.unit_ids == {unit.pk}
    assert actor.scopes == {"dossiers:read", "dossiers:write"}
    assert actor.units_as(Role.ADMINISTRATOR) == frozenset()
