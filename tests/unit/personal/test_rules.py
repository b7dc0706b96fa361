"""When data may be erased: after the time for which a dossier must be kept, never before, and never some."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.errors import NotAllowed, NotFound
from motcua.personal.policies import keep_rule_of
from motcua.personal.rules import (
    DataRequestRefused,
    NotErasableOpen,
    NotErasableYet,
    check_erasable,
    check_may_answer,
    check_wish,
    erasable_from,
)
from motcua.personal.states import RequestState, Wish

TODAY = date(2026, 11, 30)


@settings(max_examples=30)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_the_last_day_of_keeping_refuses_and_the_next_allows(ended: date, years: int) -> None:
    first = erasable_from(ended, years)
    assert first is not None
    assert (first.year - ended.year, first.month) == (years, ended.month) or (ended.month, ended.day) == (2, 29)
    check_erasable(ended, years, "", on=first)
    with pytest.raises(NotErasableYet):
        check_erasable(ended, years, "", on=first - timedelta(days=1))


def test_what_is_kept_for_ever_and_what_is_still_dealt_with_is_never_erased() -> None:
    with pytest.raises(NotErasableYet) as refused:
        check_erasable(date(1990, 1, 1), None, "luật", on=TODAY)
    assert refused.value.values == {"until": None, "source": "luật"}
    with pytest.raises(NotErasableOpen):
        check_erasable(None, 0, "", on=TODAY)


def test_a_rule_of_the_procedure_goes_before_the_general_one() -> None:
    birth, other = (keep_rule_of("returned", code, on=TODAY) for code in ("1.001193", "9.999999"))
    assert birth is not None
    assert other is not None
    assert (birth.years, other.years) == (None, 10)
    assert keep_rule_of("in_hand", "1.001193", on=TODAY) is None


def test_mending_must_say_what() -> None:
    assert check_wish("erase", "") is Wish.ERASE
    for wish, text in (("correct", ""), ("", "x"), ("explain", "x" * 2_001)):
        with pytest.raises(DataRequestRefused):
            check_wish(wish, text)


def test_a_clerk_answers_but_only_the_leader_of_the_unit_erases() -> None:
    clerk, leader, other = (
        Actor(ActorKind.STAFF, grants=frozenset({Grant(unit, role)}))
        for unit, role in ((1, Role.CLERK), (1, Role.LEADER), (2, Role.LEADER))
    )
    check_may_answer(clerk, 1, Wish.ERASE, RequestState.REFUSED)
    check_may_answer(leader, 1, Wish.ERASE, RequestState.GRANTED)
    with pytest.raises(NotAllowed):
        check_may_answer(clerk, 1, Wish.ERASE, RequestState.GRANTED)
    with pytest.raises(NotFound):
        check_may_answer(other, 1, Wish.EXPLAIN, RequestState.GRANTED)
