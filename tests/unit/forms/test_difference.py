"""A form changed while somebody was filling it in: what is new is asked, what is old is kept, nothing is misplaced."""

from datetime import date

from motcua.forms.api import carry_over, check_answers, form_difference
from tests.unit.forms.building import choice, form, question, section

ON = date(2026, 11, 23)
OLD = form(
    section("a", question("name"), choice("kind", "x", "y", "z"), question("gone")),
    section("b", question("true", "boolean", must_be_true=True, never_reuse=True)),
)
NEW = form(
    section("a", choice("kind", "x", "y"), question("full_name"), question("fresh")),
    section(
        "b",
        {**question("true", "boolean", must_be_true=True, never_reuse=True), "label": {"vi": "Khác", "en": "Other"}},
    ),
    moved={"a.name": "a.full_name"},
)


def test_the_difference_names_what_is_new_gone_and_changed() -> None:
    found = form_difference(OLD, NEW)
    assert (found.added, found.removed, found.changed, found.reworded) == (
        ("a.fresh",),
        ("a.gone",),
        ("a.kind",),
        ("b.true",),
    )
    assert not form_difference(OLD, OLD)


def test_answers_go_over_by_their_ids_and_a_changed_declaration_is_made_anew() -> None:
    kept = carry_over(OLD, NEW, {"a": {"name": "An", "kind": "z", "gone": "cũ"}, "b": {"true": True}})
    assert kept == {"a": {"full_name": "An", "kind": "z"}}
    checked = check_answers(NEW, kept, on=ON)
    assert checked.errors == {"a.kind": "choice_unknown", "a.fresh": "required", "b.true": "must_agree"}
