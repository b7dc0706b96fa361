"""Each kind of answer: what people really write is accepted, what cannot be used is refused with its own words."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.folding import fold
from motcua.forms.api import (
    FormDefinition,
    Option,
    Question,
    QuestionType,
    Section,
    Words,
    check_answers,
    list_of,
    words_of,
)

ON = date(2026, 11, 22)
WORDS = Words("x", "x")


def form_of(kind: str, **more: Any) -> FormDefinition:
    """A form of one question, `s.q`."""
    question = Question(id="q", type=QuestionType(kind), label=WORDS, required=more.pop("required", False), **more)
    return FormDefinition((Section("s", WORDS, (question,)),))


def answer(kind: str, value: object, **more: Any) -> tuple[object, str]:
    """The accepted value, or None with the code of the refusal."""
    checked = check_answers(form_of(kind, **more), {"s": {"q": value}}, on=ON)
    return checked.values.get("s", {}).get("q"), checked.errors.get("s.q", "")


@pytest.mark.parametrize(
    "name",
    [
        "K'Dang",
        "Đ'Răng",
        "K’Dang",
        "Thu",
        "Y Bhăm Êban",
        "Hồ Thị Ê-đê",
        "Nguyễn Phước " + "Ơ" * 60,
        "Ksor H'Bia",
        "Lê Ý",
    ],
)
def test_names_of_every_people_pass(name: str) -> None:
    assert answer("person_name", name) == (name, "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nguyễn Văn 2", "name_has_digits"),
        ("Trần @ B", "name_has_symbols"),
        ("'-", "name_without_letters"),
        ("A" * 151, "text_too_long"),
        (["An"], "wrong_type"),
        ("An\x00", "text_unreadable"),
        ("\ud800", "text_unreadable"),
    ],
)
def test_what_is_no_name_is_refused(name: object, code: str) -> None:
    assert answer("person_name", name) == (None, code)


@given(st.text(max_size=60))
def test_decomposed_and_composed_text_are_one(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert answer("text", composed) == answer("text", decomposed)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"year": 1990, "month": None, "day": None}, (1990, None, None)),
        ({"year": "1990", "month": "", "day": ""}, (1990, None, None)),
        ({"year": "1990", "month": "5"}, (1990, 5, None)),
        ("1990", (1990, None, None)),
        (1990, (1990, None, None)),
        ("05/1990", (1990, 5, None)),
        ("15/5/1990", (1990, 5, 15)),
        ("1990-05-15", (1990, 5, 15)),
    ],
)
def test_a_person_may_know_only_the_year(given: object, value: tuple[int | None, ...]) -> None:
    assert answer("partial_date", given) == (dict(zip(("year", "month", "day"), value, strict=True)), "")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"month": 5}, "date_year_missing"),
        ({"year": 1990, "day": 5}, "date_month_missing"),
        ({"year": 1990, "month": 2, "day": 30}, "date_impossible"),
        ({"year": 1990, "month": 0}, "date_impossible"),
        ({"year": 10**30}, "date_year_impossible"),
        ({"year": 90}, "date_year_impossible"),
        ({"year": "199O"}, "date_not_understood"),
        ({"year": True}, "wrong_type"),
        ({"year": 1990, "hour": 1}, "wrong_type"),
        ("mồng năm tháng giêng", "date_not_understood"),
        ([], ""),
        ([1990], "wrong_type"),
    ],
)
def test_impossible_dates_name_what_is_missing(given: object, code: str) -> None:
    assert answer("partial_date", given) == (None, code)


def test_a_whole_date_needs_its_day_and_a_birth_is_not_ahead() -> None:
    assert answer("date", {"year": 2026, "month": 11}) == (None, "date_day_missing")
    assert answer("date", "22/11/2026", not_after_today=True) == ("2026-11-22", "")
    assert answer("date", "23/11/2026", not_after_today=True) == (None, "date_in_future")


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 1, 1)))
def test_every_real_date_is_read_however_it_is_written(day: date) -> None:
    parts = {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}", parts):
        assert answer("date", written) == (day.isoformat(), "")


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0234 3822 222", "02343822222"),
        ("(024) 3825 1234", "02438251234"),
        ("+49 151 12345678", "+4915112345678"),
    ],
)
def test_phone_numbers_are_kept_in_one_form(given: str, value: str) -> None:
    assert answer("phone", given) == (value, "")


@pytest.mark.parametrize(
    ("given", "code"),
    [("0123 456 7890", "phone_old_prefix"), ("12345", "phone_not_understood"), ("số của tôi", "phone_not_understood")],
)
def test_a_number_nobody_can_call_is_refused(given: str, code: str) -> None:
    assert answer("phone", given) == (None, code)


@pytest.mark.parametrize(
    ("given", "value"), [("An@Hue.GOV.vn", "An@hue.gov.vn"), ("a.b+c@mail.example", "a.b+c@mail.example")]
)
def test_email(given: str, value: str) -> None:
    assert answer("email", given) == (value, "")


@pytest.mark.parametrize("given", ["an", "an@", "an@x", "a b@x.vn", "an@x..vn", "@x.vn", "an@x.vn\n<script>"])
def test_what_is_no_email_is_refused(given: str) -> None:
    assert answer("email", given) == (None, "email_not_understood")


def test_an_address_keeps_the_words_of_the_papers_and_the_code_where_there_is_one() -> None:
    assert answer("address", "Thôn 3, xã Hương Nguyên cũ") == (
        {"commune": "", "text": "Thôn 3, xã Hương Nguyên cũ"},
        "",
    )
    assert answer("address", {"commune": "nso:20101", "text": ""}) == ({"commune": "20101", "text": ""}, "")
    assert answer("address", {"commune": "123"}) == (None, "commune_unknown")
    assert answer("address", {"town": "Huế"}) == (None, "wrong_type")
    assert answer("address", {"commune": "", "text": " "}, required=True) == (None, "required")


def test_a_commune_must_have_existed_on_that_date() -> None:
    form, asked = form_of("address"), []

    def known(code: str, on: date) -> bool:
        asked.append((code, on))
        return code == "20101"

    for code, errors in (("20101", {}), ("99999", {"s.q": "commune_unknown"})):
        assert check_answers(form, {"s": {"q": {"commune": code}}}, on=ON, commune_known=known).errors == errors
    assert asked == [("20101", ON), ("99999", ON)]


@pytest.mark.parametrize(
    ("given", "code"),
    [("08", "08"), ("mông", "08"), ("H'Mông", "08"), ("Tà Ôi", "31"), ("pa cô", "31"), ("kinh", "01"), ("Ta-oi", "31")],
)
def test_an_ethnic_group_is_found_however_it_is_spelt(given: str, code: str) -> None:
    assert answer("choice", given, options=list_of("ethnicities")) == (code, "")


def test_a_nationality_is_no_ethnic_group() -> None:
    assert answer("choice", "Việt Nam", options=list_of("ethnicities")) == (None, "choice_unknown")


def test_no_two_ethnic_groups_share_a_spelling() -> None:
    spellings = [
        (fold(words), option.code)
        for option in list_of("ethnicities")
        for words in {option.label.vi, *option.other_words}
    ]
    owners: dict[str, set[str]] = {}
    for spelling, code in spellings:
        owners.setdefault(spelling, set()).add(code)
    assert {spelling: codes for spelling, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("kind", "given", "value", "code"),
    [
        ("integer", "3", 3, ""),
        ("integer", -3, -3, ""),
        ("integer", "ba", None, "number_not_understood"),
        ("integer", 2.5, None, "wrong_type"),
        ("integer", True, None, "wrong_type"),
        ("integer", 10**400, None, "number_too_large"),
        ("page_count", 0, None, "number_too_small"),
        ("page_count", "12", 12, ""),
        ("money", "20.000 đồng", 20000, ""),
        ("money", "1,000,000đ", 1000000, ""),
        ("money", "20.00", None, "number_not_understood"),
        ("money", -1, None, "number_too_small"),
        ("boolean", "có", True, ""),
        ("boolean", "Không", False, ""),
        ("boolean", "maybe", None, "boolean_not_understood"),
    ],
)
def test_numbers_and_yes_or_no(kind: str, given: object, value: object, code: str) -> None:
    assert answer(kind, given) == (value, code)


def test_a_declaration_must_be_agreed_to() -> None:
    for refused in (False, None, "không"):
        assert answer("boolean", refused, required=True, must_be_true=True) == (None, "must_agree")
    assert answer("boolean", "yes", required=True, must_be_true=True) == (True, "")


def test_a_choice_between_options_that_read_alike_takes_the_code_only() -> None:
    alike = (Option("a", Words("Ma", "x")), Option("b", Words("Má", "y")))
    assert answer("choice", "ma", options=alike) == (None, "choice_unknown")
    assert answer("choice", "b", options=alike) == ("b", "")


ANY_KIND = st.sampled_from(
    [kind.value for kind in QuestionType if kind not in {QuestionType.ROWS, QuestionType.COMPUTED, QuestionType.CHOICE}]
)
_INVISIBLE = [
    "\x00",
    "\ud83d",
    "\udcff",
    "\u202e",
    "\u200f",
    "\u2066",
    "\ufeff",
    "\u200b",
    "\ue000",
    "\r\n",
    "\t",
    "\xa0",
    "\x85",
]
_VISIBLE = [
    "😀",
    "👨\u200d👩\u200d👧",
    "☎️",
    "🇻🇳",
    "e\u0302\u0301",
    "D\u0323",
    "a" * 5000,
    "\u0323\u0301" * 20,
    "1" * 500,
    "\u2028",
]
TROUBLE = st.sampled_from([*_INVISIBLE, *_VISIBLE])


@given(ANY_KIND, st.lists(st.one_of(TROUBLE, st.text(max_size=5), st.just("Hồ Thị Mẫu")), min_size=1, max_size=6))
def test_whatever_is_typed_is_settled_or_refused_with_a_remedy(kind: str, parts: list[str]) -> None:
    value, code = answer(kind, "".join(parts))
    if code:
        assert value is None
        assert words_of(code, {"max_length": 1, "minimum": 1, "maximum": 1, "suggestion": "x", "first_year": 1}) != code
        return
    text = value["text"] if isinstance(value, dict) and "text" in value else value
    if isinstance(text, str):
        assert unicodedata.is_normalized("NFC", text)
        assert not {unicodedata.category(letter) for letter in text} & {"Cc", "Cf", "Cs", "Co", "Cn"}
        assert not any("\U0001f000" <= letter <= "\U0001faff" for letter in text)
        text.encode("utf-8")
    assert answer(kind, value) == (value, ""), "what was settled stays"


@pytest.mark.parametrize(
    ("given", "value", "code"),
    [
        ("Hồ Thị Mẫu 😀", None, "text_has_pictures"),
        ("Gọi ☎️ trước", None, "text_has_pictures"),
        ("H\u1ed3 Th\u1ecb \u202eM\u1eabu", "Hồ Thị Mẫu", ""),
        ("Ho\u0302\u0300 Thi\u0323", "Hồ Thị", ""),
        ("a\x00b", None, "text_unreadable"),
        ("a" + "\u0323" * 400, None, "text_unreadable"),
        ("x" * 1_000_000, None, "text_too_long"),
        ("o\u0302\u0300" * 350_000, None, "text_too_long"),
    ],
)
def test_pictures_marks_of_direction_null_bytes_and_a_million_letters(given: str, value: object, code: str) -> None:
    assert answer("text", given) == (value, code)


def test_a_name_with_a_picture_says_so() -> None:
    assert answer("person_name", "Mẫu 😀") == (None, "text_has_pictures")
