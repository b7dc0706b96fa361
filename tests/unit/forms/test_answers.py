"""A whole form: what is asked of whom, what is dropped, and that nothing given can break it."""

import unicodedata
from datetime import date
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from motcua.catalogue.files import PROCEDURES_FOLDER, read_files
from motcua.catalogue.reading import read_definition
from motcua.forms.api import WORDS, applicant_form, check_answers, is_asked, sections_to_ask, words_of
from motcua.forms.values import FormDefinition, Question, QuestionType

ON = date(2026, 11, 22)
FORMS = {
    file.data["code"]: read_definition(file.data).form
    for file in read_files(PROCEDURES_FOLDER)
    if file.kind == "procedure"
} | {"applicant": applicant_form()}
BIRTH = FORMS["1.001193"]

MOTHER = {
    "full_name": "Hồ Thị K'Dang",
    "birth_date": {"year": 1998},
    "ethnicity": "Tà Ôi",
    "residence": {"text": "Thôn 1, xã Mẫu"},
}
CHILD = {
    "full_name": "Thu",
    "birth_date": "2026-11-20",
    "sex": "female",
    "ethnicity": "31",
    "birth_place": "Trạm y tế xã Mẫu",
    "home_place": "xã Mẫu",
}


def birth(**sections: Any) -> dict[str, Any]:
    """What a mother alone answers, changed at will."""
    return {
        "requester": {"relation": "mother"},
        "child": CHILD,
        "parents": {"declared": "mother"},
        "mother": MOTHER,
        "birth_paper": {"kind": "paper"},
        "declaration": {"truthful": True},
    } | sections


def test_a_mother_alone_is_asked_nothing_about_the_father() -> None:
    checked = check_answers(BIRTH, birth(), on=ON)
    assert checked.errors == {}
    assert "father" not in checked.values
    assert checked.values["child"]["nationality"] == "VN"
    assert not is_asked(BIRTH, "father.full_name", checked.values, on=ON)
    assert [section.id for section in sections_to_ask(BIRTH, checked.values, on=ON)] == [
        "requester",
        "child",
        "parents",
        "mother",
        "birth_paper",
        "copies",
        "declaration",
    ]


def test_both_parents_are_asked_where_both_are_declared() -> None:
    checked = check_answers(BIRTH, birth(parents={"declared": "both"}), on=ON)
    assert {path for path in checked.errors if path.startswith("father.")} == {
        "father.full_name",
        "father.birth_date",
        "father.ethnicity",
        "father.residence",
    }


def test_an_answer_that_is_not_asked_is_dropped_without_a_word() -> None:
    checked = check_answers(BIRTH, birth(father={"full_name": "Người Khác 2"}), on=ON)
    assert checked.errors == {}
    assert "father" not in checked.values


def test_of_a_dead_parent_no_residence_is_asked() -> None:
    mother = {**MOTHER, "deceased": True}
    del mother["residence"]
    assert check_answers(BIRTH, birth(mother=mother), on=ON).errors == {}


def test_while_the_deciding_answer_is_missing_nothing_hangs_on_it_and_nothing_is_lost() -> None:
    checked = check_answers(BIRTH, birth(parents={}), on=ON)
    assert checked.errors == {"parents.declared": "required"}
    assert checked.values["mother"]["full_name"] == "Hồ Thị K'Dang"


def test_one_page_is_checked_alone() -> None:
    checked = check_answers(BIRTH, {"child": CHILD}, on=ON, only={"child"})
    assert checked.accepted
    assert set(checked.values) == {"child"}
    assert check_answers(BIRTH, {"child": {}}, on=ON, only={"child"}).errors.keys() == {
        f"child.{name}" for name in ("full_name", "birth_date", "sex", "ethnicity", "birth_place", "home_place")
    }


def test_strange_questions_and_sections_are_named() -> None:
    checked = check_answers(BIRTH, birth(child=CHILD | {"iq": 3}, spy={}, copies="hai"), on=ON)
    assert checked.errors == {"child.iq": "unknown_question", "spy": "unknown_question", "copies": "wrong_type"}


