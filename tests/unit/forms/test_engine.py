"""The engine of forms: three-valued conditions, computed values, an outcome that no order changes, circles refused."""

import itertools
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.forms.api import UNKNOWN, CycleFound, FormDefinition, check_answers, form_contradictions, order_of
from tests.unit.forms.building import WORDS, choice, computed, form, question, rows, section

ON = date(2026, 11, 23)


def _when(path: str, **more: Any) -> dict[str, Any]:
    return {"question": path, **more}


BRANCHING = form(
    section("start", choice("kind", "a", "b", "c"), question("born", "partial_date")),
    section(
        "middle",
        computed("days", {"days_between": ["start.born", "today"]}),
        choice("late", "yes", "no", when=_when("middle.days", more_than=60)),
        question(
            "why",
            when={"all": [_when("start.kind", **{"in": ["a", "b"]}), {"not": _when("middle.late", equals="no")}]},
        ),
        when={"any": [_when("start.kind", equals="a"), _when("start.kind", equals="b")]},
    ),
    section("end", question("note", required=False, when=_when("middle.why", answered=True))),
)


def test_an_open_answer_leaves_everything_open_that_hangs_on_it() -> None:
    checked = check_answers(BRANCHING, {"start": {"born": "2026-01-05"}}, on=ON)
    assert checked.errors == {"start.kind": "required"}
    assert checked.asked["middle.late"] is None
    assert checked.asked["end.note"] is None
    assert checked.settled["middle.days"] == 322


def test_what_is_not_asked_is_nothing_for_what_hangs_on_it() -> None:
    checked = check_answers(BRANCHING, {"start": {"kind": "c", "born": "2026-01-05"}}, on=ON)
    assert checked.accepted
    assert checked.asked["middle.why"] is False
    assert checked.values == {"start": {"kind": "c", "born": {"year": 2026, "month": 1, "day": 5}}}


def test_a_day_not_known_leaves_open_what_needs_it_and_nothing_unasked_is_submitted() -> None:
    given_answers = {"start": {"kind": "a", "born": "2026"}, "middle": {"late": "yes", "why": "mất giấy"}}
    checked = check_answers(BRANCHING, given_answers, on=ON)
    assert checked.settled["middle.days"] is UNKNOWN
    assert checked.accepted
    assert checked.values == {"start": {"kind": "a", "born": {"year": 2026, "month": None, "day": None}}}


def test_hiding_and_showing_restores_what_was_typed() -> None:
    typed = {"start": {"kind": "a", "born": "2026-01-05"}, "middle": {"late": "yes", "why": "mất giấy"}}
    before = check_answers(BRANCHING, typed, on=ON)
    hidden = check_answers(BRANCHING, {**typed, "start": {**typed["start"], "kind": "c"}}, on=ON)
    assert "middle" not in hidden.values
    assert check_answers(BRANCHING, typed, on=ON) == before
    assert before.values["middle"] == {"days": 322, "late": "yes", "why": "mất giấy"}


@pytest.mark.parametrize(
    ("days", "late"), [(0, False), (60, False), (61, True)], ids=["birthday", "last day in time", "first day late"]
)
def test_the_sixtieth_day_is_still_in_time(days: int, late: bool) -> None:
    born = date.fromordinal(ON.toordinal() - days).isoformat()
    checked = check_answers(BRANCHING, {"start": {"kind": "a", "born": born}}, on=ON)
    assert checked.asked["middle.late"] is late


def _shuffled(definition: FormDefinition, order: tuple[int, ...]) -> FormDefinition:
    """The same questions with the pages' questions in another order; conditions may then look ahead."""
    return replace(
        definition,
        sections=tuple(
            replace(one, questions=tuple(one.questions[i] for i in order if i < len(one.questions)))
            for one in definition.sections
        ),
    )


@given(
    st.sampled_from(list(itertools.permutations(range(3)))),
    st.fixed_dictionaries(
        {},
        optional={
            "start": st.fixed_dictionaries(
                {},
                optional={
                    "kind": st.sampled_from("abcx"),
                    "born": st.sampled_from(["2026-11-01", "2026", "2025-02-30"]),
                },
            ),
            "middle": st.fixed_dictionaries(
                {}, optional={"late": st.sampled_from(["yes", "no"]), "why": st.just("vì thế")}
            ),
            "end": st.just({"note": "ghi chú"}),
        },
    ),
)
def test_the_order_in_which_questions_stand_changes_nothing(order: tuple[int, ...], answers: dict[str, Any]) -> None:
    one, other = check_answers(BRANCHING, answers, on=ON), check_answers(_shuffled(BRANCHING, order), answers, on=ON)
    assert (one.errors, one.asked, one.settled) == (other.errors, other.asked, other.settled)
    assert one.values == other.values
    if one.accepted:
        assert check_answers(BRANCHING, one.values, on=ON).values == one.values


