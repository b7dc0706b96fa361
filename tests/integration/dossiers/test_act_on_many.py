"""One decision for many dossiers: each gets its own event and answer, and what others changed stays as it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.models import Event
from motcua.dossiers.api import assign_dossier, get_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.work_api import NothingPicked, Picked, TooManyPicked, VerbNotForMany, act_on_many
from motcua.identity.api import Account
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import accepted, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def accounts(cast: Cast) -> dict[str, Account]:
    return people(cast)


def as_shown(*codes: str) -> list[Picked]:
    revisions = dict(Dossier.objects.values_list("code", "revision"))
    return [Picked(code, revisions[code]) for code in codes]


def test_each_answer_stands_for_itself_and_nobody_elses_change_is_overwritten(
    cast: Cast, accounts: dict[str, Account]
) -> None:
    good, touched, new, foreign = accepted(cast), accepted(cast), submitted(cast), submitted(cast)
    Dossier.objects.filter(code=foreign).update(unit_id=cast.neighbour.id)
    picked = as_shown(good, touched, new, foreign)
    assign_dossier(actor=cast.clerk, code=touched, to_account=accounts["chuyen-vien-1"].pk, now=NOW)
    events = Event.objects.count()
    results = act_on_many(actor=cast.leader, verb="approve", picked=picked, now=NOW)
    told = {one.code: one for one in results}
    assert [one.code for one in results] == [good, touched, new, foreign]
    assert told[good].change is not None
    assert told[touched].refused is not None
    assert told[touched].refused.code == "page_is_stale"
    assert told[touched].meanwhile is not None
    assert (told[touched].meanwhile.kind, told[touched].meanwhile.by) == ("DossierAssigned", cast.clerk.name)
    assert told[new].refused is not None
    assert told[new].refused.code == "stage_forbids"
    assert told[foreign].forbidden
    assert Event.objects.count() == events + 1
    stages = dict(Dossier.objects.values_list("code", "stage"))
    assert stages == {good: "approved", touched: "accepted", new: "submitted", foreign: "submitted"}
    again = act_on_many(actor=cast.leader, verb="approve", picked=picked[:1], now=NOW)
    assert again[0].refused is not None
    assert again[0].refused.code == "page_is_stale"
    assert Event.objects.count() == events + 1


def test_a_dry_run_answers_as_the_act_would_and_keeps_nothing(cast: Cast) -> None:
    picked = as_shown(accepted(cast), submitted(cast))
    events = Event.objects.count()
    tried = act_on_many(actor=cast.leader, verb="pass", picked=picked, now=NOW, dry_run=True)
    assert [one.change is not None for one in tried] == [True, False]
    assert Event.objects.count() == events
    assert as_shown(*(one.code for one in picked)) == picked
    done = act_on_many(actor=cast.leader, verb="pass", picked=picked, now=NOW)
    assert [one.change for one in done] == [one.change for one in tried]


def test_nobody_gets_a_right_by_acting_on_many(cast: Cast, accounts: dict[str, Account]) -> None:
    picked = as_shown(accepted(cast))
    (result,) = act_on_many(actor=cast.specialist, verb="approve", picked=picked, now=NOW)
    assert result.forbidden
    (result,) = act_on_many(actor=cast.stranger, verb="assign", picked=picked, now=NOW)
    assert result.forbidden
    (result,) = act_on_many(
        actor=cast.leader, verb="assign", picked=picked, now=NOW, to_account=accounts["can-bo-khac-1"].pk
    )
    assert result.refused is not None
    assert result.refused.code == "person_not_in_unit"
    assert get_dossier(actor=cast.leader, code=picked[0].code).revision == picked[0].revision


@pytest.mark.parametrize(
    ("verb", "count", "refusal"),
    [("approve", 0, NothingPicked), ("approve", 501, TooManyPicked), ("stop", 1, VerbNotForMany)],
)
def test_what_cannot_be_done_at_once_is_refused_whole(
    cast: Cast, verb: str, count: int, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        act_on_many(actor=cast.leader, verb=verb, picked=[Picked(str(n), 1) for n in range(count)], now=NOW)


def test_each_more_costs_a_fixed_number_of_statements(cast: Cast) -> None:
    def statements(count: int) -> int:
        picked = as_shown(*(accepted(cast) for _ in range(count)))
        with CaptureQueriesContext(connection) as asked:
            act_on_many(actor=cast.leader, verb="pass", picked=picked, now=NOW)
        return len(asked)

    first, third = statements(1), statements(3)
    assert (third - first) / 2 <= 10, (first, third)