def test_a_declaration_is_never_reused_and_a_family_s_situation_is_marked() -> None:
    assert BIRTH.question("declaration.truthful").never_reuse
    assert BIRTH.question("parents.declared").sensitive


def test_an_organisation_gives_its_name_and_a_person_who_speaks_for_it() -> None:
    given = {"type": "business", "full_name": "Trần Thị B", "organisation_name": "Công ty 36"}
    assert check_answers(applicant_form(), {"applicant": given}, on=ON).accepted
    assert check_answers(applicant_form(), {"applicant": {"full_name": "An"}}, on=ON).values == {
        "applicant": {"type": "citizen", "full_name": "An"}
    }


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def _anything(form: FormDefinition) -> st.SearchStrategy[Any]:
    sections = {
        section.id: st.fixed_dictionaries({}, optional={question.id: _JSON for question in section.questions}) | _JSON
        for section in form.sections
    }
    return st.fixed_dictionaries({}, optional=sections) | _JSON


@given(st.data())
def test_whatever_is_given_is_answered_with_codes_that_have_words(data: st.DataObject) -> None:
    form = FORMS[data.draw(st.sampled_from(sorted(FORMS)))]
    checked = check_answers(form, data.draw(_anything(form)), on=ON)
    assert set(checked.errors.values()) <= set(WORDS)


def _fitting(question: Question) -> st.SearchStrategy[Any]:
    """Answers of the right kind, as people and machines write them."""
    year = st.integers(1900, 2025)
    match question.type:
        case QuestionType.PERSON_NAME:
            return st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyÁÀẢÃẠỆỮ'- ", min_size=1, max_size=70).filter(
                str.strip
            )
        case QuestionType.DATE | QuestionType.PARTIAL_DATE:
            whole = st.dates(date(1900, 1, 1), ON).map(date.isoformat)
            return whole if question.type is QuestionType.DATE else whole | year | year.map(lambda y: {"year": str(y)})
        case QuestionType.IDENTITY_NUMBER:
            return st.sampled_from(["046304123456", "123456789", "001089000123"])
        case QuestionType.PHONE:
            return st.sampled_from(["0912 345 678", "+84234382222", "+4915112345678"])
        case QuestionType.EMAIL:
            return st.emails()
        case QuestionType.CHOICE:
            return st.sampled_from(question.options).flatmap(lambda o: st.sampled_from([o.code, o.label.vi]))
        case QuestionType.BOOLEAN:
            return st.just(True) if question.must_be_true else st.sampled_from([True, False, "yes", "no"])
        case QuestionType.INTEGER | QuestionType.MONEY | QuestionType.PAGE_COUNT:
            number = st.integers(question.minimum or 0, question.maximum or 10**6)
            return number | number.map(str)
        case _:
            return st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)


@given(st.data())
def test_what_was_accepted_is_accepted_again_unchanged_and_composed(data: st.DataObject) -> None:
    form = FORMS[data.draw(st.sampled_from(sorted(FORMS)))]
    given_answers = {
        section.id: {question.id: data.draw(_fitting(question)) for question in section.questions}
        for section in form.sections
    }
    once = check_answers(form, given_answers, on=ON)
    event("accepted" if once.accepted else "refused")
    if not once.accepted:
        return
    again = check_answers(form, once.values, on=ON)
    assert (again.values, again.errors) == (once.values, {})
    assert unicodedata.is_normalized("NFC", str(once.values))


def test_the_words_name_their_numbers() -> None:
    assert "50" in words_of("number_too_large", {"maximum": 50})
    assert "046304123456" in words_of("identity_number_zero_lost", {"suggestion": "046304123456"})
    assert words_of("not_ours") == "not_ours"


def test_every_refusal_says_something_whole_even_without_its_numbers() -> None:
    for code in WORDS:
        said = words_of(code)
        assert said.endswith((".", "?")), code
        assert "%(" not in said
