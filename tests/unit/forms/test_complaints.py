"""What authors and applicants of other systems complained about, each complaint as a test (its number in the name)."""

from dataclasses import replace
from datetime import date
from typing import Any

from motcua.forms.api import ROW, carry_over, check_answers, form_contradictions, form_difference, sections_to_ask
from tests.unit.forms.building import choice, form, question, rows, section

ON = date(2026, 11, 23)
HAS = {"question": "a.has", "equals": True}
FORM = form(
    section(
        "a",
        question("has", "boolean"),
        choice("kind", "x", "y", required=False, when=HAS),
        rows("people", question("name"), required=False, when=HAS),
    ),
    section("b", question("more"), when={"question": "a.kind", "equals": "x"}),
    section("c", question("true", "boolean", must_be_true=True, never_reuse=True)),
)
TYPED: dict[str, Any] = {
    "a": {"has": True, "kind": "x", "people": [{ROW: "r1", "name": "An"}, {ROW: "r2", "name": "Bi"}]},
    "b": {"more": "thêm"},
    "c": {"true": True},
}


def _with(has: bool) -> dict[str, Any]:
    return {**TYPED, "a": {**TYPED["a"], "has": has}}


def test_49_hidden_has_one_meaning_not_asked_not_submitted_and_typed_text_stays() -> None:
    typed = _with(False)
    hidden = check_answers(FORM, typed, on=ON)
    assert hidden.values == {"a": {"has": False}, "c": {"true": True}}
    assert typed["a"]["kind"] == "x", "checking takes nothing away from what was typed"
    assert check_answers(FORM, _with(True), on=ON).values["b"] == {"more": "thêm"}


def test_50_hiding_a_repeating_group_leaves_its_rows_alone() -> None:
    rows_before = TYPED["a"]["people"]
    check_answers(FORM, _with(False), on=ON)
    assert TYPED["a"]["people"] is rows_before
    assert check_answers(FORM, _with(True), on=ON).values["a"]["people"] == rows_before


def test_51_rules_have_no_order_that_could_change_the_result() -> None:
    turned = replace(FORM, sections=tuple(replace(s, questions=s.questions[::-1]) for s in FORM.sections))
    for has in (True, False):
        assert check_answers(FORM, _with(has), on=ON) == check_answers(turned, _with(has), on=ON)


def test_52_a_copied_definition_is_the_same_form() -> None:
    data = {"id": "a", "title": {"vi": "Một", "en": "One"}, "questions": [choice("kind", "x", "y")]}
    assert form(data) == form({**data, "questions": [dict(data["questions"][0])]})  # type: ignore[call-overload]


def test_54_a_page_a_block_and_a_question_may_each_hang_on_an_answer() -> None:
    assert [one.id for one in sections_to_ask(FORM, TYPED, on=ON)] == ["a", "b", "c"]
    assert [one.id for one in sections_to_ask(FORM, _with(False), on=ON)] == ["a", "c"]


def test_55_an_answer_is_its_code_wherever_the_option_stands() -> None:
    first = form(section("a", choice("kind", "x", "y", "z")))
    turned = form(section("a", choice("kind", "z", "y", "x")))
    assert check_answers(turned, check_answers(first, {"a": {"kind": "x"}}, on=ON).values, on=ON).values == {
        "a": {"kind": "x"}
    }


def test_56_an_option_that_is_gone_is_refused_by_the_version_that_rules() -> None:
    before, after = form(section("a", choice("kind", "x", "y", "z"))), form(section("a", choice("kind", "x", "y")))
    assert check_answers(before, {"a": {"kind": "z"}}, on=ON).accepted
    assert check_answers(after, {"a": {"kind": "z"}}, on=ON).errors == {"a.kind": "choice_unknown"}


def test_57_a_declaration_is_marked_never_to_be_reused() -> None:
    assert [path for path, one in FORM.paths() if one.never_reuse] == ["c.true"]


def test_62_old_answers_find_their_question_under_its_new_name() -> None:
    renamed = form(section("a", question("full_name")), moved={"a.name": "a.full_name"})
    old = form(section("a", question("name")))
    assert carry_over(old, renamed, {"a": {"name": "An"}}) == {"a": {"full_name": "An"}}


def test_63_whoever_goes_on_under_a_new_version_is_asked_what_is_new_in_it() -> None:
    newer = form(section("a", question("name"), question("fresh")))
    assert form_difference(form(section("a", question("name"))), newer).to_ask == {"a.fresh"}


def test_64_what_nobody_was_asked_is_not_taken_for_met() -> None:
    eligible = form(
        section("a", question("age", "integer"), question("other", when={"question": "a.age", "at_least": 18})),
    )
    checked = check_answers(eligible, {}, on=ON)
    assert checked.asked["a.other"] is None
    assert not checked.accepted


def test_67_a_form_once_read_cannot_be_changed() -> None:
    assert FORM.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert form_contradictions(FORM) == []
