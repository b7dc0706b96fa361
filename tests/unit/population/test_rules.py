"""Who may ask, and which answers are believed."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import MotcuaError, NotAllowed
from motcua.population import rules
from motcua.population.envelope import ANSWER, ASK, Unreadable, answer_text, question_text, read_message
from motcua.population.register import TRYING_OUT, read_place
from motcua.population.values import PersonFacts, Question

PERSON = Actor(ActorKind.CITIZEN, "Lan", account_id=7)
ASKED = Question("r-1", "046195999001", "Hồ Thị K'Lan", {"year": "1995", "month": "3", "day": "8"})
FACTS = PersonFacts(
    "046195999001", "HỒ THỊ K'LAN", {"year": "1995", "month": "3", "day": "8"}, "Xã Mẫu", simulated=True
)


@given(
    kind=st.sampled_from(ActorKind),
    account=st.none() | st.integers(1, 9),
    consent=st.booleans(),
    assurance=st.integers(0, 3),
    asked=st.integers(0, 20),
)
def test_nobody_but_a_consenting_surely_known_person_ever_asks(
    kind: ActorKind, account: int | None, consent: bool, assurance: int, asked: int
) -> None:
    lawful = kind is ActorKind.CITIZEN and account is not None and consent and assurance >= 2 and asked < 10
    actor = Actor(kind, account_id=account)
    try:
        rules.check_may_ask(actor, consent=consent, assurance=assurance, asked_today=asked)
    except MotcuaError:
        assert not lawful
    else:
        assert lawful


def test_staff_are_not_allowed_at_all() -> None:
    with pytest.raises(NotAllowed):
        rules.check_may_ask(Actor(ActorKind.STAFF, account_id=1), consent=True, assurance=3, asked_today=0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"identity_number": ""},
        {"full_name": ""},
        {"identity_number": "046088999002"},
        {"full_name": "TRẦN THỊ THỬ"},
        {"birth_date": {"year": "1996"}},
        {"birth_date": {}},
        {"address": "x" * 501},
    ],
)
def test_an_answer_of_somebody_else_or_with_gaps_is_not_believed(wrong: dict[str, Any]) -> None:
    rules.check_answer(FACTS, ASKED, practice=True)
    rules.check_answer(replace(FACTS, birth_date={"year": "1995"}), ASKED, practice=True)
    with pytest.raises(rules.RegisterUntrue):
        rules.check_answer(replace(FACTS, **wrong), ASKED, practice=True)


def test_made_up_people_stay_out_of_real_offices() -> None:
    with pytest.raises(rules.SimulatedForPractice):
        rules.check_answer(FACTS, ASKED, practice=False)
    rules.check_answer(replace(FACTS, simulated=False), ASKED, practice=False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"identity_number": "12345"},
        {"identity_number": "04619599900x"},
        {"birth_date": {}},
        {"birth_date": {"year": "95"}},
        {"birth_date": {"year": "1995", "month": "3"}},
        {"full_name": " "},
    ],
)
def test_a_question_is_whole_before_it_is_sent(wrong: dict[str, Any]) -> None:
    rules.check_question(ASKED)
    with pytest.raises(rules.QuestionIncomplete):
        rules.check_question(replace(ASKED, **wrong))


def test_messages_say_what_they_were_given_and_the_name_in_capitals() -> None:
    sent = read_message(question_text(replace(ASKED, full_name="A <b> & C"), TRYING_OUT), name=ASK)
    assert (sent["HoVaTen"], sent["NgayThangNam"], sent["SoDinhDanh"]) == ("A <B> & C", "19950308", "046195999001")
    assert "MaCanBo" not in sent
    year = question_text(replace(ASKED, identity_number="123456789", birth_date={"year": "1949"}), TRYING_OUT)
    assert read_message(year, name=ASK) | {"SoCMND": "123456789", "Nam": "1949"} == read_message(year, name=ASK)
    nobody = read_message(answer_text("r-1", None, notice="MÔ PHỎNG"), name=ANSWER)
    assert (nobody["KetQua"], nobody["MoPhong"]) == ("0", "MÔ PHỎNG")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"<a/>",
        b"not xml",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<a>" * 40,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_message_is_not_read(text: bytes) -> None:
    with pytest.raises(Unreadable):
        read_message(text, name=ANSWER)


def test_the_setting_is_refused_with_its_place(tmp_path: Any) -> None:
    assert read_place("", "") is None
    near = read_place("http://127.0.0.1:8090", "")
    assert near is not None
    assert near.url == "http://127.0.0.1:8090/"
    keys = tmp_path / "keys.yaml"
    for url, file in (
        ("http://example.invalid/", ""),
        ("https://example.invalid/x", ""),
        ("https://example.invalid/x", str(keys)),
        ("ftp://127.0.0.1/", ""),
    ):
        with pytest.raises(Exception, match="MOTCUA_POPULATION_REGISTRY"):
            read_place(url, file)
    names = ("user", "secret", "client", "api_key", "agency", "integration", "account")
    keys.write_text("\n".join(f"{name}: x{name}" for name in names))
    found = read_place("https://example.invalid/x", str(keys))
    assert found is not None
    assert found.keys.secret == "xsecret"
    assert "xsecret" not in repr(found)
