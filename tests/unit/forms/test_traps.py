"""Eight traps of real civil-status forms, each as a test; they come from people who filled in thousands of them.

Source: notes of the project that fills in the national portal's birth form (traps 1 to 8, in its order).
"""

from datetime import date
from typing import Any

import pytest

from motcua.forms.api import ROW, Likeness, PersonNamed, check_answers, doubts_of, likeness_of, list_of, words_of
from motcua.forms.doubt_words import label_of_offer
from motcua.ui.questions import fields_of
from tests.unit.forms.building import choice, form, question, rows, section

ON = date(2026, 11, 23)
YES_NO = ("Có", "Không")
PAPER = form(
    section(
        "p",
        question(
            "kind",
            "choice",
            options_from="identity_documents",
            agrees_with={"number": "p.number", "issuer": "p.issuer", "issued_on": "p.issued_on"},
        ),
        question("number", "text"),
        question("issuer", required=False),
        question("issued_on", "date", required=False),
    )
)
FATHER = form(
    section(
        "f",
        question("born", "partial_date"),
        question("number", "identity_number", required=False),
        question("dead", "boolean", required=False),
        question(
            "home",
            "address",
            agrees_with={"deceased": "f.dead"},
            when={"question": "f.dead", "not_equals": True},
        ),
        question("ethnicity", "choice", options_from="ethnicities", required=False),
    )
)


@pytest.mark.parametrize(
    ("kind", "number", "issuer", "issued_on", "offered"),
    [
        ("the_can_cuoc", "046304123456", "Bộ Công an", "2024-08-01", None),
        ("the_can_cuoc", "046304123456", "", "", None),
        ("the_can_cuoc_cong_dan", "046304123456", "", "", None),
        ("the_can_cuoc", "046304123456", "Cục Cảnh sát QLHC về TTXH", "", ["the_can_cuoc_cong_dan"]),
        (
            "the_can_cuoc_cong_dan",
            "046304123456",
            "Bộ Công an",
            "2024-08-01",
            ["the_can_cuoc", "can_cuoc_dien_tu", "giay_chung_nhan_can_cuoc"],
        ),
        ("the_can_cuoc", "046304123456", "", "2022-03-05", ["the_can_cuoc_cong_dan"]),
        ("the_can_cuoc", "191234567", "Bộ Công an", "", ["chung_minh_nhan_dan"]),
        ("ho_chieu", "C1234567", "Cục Quản lý xuất nhập cảnh", "2025-01-01", None),
    ],
)
def test_1_twelve_digits_do_not_tell_the_card_and_nine_are_the_old_one_whatever_the_issuer(
    kind: str, number: str, issuer: str, issued_on: str, offered: list[str] | None
) -> None:
    given = {"kind": kind, "number": number, "issuer": issuer, "issued_on": issued_on}
    checked = check_answers(PAPER, {"p": given}, on=ON)
    assert checked.accepted
    found = doubts_of(PAPER, checked, on=ON)
    assert [doubt.code for doubt in found.values()] == (["identity_document_other"] if offered else [])
    if offered:
        assert [next(iter(one.answers.values())) for one in found["p.kind"].offers] == offered


def test_2_a_parent_has_a_year_and_whoever_died_has_no_number_and_no_residence() -> None:
    typed: dict[str, Any] = {"f": {"born": "1961", "home": "Đã chết"}}
    checked = check_answers(FATHER, typed, on=ON)
    assert checked.accepted, "the year alone is enough, the number is not needed"
    doubt = doubts_of(FATHER, checked, on=ON)["f.home"]
    (offer,) = doubt.offers
    assert (doubt.code, offer.answers) == ("address_says_deceased", {"f.dead": True})
    assert label_of_offer(FATHER, offer, "vi") == "Câu hỏi"
    taken = {"f": {**typed["f"], "dead": True}}
    after = check_answers(FATHER, taken, on=ON)
    assert after.accepted
    assert "home" not in after.values["f"]
    assert taken["f"]["home"] == "Đã chết", "what was written is kept until it is handed in"


def test_3_viet_nam_is_no_ethnic_group_and_lower_case_is_one() -> None:
    refused = check_answers(FATHER, {"f": {"born": "1961", "home": "x", "ethnicity": "việt nam"}}, on=ON)
    assert refused.errors == {"f.ethnicity": "choice_unknown"}
    words = words_of("choice_unknown", refused.hints["f.ethnicity"])
    assert "quốc tịch" in words
    assert "Kinh" in words
    right = check_answers(FATHER, {"f": {"born": "1961", "home": "x", "ethnicity": "mông"}}, on=ON)
    assert right.values["f"]["ethnicity"] == "08"


