"""What does not fit is asked about once and never refused; what is offered is never taken without the person."""

from datetime import date
from typing import Any

import pytest

from motcua.forms.addresses import CommuneOffered, says_deceased, written_out
from motcua.forms.api import ROW, check_answers, doubts_of
from motcua.forms.doubt_words import DOUBT_WORDS, label_of_offer, words_of_doubt
from motcua.forms.doubts import Doubt
from tests.unit.forms.building import choice, form, question, rows, section

ON = date(2026, 11, 23)
FORM = form(
    section(
        "m",
        choice("sex", "male", "female", required=False),
        question("born", "partial_date", required=False),
        question("number", "identity_number", required=False, agrees_with={"sex": "m.sex", "birth_date": "m.born"}),
        question("home", "address", required=False),
        rows(
            "children",
            choice("sex", "male", "female", required=False),
            question("number", "identity_number", required=False, agrees_with={"sex": ".sex"}),
            required=False,
        ),
    )
)


def doubts(answers: dict[str, Any], **more: Any) -> dict[str, Doubt]:
    checked = check_answers(FORM, {"m": answers}, on=ON)
    assert checked.errors == {}, "a doubt is no refusal"
    return doubts_of(FORM, checked, on=ON, **more)


@pytest.mark.parametrize(
    ("sex", "born", "codes"),
    [
        ("female", {"year": 2004}, []),
        ("male", {"year": 2004}, ["identity_number_other_sex"]),
        ("female", {"year": 2003, "month": 5}, ["identity_number_other_year"]),
        (None, None, []),
    ],
)
def test_a_number_that_tells_another_sex_or_year_is_asked_about(sex: Any, born: Any, codes: list[str]) -> None:
    found = doubts({"sex": sex, "born": born, "number": "046304123456"})
    assert [one.code for one in found.values()] == codes
    assert set(found) <= {"m.number"}


def test_nine_digits_and_unlisted_places_say_nothing_about_the_person() -> None:
    for number in ("123456789", "185304123456", "003225123456"):
        assert doubts({"sex": "male", "number": number}) == {} or number[3] in "13579"


def test_doubts_in_rows_stand_at_their_row() -> None:
    children = [{ROW: "ra", "sex": "male", "number": "046304123456"}, {ROW: "rb", "sex": "female"}]
    assert list(doubts({"children": children})) == ["m.children[ra].number"]


def test_an_old_commune_is_offered_anew_and_nothing_is_changed() -> None:
    def become(text: str, on: date) -> list[CommuneOffered]:
        return [CommuneOffered("20050", "Xã A Lưới 5, Thành phố Huế")] if "Hương Nguyên" in text else []

    found = doubts({"home": "xã Hương Nguyên, huyện A Lưới"}, communes=become)["m.home"]
    (offer,) = found.offers
    assert offer.answers == {"m.home": {"commune": "20050", "text": "xã Hương Nguyên, huyện A Lưới"}}
    assert label_of_offer(FORM, offer, "vi") == "Xã A Lưới 5, Thành phố Huế"
    assert doubts({"home": {"commune": "20050", "text": "xã Hương Nguyên"}}, communes=become) == {}, "it was taken"
    assert doubts({"home": "Xã A Lưới 5"}, communes=become) == {}


def test_a_doubt_is_the_same_while_the_answer_is_the_same() -> None:
    one, again, other = (doubts({"home": text})["m.home"] for text in ("P. 1", "P. 1", "P. 2"))
    assert one.key == again.key != other.key


@pytest.mark.parametrize(
    ("given", "full"),
    [
        ("12 Lê Lợi, P. Thuận Hóa, TP. Huế", "12 Lê Lợi, phường Thuận Hóa, thành phố Huế"),
        ("X.Hương Nguyên, H.A Lưới", "xã Hương Nguyên, huyện A Lưới"),
        ("TT. A Lưới, H. A Lưới", "thị trấn A Lưới, huyện A Lưới"),
        ("xã Mẫu, TT. Huế", "xã Mẫu, TT. Huế"),
        ("P5, Q. 3, TP Huế", "phường 5, quận 3, thành phố Huế"),
        ("TX. Hương Trà", "thị xã Hương Trà"),
        ("xã A Lưới 4, thành phố Huế", "xã A Lưới 4, thành phố Huế"),
        ("số 5 ngõ x phố p", "số 5 ngõ x phố p"),
        ("Ấp Tham Xép.", "Ấp Tham Xép."),
    ],
)
def test_short_forms_are_written_out(given: str, full: str) -> None:
    assert written_out(given) == full
    assert written_out(full) == full


@pytest.mark.parametrize(
    ("text", "deceased"),
    [("Đã chết", True), ("đã mất năm 2019", True), ("CHẾT", True), ("xã Chết Hết", False), ("xã Đa Mất", False)],
)
def test_words_for_somebody_who_died(text: str, deceased: bool) -> None:
    assert says_deceased(text) is deceased


def test_every_doubt_has_words_and_says_that_going_on_is_allowed() -> None:
    values = {"year": 2004, "declared": 2003}
    for code in DOUBT_WORDS:
        assert "%" not in words_of_doubt(Doubt("m.x", code, values))
