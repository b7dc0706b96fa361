"""Pages of questions lose nothing: what was answered is drawn, sent and read back the same, row by row."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.forms.api import ROW, FormDefinition, Section, check_answers
from motcua.ui.questions import answers_of, fields_of, form_state_of
from motcua.ui.rows import DROPPED, dropped_rows, row_pressed
from motcua.ui.values import Field
from tests.unit.forms.building import choice, computed, form, question, rows, section
from tests.unit.ui.reading_pages import drawn

ON = date(2026, 11, 23)
YES_NO = ("Có", "Không")
MANY = [f"c{number}" for number in range(12)]
CHILD_OF_SCHOOL = {"question": ".age", "less_than": 18}
ALL = form(
    section(
        "s",
        question("text"),
        question("lines", multiline=True),
        question("name", "person_name"),
        question("born", "partial_date"),
        question("day", "date"),
        question("number", "identity_number"),
        question("where", "address"),
        choice("few", "x", "y", required=False),
        choice("many", *MANY),
        question("money", "money"),
        question("agrees", "boolean", required=False),
        {
            "block": "family",
            "title": {"vi": "Gia đình", "en": "Family"},
            "when": {"question": "s.agrees", "equals": True},
            "questions": [
                rows(
                    "people",
                    question("name", "person_name"),
                    question("age", "integer", minimum=0),
                    choice("school", "yes", "no", when=CHILD_OF_SCHOOL),
                    question("home", "address", required=False),
                    question("born", "partial_date", required=False),
                    minimum=1,
                    maximum=4,
                ),
            ],
        },
        computed("count", {"count": "s.people"}, label={"vi": "Số người", "en": "People"}),
        question("true", "boolean", must_be_true=True, never_reuse=True),
    )
)
PAGE = ALL.sections[0]
AN = {ROW: "ra", "name": "An", "age": 40}
BI = {ROW: "rb", "name": "Bi", "age": 9, "school": "yes", "home": {"text": "Thôn 3"}, "born": {"year": 2017}}


def controls(answers: dict[str, Any], page: Section = PAGE, **more: Any) -> list[Field]:
    return fields_of(page, answers, more.pop("errors", {}), language="vi", yes_no=YES_NO, **more)


def sent(answers: dict[str, Any], page: Section = PAGE, **more: Any) -> dict[str, str]:
    return drawn(controls(answers, page, **more)).typed


LETTERS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
WORDS = LETTERS.map(str.strip).filter(bool)
PART = st.one_of(st.integers(0, 9999), st.sampled_from(["", "07", "199O", "x"]))
DATE = st.fixed_dictionaries({"day": PART, "month": PART, "year": PART})
ADDRESS = st.one_of(
    st.fixed_dictionaries({"text": WORDS}),
    st.fixed_dictionaries({"text": LETTERS.map(str.strip), "commune": st.just("20101")}),
)
PERSON = st.fixed_dictionaries(
    {},
    optional={
        "name": WORDS,
        "age": st.one_of(st.integers(-5, 99), st.sampled_from(["ba", "007", "20.00"])),
        "school": st.sampled_from(["yes", "no"]),
        "home": ADDRESS,
        "born": DATE,
    },
)
TYPED = st.fixed_dictionaries(
    {},
    optional={
        "text": WORDS,
        "lines": st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
        "name": WORDS,
        "born": DATE,
        "day": DATE,
        "number": WORDS,
        "where": ADDRESS,
        "few": st.sampled_from(["x", "y", "z"]),
        "many": st.sampled_from([*MANY, "gone"]),
        "money": st.one_of(st.integers(0, 10**14), st.sampled_from(["20.000", "20.000 đồng"])),
        "agrees": st.booleans(),
        "true": st.just(True),
        "people": st.lists(PERSON, min_size=1, max_size=4).map(
            lambda people: [{ROW: f"r{place}", **person} for place, person in enumerate(people)]
        ),
    },
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(TYPED)
def test_whatever_was_answered_comes_back_from_its_page_as_it_was(answers: dict[str, Any]) -> None:
    read = answers_of(PAGE, sent(answers))
    # A group that needs a row shows an empty one; that says nothing, nor does a date of which every part is empty.
    told = {
        name: [{ROW: row[ROW], **_told(row)} for row in value] if isinstance(value, list) else value
        for name, value in _told(answers).items()
    }
    if "people" not in told:
        assert all(set(row) == {ROW} for row in read.pop("people"))
    assert _bare(read) == _bare(told)


def _told(answers: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in answers.items()
        if name != ROW and not (isinstance(value, dict) and not any(str(part) for part in value.values()))
    }


def _bare(value: Any) -> Any:
    """Empty boxes of a date are the same whether they are there or not."""
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if part not in ("", None)}
    return [_bare(part) for part in value] if isinstance(value, list) else value


def test_what_was_accepted_is_accepted_again_from_its_page() -> None:
    answers = {
        "s": {
            "text": "K’Dang < & >",
            "lines": "một\nhai",
            "name": "H'Bia",
            "born": "1990",
            "day": "5/11/2026",
            "number": "046304123456",
            "where": "Thôn 3, xã cũ",
            "many": "c3",
            "money": "20.000 đồng",
            "agrees": True,
            "people": [AN, BI],
            "true": True,
        }
    }
    accepted = check_answers(ALL, answers, on=ON)
    assert accepted.errors == {}
    again = check_answers(ALL, {"s": answers_of(PAGE, sent(accepted.values["s"]))}, on=ON)
    assert again == accepted


def test_an_option_is_found_by_its_words_and_one_that_is_gone_stays_in_sight() -> None:
    by_name = {one.name: one for one in controls({"many": "C3", "few": "gone"})}
    assert by_name["s.many"].value == "c3"
    assert [one.label for one in by_name["s.few"].choices] == ["x", "y", "gone"]
    assert answers_of(PAGE, sent({"few": "gone"}))["few"] == "gone"


def test_an_answer_that_is_not_needed_can_be_taken_back_without_script() -> None:
    few = {one.name: one for one in controls({"few": "x"})}["s.few"]
    assert [one.value for one in few.choices] == ["x", "y", ""]
    typed = sent({"few": "x"}) | {"s.few": ""}
    assert "few" not in answers_of(PAGE, typed)


def test_rows_keep_their_ids_and_order_and_a_new_one_is_added_once() -> None:
    page = drawn(controls({"people": [BI, AN]}))
    (add,) = [value for name, value in page.buttons if name == "row_add"]
    typed = page.typed | {"row_add": add}
    people = answers_of(PAGE, typed)["people"]
    assert [row[ROW] for row in people[:2]] == ["rb", "ra"]
    assert people[2] == {ROW: add[len("s.people[") : -1]}
    assert row_pressed(typed) == add
    assert [row[ROW] for row in answers_of(PAGE, typed | sent({"people": people}))["people"]] == [
        row[ROW] for row in people
    ]
    full = drawn(controls({"people": [{ROW: f"r{place}"} for place in range(4)]}))
    assert "row_add" not in dict(full.buttons)


def test_a_dropped_row_goes_with_all_it_had_and_comes_back_where_it_stood() -> None:
    typed = sent({"people": [BI, AN]}) | {"row_drop": "s.people[rb]"}
    kept, gone = answers_of(PAGE, typed), dropped_rows(PAGE, typed)
    assert [row[ROW] for row in kept["people"]] == ["ra"]
    after = drawn(controls(kept, dropped=gone, focus=row_pressed(typed)))
    assert ("row_take_back", "s.people[rb]") in after.buttons
    assert any(name.startswith(DROPPED) for name in after.typed)
    assert answers_of(PAGE, after.typed)["people"] == kept["people"], "what was dropped is not sent"
    back = after.typed | {"row_take_back": "s.people[rb]"}
    assert [row[ROW] for row in answers_of(PAGE, back)["people"]] == ["rb", "ra"]
    assert _bare(answers_of(PAGE, back)["people"][0]) == BI
    assert dropped_rows(PAGE, back) == {}


def test_enter_in_a_text_drops_no_row() -> None:
    assert drawn(controls({"people": [AN]})).buttons[0] == ("", "")


def test_every_error_leads_to_its_control_in_the_order_of_the_page_and_says_which_row() -> None:
    answers = {"agrees": True, "people": [AN, {ROW: "rc", "name": "1", "age": 9}]}
    errors = dict.fromkeys(check_answers(ALL, {"s": answers}, on=ON).errors, "sai")
    fields = controls(answers, errors=errors)
    state = form_state_of(fields, answers, errors)
    assert list(state.errors).index("s.text") < list(state.errors).index("s.people[rc].name")
    assert state.labels["s.people[rc].name"] == "Câu hỏi 2, Câu hỏi"
    ids = drawn(fields).ids
    from_summary = ["f-" + name.replace(".", "-").replace("[", "-").replace("]", "") for name in state.errors]
    assert set(from_summary) <= set(ids)
    assert len(ids) == len(set(ids)), "an id stands once on a page"


def test_blocks_have_headings_and_what_hangs_on_the_page_says_when_it_counts() -> None:
    fields = controls({})
    kinds = [(one.kind, one.label) for one in fields]
    assert ("block", "Gia đình") in kinds
    heading, group = (next(one for one in fields if one.kind == kind) for kind in ("block", "rows"))
    assert heading.hint == "Chỉ trả lời nếu “Câu hỏi” là: Có."
    assert group.conditional
    assert not group.required
    assert group.entries[0].fields[2].hint == "Chỉ trả lời nếu câu ở trên cần đến."


def test_a_value_that_nobody_types_is_shown_with_where_it_comes_from_and_never_sent() -> None:
    count = {one.name: one for one in controls({}, values={"count": 2})}["s.count"]
    assert (count.kind, count.value, count.hint) == ("computed", "2", "Tính từ: Câu hỏi.")
    assert {one.name: one for one in controls({})}["s.count"].value == "Sẽ có khi đã trả lời đủ."
    assert "s.count" not in sent({}, values={"count": 2})


NASTY = st.dictionaries(
    st.sampled_from(["s.people[ra]", "s.people[ra].name", "s.people[]", "s.people[X].name", "row_add", "row_drop"])
    | st.text(max_size=20),
    st.sampled_from(["s.people[ra]", "s.people[", "a.b[c]", "{", '{"s.text": [1]}', "\x00"]) | st.text(max_size=20),
    max_size=8,
)


@given(NASTY)
def test_nothing_that_is_sent_breaks_the_reading(typed: dict[str, str]) -> None:
    answers = answers_of(PAGE, typed)
    dropped_rows(PAGE, typed)
    check_answers(FormDefinition((PAGE,)), {"s": answers}, on=ON)


def test_an_offer_takes_the_place_of_what_was_typed_and_only_on_its_own_page() -> None:
    typed = {"s.where": "TP. Huế", "s.where:offer": '{"s.where": {"text": "thành phố Huế"}, "t.x": 1, "s.count": 3}'}
    assert answers_of(PAGE, typed) == {"where": {"text": "thành phố Huế"}}
    assert answers_of(PAGE, typed | {"s.where:offer": ""}) == {"where": {"text": "TP. Huế"}}
    assert answers_of(PAGE, typed | {"s.where:offer": "{"}) == {"where": {"text": "TP. Huế"}}
