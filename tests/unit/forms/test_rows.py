"""Repeating groups: a row keeps its answers and its errors when others come, go, change places or are hidden."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.forms.api import ROW, check_answers, new_row_id
from tests.unit.forms.building import choice, computed, form, question, rows, section

ON = date(2026, 11, 23)
HOUSEHOLD = form(
    section(
        "home",
        question("with_others", "boolean"),
        rows(
            "people",
            question("name", "person_name"),
            question("age", "integer", minimum=0),
            choice("school", "yes", "no", when={"question": ".age", "less_than": 18}),
            computed("twice", {"sum": [".age", ".age"]}),
            minimum=1,
            maximum=4,
            when={"question": "home.with_others", "equals": True},
        ),
        computed("count", {"count": "home.people"}),
        computed("ages", {"sum": ["home.people.age"]}),
    )
)


def _home(*people: dict[str, Any]) -> dict[str, Any]:
    return {"home": {"with_others": True, "people": list(people)}}


AN, BI = {ROW: "ra", "name": "An", "age": 40}, {ROW: "rb", "name": "Bi", "age": 9, "school": "yes"}


def test_rows_are_checked_each_by_its_own_answers() -> None:
    checked = check_answers(HOUSEHOLD, _home(AN, {ROW: "rc", "name": "Ch1", "age": 9}), on=ON)
    assert checked.errors == {"home.people[rc].name": "name_has_digits", "home.people[rc].school": "required"}
    good = check_answers(HOUSEHOLD, _home(AN, BI), on=ON).values["home"]
    assert good["people"] == [{ROW: "ra", "name": "An", "age": 40, "twice": 80}, {**BI, "twice": 18}]
    assert (good["count"], good["ages"]) == (2, 49)


def test_a_hidden_column_s_answer_is_not_submitted_and_an_empty_row_is_none() -> None:
    checked = check_answers(HOUSEHOLD, _home({**AN, "school": "no"}, {ROW: "rz"}, {ROW: "ry", "name": "  "}), on=ON)
    assert checked.accepted
    assert checked.values["home"]["people"] == [{ROW: "ra", "name": "An", "age": 40, "twice": 80}]


def test_too_few_too_many_and_two_rows_of_one_id_are_told() -> None:
    assert check_answers(HOUSEHOLD, _home(), on=ON).errors == {"home.people": "required"}
    many = [{**AN, ROW: f"r{place}"} for place in range(5)]
    crowded = check_answers(HOUSEHOLD, _home(*many), on=ON)
    assert crowded.errors == {"home.people": "rows_too_many"}
    assert crowded.limits == {"home.people": {"maximum": 4}}
    assert check_answers(HOUSEHOLD, _home(AN, AN), on=ON).errors == {"home.people": "row_unclear"}
    assert check_answers(HOUSEHOLD, {"home": {"with_others": True, "people": "An"}}, on=ON).errors == {
        "home.people": "wrong_type"
    }


_PERSON = st.fixed_dictionaries(
    {"name": st.sampled_from(["An", "Bi", "K'Dang", "X1", ""]), "age": st.integers(0, 90)},
    optional={"school": st.sampled_from(["yes", "no", "?"])},
)


@given(st.lists(_PERSON, min_size=1, max_size=4), st.randoms())
def test_what_becomes_of_a_row_does_not_hang_on_its_place_or_on_the_others(
    people: list[dict[str, Any]], random: Any
) -> None:
    ids: list[str] = []
    for _ in people:
        ids.append(new_row_id(ids))
    given_rows = [{ROW: row_id, **person} for row_id, person in zip(ids, people, strict=True)]
    shuffled = random.sample(given_rows, len(given_rows))
    one, other = check_answers(HOUSEHOLD, _home(*given_rows), on=ON), check_answers(HOUSEHOLD, _home(*shuffled), on=ON)
    assert one.errors == other.errors
    by_id = {row[ROW]: row for row in one.values["home"]["people"]}
    assert by_id == {row[ROW]: row for row in other.values["home"]["people"]}
    kept = given_rows[1:]
    if kept:
        fewer = check_answers(HOUSEHOLD, _home(*kept), on=ON)
        assert fewer.values["home"]["people"] == [by_id[row[ROW]] for row in kept if row[ROW] in by_id]
    hidden = check_answers(HOUSEHOLD, {"home": {**_home(*given_rows)["home"], "with_others": False}}, on=ON)
    assert "people" not in hidden.values["home"]
    assert check_answers(HOUSEHOLD, _home(*given_rows), on=ON) == one
    if one.accepted:
        assert check_answers(HOUSEHOLD, one.values, on=ON).values == one.values
