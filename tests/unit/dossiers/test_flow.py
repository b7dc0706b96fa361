"""How a dossier moves through a design: choice, branches side by side, joining, going back, deciding."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.designs.reading import read_design
from motcua.catalogue.files import read_file
from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.rules import flow

FILE, _ = read_file(DATA_FILES / "procedures" / "designs" / "verified-extract.yaml")
assert FILE is not None
DESIGN = read_design(FILE.data)


def holds(condition: Any) -> bool:
    return True


def test_two_branches_side_by_side_meet_before_the_signature() -> None:
    fork = flow.passing(DESIGN, ["look_up"], "look_up", "look_up", "elsewhere", holds)
    assert fork == flow.Move("look_up", ("draft_meanwhile", "verify"), "draft_meanwhile", "elsewhere")
    first = flow.passing(DESIGN, ["draft_meanwhile", "verify"], "draft_meanwhile", "draft_meanwhile", "", holds)
    assert (first.opened, first.lead) == ((), "verify"), "the signature waits for the department"
    assert flow.passing(DESIGN, ["verify"], "verify", "verify", "", holds).opened == ("sign",)
    other_first = flow.passing(DESIGN, ["draft_meanwhile", "verify"], "draft_meanwhile", "verify", "", holds)
    assert (other_first.opened, other_first.lead) == ((), "draft_meanwhile")


def test_a_step_with_several_ways_asks_which() -> None:
    with pytest.raises(flow.OutcomeNotChosen):
        flow.passing(DESIGN, ["look_up"], "look_up", "look_up", "", holds)
    with pytest.raises(flow.OutcomeNotChosen):
        flow.passing(DESIGN, ["look_up"], "look_up", "look_up", "sign", holds)
    with pytest.raises(flow.StepNotOpen):
        flow.passing(DESIGN, ["look_up"], "look_up", "verify", "", holds)


def test_the_decision_belongs_to_the_end_unless_the_design_says_anywhere() -> None:
    with pytest.raises(flow.DecisionTooEarly):
        flow.check_can_decide(DESIGN, ["look_up"], "look_up")
    with pytest.raises(flow.DecisionTooEarly):
        flow.check_can_decide(DESIGN, ["sign", "verify"], "sign")
    flow.check_can_decide(DESIGN, ["sign"], "sign")


def test_what_is_missing_is_told_all_at_once() -> None:
    step = DESIGN.step("verify")
    assert step is not None
    with pytest.raises(flow.StepNotReady) as refused:
        flow.check_ready(step, missing_papers=(), note=" ", fee="none", unanswered=0)
    assert refused.value.values["missing"] == ["note"]


@given(choices=st.lists(st.booleans(), min_size=1, max_size=30))
def test_every_way_comes_to_its_end_with_nothing_left_open(choices: list[bool]) -> None:
    """Whatever the officers choose, and in whatever order branches are done, the last step alone is open at the end."""
    open_now, lead = [DESIGN.first.code], DESIGN.first.code
    for choice in [*choices, *[False] * 10]:
        at = open_now[-1 if choice else 0]
        step = DESIGN.step(at)
        assert step is not None
        if step.ends:
            break
        ways = flow.ways_on(step, holds)
        move = flow.passing(DESIGN, open_now, lead, at, ways[-1 if choice else 0].code, holds)
        open_now = [*(code for code in open_now if code != at), *move.opened]
        lead = move.lead
        assert lead in open_now
    assert open_now == ["sign"]


def test_a_step_that_the_design_does_not_know_is_the_last_one() -> None:
    assert flow.passing(DESIGN, ["gone"], "gone", "gone", "", holds) == flow.Move("gone", (), "gone")
