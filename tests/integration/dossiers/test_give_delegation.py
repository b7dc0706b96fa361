"""While somebody is away a colleague finds her dossiers among her own, and gets no right by it."""

from datetime import date, timedelta

import pytest

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.api import assign_dossier
from motcua.dossiers.work_api import (
    DelegationOverlaps,
    DelegationRefused,
    Picked,
    act_on_many,
    count_work,
    give_delegation,
    list_delegations,
    list_work,
)
from motcua.identity.api import Account
from tests.factories.cast import NOW, TODAY, Cast, people
from tests.factories.dossiers import accepted

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def accounts(cast: Cast) -> dict[str, Account]:
    return people(cast)


def signed_in(actor: Actor, account: Account) -> Actor:
    return Actor(ActorKind.STAFF, name=actor.name, account_id=account.pk, grants=actor.grants)


def arguments(cast: Cast, accounts: dict[str, Account], **changes: object) -> dict[str, object]:
    return {
        "actor": signed_in(cast.specialist, accounts["chuyen-vien-1"]),
        "account_id": accounts["chuyen-vien-1"].pk,
        "unit_id": cast.centre.id,
        "to_account_id": accounts["mot-cua-1"].pk,
        "first_day": TODAY,
        "last_day": TODAY + WEEK,
        "now": NOW,
        **changes,
    }


def test_the_colleague_sees_them_for_these_days_and_may_do_no_more_than_before(
    cast: Cast, accounts: dict[str, Account]
) -> None:
    code = accepted(cast)
    assign_dossier(actor=cast.leader, code=code, to_account=accounts["chuyen-vien-1"].pk, now=NOW)
    clerk = signed_in(cast.clerk, accounts["mot-cua-1"])

    def mine(now: object = NOW) -> list[str]:
        page = list_work(actor=clerk, unit_id=cast.centre.id, now=now, which="mine")  # type: ignore[arg-type]
        return [row.code for row in page.rows]

    assert mine() == []
    given = give_delegation(**arguments(cast, accounts))  # type: ignore[arg-type]
    assert mine() == [code]
    assert count_work(actor=clerk, unit_id=cast.centre.id, now=NOW)["mine"] == 1
    assert mine(NOW - timedelta(days=1)) == mine(NOW + WEEK + timedelta(days=1)) == []
    assert [one.id for one in list_delegations(actor=clerk, unit_id=cast.centre.id, today=TODAY)] == [given]
    assert list_delegations(actor=cast.stranger, unit_id=cast.centre.id, today=TODAY) == []
    (result,) = act_on_many(actor=clerk, verb="approve", picked=[Picked(code)], now=NOW)
    assert result.forbidden
    assert Event.objects.filter(kind="DelegationGiven", subject_id=given).exists()
    with pytest.raises(DelegationOverlaps):
        give_delegation(**arguments(cast, accounts, first_day=TODAY + WEEK, last_day=TODAY + WEEK))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first_day": None}, "first_day"),
        ({"last_day": TODAY - timedelta(days=1)}, "last_day"),
        ({"first_day": date(2026, 1, 1), "last_day": date(2026, 1, 2)}, "last_day"),
        ({"last_day": date(2029, 1, 1)}, "last_day"),
        ({"to_account_id": None}, "to"),
        ({"to_account_id": 0}, "to"),
    ],
)
def test_days_and_people_that_do_not_fit_are_refused(
    cast: Cast, accounts: dict[str, Account], changes: dict[str, object], field: str
) -> None:
    with pytest.raises(DelegationRefused) as refused:
        give_delegation(**arguments(cast, accounts, **changes))  # type: ignore[arg-type]
    assert list(refused.value.field_errors) == [field]


def test_nobody_arranges_it_for_others_but_who_leads(cast: Cast, accounts: dict[str, Account]) -> None:
    clerk = signed_in(cast.clerk, accounts["mot-cua-1"])
    for nobody in (clerk, cast.stranger, cast.machine, cast.mother):
        with pytest.raises(NotAllowed):
            give_delegation(**arguments(cast, accounts, actor=nobody))  # type: ignore[arg-type]
    assert give_delegation(**arguments(cast, accounts, actor=cast.leader))  # type: ignore[arg-type]
