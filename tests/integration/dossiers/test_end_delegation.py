"""Who is back has her dossiers to herself again."""

import pytest

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.work_api import end_delegation, give_delegation, list_delegations
from tests.factories.cast import NOW, TODAY, Cast, people


@pytest.mark.django_db
def test_it_ends_once_and_only_by_those_whom_it_concerns(cast: Cast) -> None:
    accounts = people(cast)
    given = give_delegation(
        actor=cast.leader,
        account_id=accounts["chuyen-vien-1"].pk,
        unit_id=cast.centre.id,
        to_account_id=accounts["mot-cua-1"].pk,
        first_day=TODAY,
        last_day=TODAY,
        now=NOW,
    )
    with pytest.raises(NotAllowed):
        end_delegation(actor=cast.stranger, delegation_id=given, now=NOW)
    with pytest.raises(NotFound):
        end_delegation(actor=cast.leader, delegation_id=0, now=NOW)
    herself = Actor(ActorKind.STAFF, account_id=accounts["chuyen-vien-1"].pk, grants=cast.specialist.grants)
    assert end_delegation(actor=herself, delegation_id=given, now=NOW)
    assert not end_delegation(actor=herself, delegation_id=given, now=NOW)
    assert list_delegations(actor=herself, unit_id=cast.centre.id, today=TODAY) == []
