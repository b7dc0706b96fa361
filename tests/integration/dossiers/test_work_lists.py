"""The work of a unit, in the order in which it is due, at the same price however much there is."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from motcua.core.asking import ask_as
from motcua.dossiers.api import (
    Stage,
    SupplementItem,
    approve_dossier,
    asker_of,
    get_dossier,
    list_dossiers,
    list_events,
    pass_dossier,
    request_supplement,
    submit_dossier,
)
from motcua.dossiers.models import Dossier
from motcua.dossiers.work_api import AfterUnknown, WorkList, count_work, list_work
from motcua.dossiers.work_conditions import CONDITIONS, PLACE
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accept_looked_at
from tests.factories.submissions import MOTHER, counter_submission

pytestmark = pytest.mark.django_db


def submit_many(cast: Cast, count: int) -> list[str]:
    return [submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW).code for _ in range(count)]


def codes(cast: Cast, which: WorkList) -> list[str]:
    return [row.code for row in list_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW, which=which).rows]


def test_each_open_dossier_stands_in_exactly_one_list(cast: Cast) -> None:
    new, taken, asked, posted, ready = submit_many(cast, 5)
    for code in (taken, asked, posted, ready):
        accept_looked_at(cast, code)
    request_supplement(actor=cast.clerk, code=asked, items=(SupplementItem("a", "b"),), now=NOW)
    pass_dossier(actor=cast.clerk, code=ready, now=NOW)
    approve_dossier(actor=cast.leader, code=ready, now=NOW)
    Dossier.objects.filter(code=posted).update(awaiting="others")
    assert {which: codes(cast, which) for which in CONDITIONS} == {
        "new": [new],
        "open": [taken],
        "awaiting": [asked],
        "others": [posted],
        "to_return": [ready],
    }
    counts = count_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW)
    assert {which: counts[which] for which in CONDITIONS} == dict.fromkeys(CONDITIONS, 1)


def test_the_list_is_ordered_by_due_time_and_no_due_time_comes_last(cast: Cast) -> None:
    made = submit_many(cast, 4)
    for number, code in enumerate(made):
        accept_looked_at(cast, code, now=NOW + timedelta(days=4 - number))
    Dossier.objects.filter(code=made[3]).update(due_at=None)
    assert codes(cast, "open") == [made[2], made[1], made[0], made[3]]


def test_pages_follow_one_another_without_gap_or_repeat(cast: Cast) -> None:
    made = submit_many(cast, 7)
    seen: list[str] = []
    after = ""
    while True:
        page = list_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW, which="new", after=after, limit=3)
        seen += [row.code for row in page.rows]
        after = page.next
        if not after:
            break
    assert seen == made
    listed = list_dossiers(actor=cast.clerk, limit=5)
    rest = list_dossiers(actor=cast.clerk, limit=5, after=int(listed.next))
    assert [view.code for view in (*listed.rows, *rest.rows)] == made


@pytest.mark.parametrize("after", ["x", "2026-11-30~1", "infinity~", "~", "2026-11-30T00:00:00+07:00~a"])
def test_a_place_that_no_page_named_is_refused(cast: Cast, after: str) -> None:
    with pytest.raises(AfterUnknown):
        list_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW, after=after)


def test_a_stranger_finds_the_lists_empty(cast: Cast) -> None:
    (code,) = submit_many(cast, 1)
    for outsider in (cast.stranger, cast.mother, cast.delegate):
        assert list_work(actor=outsider, unit_id=cast.centre.id, now=NOW, which="new").rows == ()
        assert set(count_work(actor=outsider, unit_id=cast.centre.id, now=NOW).values()) == {0}
        assert list_dossiers(actor=outsider).rows == ()
    assert codes(cast, "new") == [code]


def test_a_row_tells_the_applicant_and_not_the_child(cast: Cast) -> None:
    submit_dossier(actor=cast.clerk, submission=counter_submission("1.001193"), now=NOW)
    (row,) = list_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW, which="new").rows
    assert row.applicant_name == MOTHER["full_name"]
    assert "Minh An" not in str(row)


def test_dossiers_are_found_by_stage_and_due_time(cast: Cast) -> None:
    first, second = submit_many(cast, 2)
    accept_looked_at(cast, first)
    assert [view.code for view in list_dossiers(actor=cast.clerk, stage=Stage.SUBMITTED).rows] == [second]
    soon = list_dossiers(actor=cast.machine, unit_id=cast.centre.id, due_before=NOW + timedelta(days=9))
    assert [view.code for view in soon.rows] == [first]


@pytest.mark.parametrize("count", [2, 12])
def test_every_reading_takes_the_same_number_of_statements(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = submit_many(cast, count)
    get_dossier(actor=cast.clerk, code=made[0])
    with django_assert_num_queries(1):
        list_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW, which="new")
    with django_assert_num_queries(1):
        count_work(actor=cast.clerk, unit_id=cast.centre.id, now=NOW)
    with django_assert_num_queries(1):
        list_dossiers(actor=cast.clerk)
    with django_assert_num_queries(2):
        get_dossier(actor=cast.clerk, code=made[0])
    with django_assert_num_queries(2):
        list_events(actor=cast.clerk, code=made[0])


def test_each_list_is_read_from_its_own_partial_index(cast: Cast) -> None:
    submit_many(cast, 3)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'dossiers_dossier'"
            " AND indexname LIKE 'dossiers_work\\_%' ORDER BY 1"
        )
        found = dict(cursor.fetchall())
    assert set(found) == {f"dossiers_work_{which}" for which in (*CONDITIONS, "mine", "unassigned")}
    with ask_as(asker_of(cast.clerk)), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for which, condition in CONDITIONS.items():
            cursor.execute(
                f"EXPLAIN SELECT code FROM dossiers_dossier WHERE unit_id = %s AND {condition}"
                " AND origin_system = 'motcua'"
                f" AND ({PLACE}, id) > ('-infinity'::timestamptz, 0) ORDER BY {PLACE}, id LIMIT 51",
                [cast.centre.id],
            )
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert f"dossiers_work_{which}" in plan
            assert "Sort" not in plan
            assert re.search("Index Cond: .*ROW.CASE WHEN", plan)  # also beneath the policy of the table
