"""What was done beside what was planned: dose by place, nothing hidden by plenty elsewhere, departures explained."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.barriers import FILE, vocabulary
from motcua.studies.dose import (
    DeliveryGiven,
    DeliveryView,
    InterventionGiven,
    InterventionView,
    costs,
    doses,
    faults_of_delivery,
    faults_of_plan,
    fidelity,
)
from motcua.studies.dose_tables import cost_table, dose_table
from motcua.studies.states import RemedyKind

AT = datetime(2026, 12, 31, tzinfo=UTC)
TODAY = date(2026, 12, 31)
PLAN = InterventionGiven(
    kind=RemedyKind.HELPER_DAYS, barrier="B08", what="Người giúp ngồi tại nhà văn hóa", places=("Xã Một", "Xã Hai"),
    first_day=date(2026, 12, 1), last_day=date(2026, 12, 31), amount=Decimal(10), reach=50,
)  # fmt: skip
DAY = DeliveryGiven("Xã Một", date(2026, 12, 5), date(2026, 12, 5), Decimal(4), 20, 400_000, 600_000)


def registered(*entries: DeliveryGiven) -> InterventionView:
    """The plan with these entries; one that corrects another stands in its place."""
    corrected = {entry.corrects: number for number, entry in enumerate(entries, start=1) if entry.corrects}
    return InterventionView(
        1, PLAN, "Phân", AT,
        [DeliveryView(number, entry, "Phân", AT, corrected.get(number, 0)) for number, entry in enumerate(entries, 1)],
    )  # fmt: skip


def test_plenty_at_one_place_does_not_hide_nothing_at_another() -> None:
    one = registered(replace(DAY, amount=Decimal(15)))
    assert [(dose.place, dose.share) for dose in doses(one)] == [("Xã Một", 1.5), ("Xã Hai", 0)]
    assert fidelity(one) == 0.5


def test_a_place_outside_the_plan_is_shown_as_such() -> None:
    one = registered(DAY, replace(DAY, place="Xã Ba", reach=None, deviation="Dân Xã Ba xin"))
    outside = doses(one)[2]
    assert (outside.place, outside.in_plan, outside.share, outside.reach_known) == ("Xã Ba", False, None, False)
    assert fidelity(one) == 0.2


def test_a_correction_stands_in_the_place_of_what_was_wrong() -> None:
    one = registered(DAY, replace(DAY, amount=Decimal(2), cost_low_dong=1, cost_high_dong=2, corrects=1))
    assert (doses(one)[0].delivered, costs(one)) == (2, (1, 2))


def test_a_cost_that_nobody_knows_leaves_the_whole_unknown() -> None:
    one = registered(DAY, replace(DAY, cost_low_dong=None, cost_high_dong=None))
    assert costs(one) is None
    assert cost_table([one]).decode().splitlines()[2].endswith("Xã Một,,")
    assert dose_table([one]).decode().splitlines()[1].startswith("Xã Một,1,helper_days,B08,10,8,0.8,50,40,1,1,0")


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"place": "Xã Ba"}, "deviation", "deviation_missing"),
        ({"first_day": date(2026, 11, 30)}, "deviation", "deviation_missing"),
        ({"amount": Decimal(11)}, "deviation", "deviation_missing"),
        ({"last_day": date(2026, 12, 4)}, "last_day", "before_start"),
        ({"last_day": date(2027, 1, 1)}, "last_day", "in_future"),
        ({"amount": Decimal(-1)}, "amount", "not_positive"),
        ({"cost_high_dong": None}, "cost_high", "range"),
        ({"cost_high_dong": 1}, "cost_high", "range"),
        ({"corrects": 7}, "corrects", "no_entry"),
        ({"place": ""}, "place", "missing"),
    ],
)
def test_what_cannot_be_entered_says_which_field(changed: dict[str, Any], field: str, code: str) -> None:
    assert faults_of_delivery(registered(), replace(DAY, **changed), today=TODAY) == {field: code}


def test_a_departure_with_its_reason_is_entered() -> None:
    done = replace(DAY, place="Xã Ba", deviation="Mưa lũ, dời sang Xã Ba")
    assert faults_of_delivery(registered(DAY), done, today=TODAY) == {}
    assert "deviation" in faults_of_delivery(registered(DAY), replace(DAY, amount=Decimal(7)), today=TODAY)


def test_a_plan_must_say_where_when_how_much_and_why() -> None:
    empty = replace(PLAN, barrier="B99", what="", places=(), last_day=date(2026, 1, 1), amount=Decimal(0), reach=-1)
    assert set(faults_of_plan(empty, list(vocabulary().barriers))) == {
        *("barrier", "what", "places", "last_day", "amount", "reach"),
    }
    assert faults_of_plan(PLAN, list(vocabulary().barriers)) == {}
    twice = replace(PLAN, places=("Xã Một", "Xã Một"))
    assert faults_of_plan(twice, list(vocabulary().barriers)) == {"places": "place_twice"}


def test_the_kinds_of_the_register_are_those_of_the_vocabulary() -> None:
    found = {one["kind"] for row in yaml.safe_load(FILE.read_text())["barriers"] for one in row["interventions"]}
    assert found == {kind.value for kind in RemedyKind}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("Xã Một", "Xã Hai", "Xã Ba")), st.integers(0, 30)), max_size=8))
def test_what_was_planned_and_done_is_never_more_than_whole(entries: list[tuple[str, int]]) -> None:
    one = registered(*(replace(DAY, place=place, amount=Decimal(amount)) for place, amount in entries))
    assert 0 <= fidelity(one) <= 1
    assert sum(dose.delivered for dose in doses(one)) == sum(amount for _, amount in entries)
