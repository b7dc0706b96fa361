"""A commune in one day: shares only of enough people, what nobody looked at is not lacking, bad tallies are refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.barriers import vocabulary
from motcua.studies.assessing import (
    AssessmentGiven,
    faults_of,
    heard,
    lacking,
    not_looked_at,
    readiness,
    wanted_most,
)
from motcua.studies.instruments import CHECK, TALLY, instruments
from motcua.studies.states import Checked

TODAY = date(2026, 12, 1)
DAY = instruments().by_code["commune-day"]
READY = instruments().by_code["readiness"]
GROUPS = tuple(group.code for group in instruments().groups)
SEEN = AssessmentGiven(
    "commune-day",
    "Xã Một",
    TODAY,
    asked={"mothers": 12, "disabilities": 4},
    tallies={
        "no_phone": {"mothers": 3, "disabilities": 3},
        "home_visit": {"mothers": 2, "disabilities": 4},
        "own_language": {"mothers": 5},
    },
    numbers={"clerks": Decimal(1), "computers": Decimal(2), "outages": Decimal(9)},
    checks={
        "wifi": Checked.NO,
        "trained": Checked.PARTLY,
        "digital_team": Checked.YES,
        "power_backup": Checked.UNKNOWN,
    },
)


def test_the_data_name_barriers_that_exist_and_each_item_once() -> None:
    assert len(GROUPS) == 3
    for instrument in instruments().by_code.values():
        codes = [item.code for item in instrument.items()]
        assert len(set(codes)) == len(codes)
        assert {item.barrier for item in instrument.items()} <= set(vocabulary().barriers)
    assert {section.code for section in DAY.sections} == {"demand", "support", "staff", "kit", "line", "skill"}


def test_of_too_few_people_no_share_is_told() -> None:
    item = next(item for item in DAY.items(TALLY) if item.code == "no_phone")
    found = heard(SEEN, item, smallest=5)
    assert (found["mothers"].share, found["disabilities"].share) == (0.25, None)
    assert "minorities" not in found


def test_what_is_lacking_was_seen_to_be() -> None:
    assert [item.code for item in lacking(SEEN, DAY)] == ["clerks", "wifi", "trained"]
    unseen = {item.code for item in not_looked_at(SEEN, DAY)}
    assert {"scanner", "power_backup", "no_signal"} <= unseen
    assert not unseen & {"clerks", "wifi", "no_phone"}


def test_support_is_ordered_by_how_many_want_it() -> None:
    assert [(item.code, many) for item, many in wanted_most(SEEN, DAY, "support")] == [
        ("home_visit", 6), ("own_language", 5),
    ]  # fmt: skip


def test_what_is_unknown_bounds_the_readiness() -> None:
    items = [item.code for item in READY.items(CHECK)]
    seen = AssessmentGiven("readiness", "Huế, khai sinh", TODAY, checks=dict.fromkeys(items[:7], Checked.YES))
    found = readiness(seen, READY)
    assert found is not None
    assert (found.low, found.high) == (0.5, 1)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"subject": ""}, {"subject": "missing"}),
        ({"made_on": date(2026, 12, 2)}, {"made_on": "in_future"}),
        ({"tallies": {"no_phone": {"mothers": 13}}}, {"tally.no_phone.mothers": "more_than_asked"}),
        ({"tallies": {"no_phone": {"minorities": 1}}}, {"tally.no_phone.minorities": "more_than_asked"}),
        ({"numbers": {"clerks": Decimal(-1)}}, {"number.clerks": "not_positive"}),
        ({"checks": {"no_phone": Checked.YES}}, {"subject": "unknown_item"}),
        ({"asked": {}, "tallies": {}, "numbers": {}, "checks": {"wifi": Checked.UNKNOWN}}, {"subject": "nothing_seen"}),
    ],
)
def test_what_cannot_be_says_where(changed: dict[str, Any], wrong: dict[str, str]) -> None:
    assert faults_of(SEEN, DAY, GROUPS, today=TODAY) == {}
    assert faults_of(replace(SEEN, **changed), DAY, GROUPS, today=TODAY) == wrong


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from([item.code for item in READY.items()]), st.sampled_from(list(Checked))))
def test_the_bounds_hold_whatever_the_unknown_turn_out_to_be(checks: dict[str, Checked]) -> None:
    found = readiness(replace(SEEN, checks=checks), READY)
    assert found is not None
    best = dict.fromkeys((item.code for item in READY.items()), Checked.YES) | {
        code: one for code, one in checks.items() if one is not Checked.UNKNOWN
    }
    best_found = readiness(replace(SEEN, checks=best), READY)
    assert best_found is not None
    assert 0 <= found.low <= found.high == best_found.low <= 1
