"""The vocabulary of barriers: its codes hold together, and of several barriers the lowest on the cascade binds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.barriers import vocabulary

CODES = sorted(vocabulary().barriers)


def test_every_mark_of_a_barrier_is_explained_in_the_same_file() -> None:
    words = vocabulary()
    rungs = {rung.code for rung in words.cascade}
    assert [f"B{number:02}" for number in range(1, 22)] == CODES
    for barrier in words.barriers.values():
        assert set(barrier.rungs) <= rungs, barrier.code
        assert set(barrier.evidence) <= set(words.sources), barrier.code
        assert barrier.design or barrier.evidence, f"{barrier.code} is neither observed nor a proposal"
        assert barrier.survey.blocked < {answer.code for answer in barrier.survey.answers}, barrier.code
        assert barrier.survey.code.startswith(barrier.code.lower()), barrier.code
        assert barrier.survey.blocked.isdisjoint(words.unclear), barrier.code
    assert set(words.windows) == {"log", "survey", "session"}
    assert set(words.sources) == {mark for barrier in words.barriers.values() for mark in barrier.evidence}


def test_the_remedies_and_measures_of_a_barrier_have_names_of_their_own() -> None:
    for barrier in vocabulary().barriers.values():
        for parts in (barrier.log, barrier.interventions, barrier.success):
            assert len({part.code for part in parts}) == len(parts), barrier.code


def test_who_has_no_phone_is_not_helped_by_a_shorter_form() -> None:
    assert vocabulary().first_of(["B11", "B03", "B14"]) == ("B03",)
    assert vocabulary().first_of(["B14", "B06", "B05"]) == ("B05", "B06")
    assert vocabulary().first_of([]) == ()
    with pytest.raises(KeyError):
        vocabulary().first_of(["B99"])


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(CODES), min_size=1))
def test_no_barrier_stands_below_what_binds(found: set[str]) -> None:
    words = vocabulary()
    binding = words.first_of(found)
    assert set(binding) <= found
    assert all(words.place(code) >= words.place(binding[0]) for code in found)