def test_4_an_old_commune_is_kept_as_the_papers_have_it() -> None:
    written = "Thôn 3, xã Hương Nguyên, huyện A Lưới, tỉnh Thừa Thiên Huế"
    checked = check_answers(FATHER, {"f": {"born": "1961", "home": written}}, on=ON)
    assert checked.values["f"]["home"] == {"commune": "", "text": written}


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (("Hồ Văn Mẫu", "046204123456"), ("HỒ VĂN MẪU", "046204123456"), "same"),
        (("Hồ Văn Mẫu", "046204123456"), ("Hồ Văn Mẫu", "046204123450"), "slip"),
        (("Hồ Văn Mẫu", "046204123456"), ("Hồ Văn Mẫu", "04620412345"), "slip"),
        (("Hồ Văn Mẫu", "046204123456"), ("Trần Thị Khác", "001304000001"), "other"),
        (("Hồ Văn Mẫu", "046204123456"), ("Hồ Văn Mẫu", "001304000001"), "unclear"),
        (("Hồ Văn Mẫu", "046204123456"), ("Trần Thị Khác", "046204123456"), "unclear"),
        (("Hồ Văn Mẫu", ""), ("Hồ Văn Mẫu", "046204123456"), "unclear"),
    ],
)
def test_5_one_wrong_digit_is_a_slip_and_another_name_and_number_is_another_person(
    one: tuple[str, str], other: tuple[str, str], likeness: str
) -> None:
    assert likeness_of(PersonNamed(*one), PersonNamed(*other)) == Likeness(likeness)
    assert likeness_of(PersonNamed(*other), PersonNamed(*one)) == Likeness(likeness)


def test_6_another_relation_asks_other_questions_and_wipes_nothing() -> None:
    by_other = {"question": "r.relation", "equals": "other"}
    relation = form(
        section("r", choice("relation", "mother", "other"), question("name", "person_name", when=by_other)),
        section("papers", rows("kin", question("name"), required=False), when=by_other),
    )
    typed: dict[str, Any] = {
        "r": {"relation": "other", "name": "Hồ Thị Mẫu"},
        "papers": {"kin": [{ROW: "ra", "name": "Bà ngoại"}]},
    }
    before = check_answers(relation, typed, on=ON).values
    turned = {**typed, "r": {**typed["r"], "relation": "mother"}}
    assert check_answers(relation, turned, on=ON).values == {"r": {"relation": "mother"}}
    shown = fields_of(relation.sections[0], turned["r"], {}, language="vi", yes_no=YES_NO)
    assert shown[1].value == "Hồ Thị Mẫu", "it stands on the page again as it was typed"
    assert check_answers(relation, {**turned, "r": {**turned["r"], "relation": "other"}}, on=ON).values == before


def test_7_the_device_s_owner_is_not_filled_in_for_somebody_else() -> None:
    page = form(section("mother", question("phone", "phone"), question("mail", "email"))).sections[0]
    for own, tokens in ((False, ["", ""]), (True, ["tel", "email"])):
        shown = fields_of(page, {}, {}, language="vi", yes_no=YES_NO, own=own)
        assert [one.autocomplete for one in shown] == tokens
    applied = form(section("applicant", question("name")), section("mother", question("name")))
    assert check_answers(applied, {"applicant": {"name": "An"}}, on=ON).errors == {"mother.name": "required"}


def test_8_short_forms_of_units_are_understood_and_offered_in_full() -> None:
    checked = check_answers(FATHER, {"f": {"born": "1961", "home": "P. Thuận Hóa, TP. Huế"}}, on=ON)
    assert checked.accepted
    (offer,) = doubts_of(FATHER, checked, on=ON)["f.home"].offers
    assert offer.answers == {"f.home": {"commune": "", "text": "phường Thuận Hóa, thành phố Huế"}}


def test_every_country_is_found_by_its_names_and_no_two_share_one() -> None:
    nation = form(section("n", question("of", "choice", options_from="countries")))
    assert len(list_of("countries")) == 250
    assert list_of("countries")[0].code == "VN"
    for option in list_of("countries"):
        for words in (option.code, option.label.vi, option.label.en, *option.other_words):
            assert check_answers(nation, {"n": {"of": words}}, on=ON).values == {"n": {"of": option.code}}, words
    wrong = check_answers(nation, {"n": {"of": "kinh"}}, on=ON)
    assert "dân tộc" in words_of("choice_unknown", wrong.hints["n.of"])