def test_a_circle_is_refused_with_its_name() -> None:
    circular = form(
        section(
            "a",
            question("one", when=_when("a.three", answered=True)),
            question("two", when=_when("a.one", answered=True)),
            question("three", when=_when("a.two", answered=True)),
        )
    )
    with pytest.raises(CycleFound) as found:
        order_of(circular)
    assert found.value.circle == ("a.one", "a.three", "a.two", "a.one")
    assert ("a.one → a.three → a.two → a.one", "condition_in_circle") in form_contradictions(circular)


def test_a_circle_between_the_columns_of_a_row_is_refused_too() -> None:
    circular = form(
        section(
            "a",
            rows(
                "people",
                question("x", when=_when(".y", answered=True)),
                question("y", when=_when(".x", answered=True)),
            ),
        )
    )
    assert "condition_in_circle" in {code for _path, code in form_contradictions(circular)}


def test_a_condition_on_a_later_page_is_refused() -> None:
    ahead = form(section("a", question("one", when=_when("b.two", answered=True))), section("b", question("two")))
    assert form_contradictions(ahead) == [("a.one", "condition_on_unknown_question")]


def test_a_rule_between_answers_speaks_in_its_own_words() -> None:
    message = {"vi": "Mẹ phải sinh trước con.", "en": "The mother is born before the child."}
    family = form(
        section("child", question("born", "partial_date")),
        section(
            "mother",
            question("born", "partial_date"),
            rules=[
                {
                    "id": "before",
                    "must": _when("mother.born", before="child.born"),
                    "at": "mother.born",
                    "message": message,
                }
            ],
        ),
    )
    wrong = check_answers(family, {"child": {"born": "2026-01-05"}, "mother": {"born": "2027"}}, on=ON)
    assert wrong.errors == {"mother.born": "rule_broken"}
    assert wrong.messages["mother.born"].vi == message["vi"]
    same_year = {"child": {"born": "2026-01-05"}, "mother": {"born": "2026"}}
    assert check_answers(family, same_year, on=ON).accepted, "a year alone does not break the rule for certain"


def test_blocks_are_asked_under_their_own_condition() -> None:
    blocks = form(
        section(
            "a",
            question("has", "boolean"),
            {
                "block": "more",
                "title": WORDS,
                "when": _when("a.has", equals=True),
                "questions": [question("x"), question("y")],
            },
        )
    )
    assert check_answers(blocks, {"a": {"has": False, "x": "cũ"}}, on=ON).values == {"a": {"has": False}}
    assert check_answers(blocks, {"a": {"has": True}}, on=ON).errors == {"a.x": "required", "a.y": "required"}


def test_yes_is_not_the_number_one() -> None:
    numbers = form(section("a", question("n", "integer"), question("x", when=_when("a.n", equals=True))))
    assert check_answers(numbers, {"a": {"n": 1}}, on=ON).asked["a.x"] is False


def test_own_words_of_a_refusal_and_a_date_in_words() -> None:
    own = {"required": {"vi": "Hãy cho biết ngày sinh của con.", "en": "Give the child's birth date."}}
    one = form(
        section(
            "a",
            question("born", "date", messages=own),
            computed("words", {"date_in_words": "a.born"}, label=WORDS),
            computed("age", {"years_between": ["a.born", "today"]}),
            computed(
                "grown", {"if": _when("a.age", at_least=18), "then": {"value": "adult"}, "else": {"value": "child"}}
            ),
        )
    )
    assert check_answers(one, {}, on=ON).messages["a.born"].en == "Give the child's birth date."
    assert check_answers(one, {"a": {"born": "2008-11-23"}}, on=ON).values["a"] == {
        "born": "2008-11-23",
        "words": "ngày hai mươi ba tháng mười một năm hai nghìn không trăm linh tám",
        "age": 18,
        "grown": "adult",
    }
