"""What the page of a procedure says about time, money, papers and steps, from records as the nation publishes them."""

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.api import (
    FINDING_KINDS,
    Doubt,
    NationalCase,
    NationalFee,
    NationalForm,
    NationalGroup,
    NationalLimit,
    NationalMethod,
    NationalPaper,
    NationalStep,
    TimeQuantity,
)
from motcua.portal.presenters.leaflet.answers import how_long, how_much, to_bring
from motcua.portal.presenters.leaflet.doors import DoorSummary, home_words, present_doors
from motcua.portal.presenters.leaflet.doubts import MEANINGS, SECTIONS, present_doubts
from motcua.portal.presenters.leaflet.fees import cost_words, present_fees
from motcua.portal.presenters.leaflet.limits import present_limits, shortest_words
from motcua.portal.presenters.leaflet.papers import present_groups
from motcua.portal.presenters.leaflet.prose import prose
from motcua.portal.presenters.leaflet.quantities import money_in, range_words, time_words
from motcua.portal.presenters.leaflet.steps import present_steps
from motcua.portal.presenters.leaflet.views import FeeView, LimitView


def lasting(amount: str, unit: str = "working_day") -> NationalLimit:
    return NationalLimit(TimeQuantity(Decimal(amount), unit), f"{amount} {unit}")


def in_words(sentence: str) -> NationalLimit:
    return NationalLimit(None, sentence)


def method(channel: str, limit: NationalLimit, *fees: NationalFee, words: str = "") -> NationalMethod:
    return NationalMethod(channel, limit, fees, words)


def fee(amount: int | None, *, trusted: bool = True, currency: str = "VND", words: str = "") -> NationalFee:
    value = None if amount is None else Decimal(amount)
    return NationalFee("service_fee", value, currency, trusted, str(amount), words)


def paper(name: str, originals: int = 1, copies: int = 0, *, note: bool = False) -> NationalPaper:
    return NationalPaper("", name, originals, copies, note, ())


@given(st.text(max_size=1500))
def test_a_long_text_is_parted_and_nothing_of_it_lost(text: str) -> None:
    parted = prose(text)
    assert parted.lead + parted.rest == text.strip()
    assert len(parted.lead) <= 300


def test_a_long_text_is_parted_where_a_sentence_ends() -> None:
    text = "Nộp hồ sơ tại trung tâm phục vụ hành chính công. " * 20
    assert prose(text).lead.endswith("công.")


@pytest.mark.parametrize(
    ("amount", "unit", "vi", "en"),
    [
        ("8.5", "working_day", "8,5 ngày làm việc", "8.5 working days"),
        ("1", "month", "1 tháng", "1 month"),
        ("10", "day", "10 ngày", "10 days"),
        ("1200", "hour", "1.200 giờ", "1,200 hours"),
    ],
)
def test_quantities_are_told_in_both_languages(amount: str, unit: str, vi: str, en: str) -> None:
    with override("vi"):
        assert time_words(Decimal(amount), unit) == vi
    with override("en"):
        assert time_words(Decimal(amount), unit) == en


def test_a_range_is_told_only_within_one_unit() -> None:
    assert range_words([(Decimal(15), "day"), (Decimal(3), "day"), (Decimal(3), "day")]) == "từ 3 đến 15 ngày"
    assert range_words([(Decimal(3), "day"), (Decimal(3), "working_day")]) == ""


def test_another_currency_is_not_converted() -> None:
    assert money_in(Decimal(45), "USD") == "45 USD"
    assert money_in(Decimal("1500000.00"), "VND") == "1.500.000 đồng"


def test_doors_with_the_same_limit_stand_together() -> None:
    methods = [method("online", lasting("7")), method("counter", lasting("7")), method("post", lasting("7"))]
    (limit,) = present_limits(methods, (), frozenset())
    assert (limit.doors, limit.words, limit.exact) == ("Nộp cách nào cũng thế", "7 ngày làm việc", True)
    assert shortest_words(methods, ()) == "7 ngày làm việc"


def test_variants_of_one_door_keep_the_words_that_tell_them_apart() -> None:
    methods = [
        method("counter", lasting("12"), words="Xã đồng bằng"),
        method("counter", lasting("22"), words="Xã miền núi"),
        method("online", lasting("12")),
    ]
    limits = present_limits(methods, (), frozenset({1}))
    told = [(one.doors, one.words, one.detail.lead, one.doubtful) for one in limits]
    assert told == [
        ("Trực tiếp", "12 ngày làm việc", "Xã đồng bằng", False),
        ("Trực tiếp", "22 ngày làm việc", "Xã miền núi", True),
        ("Trực tuyến", "12 ngày làm việc", "", False),
    ]
    assert shortest_words(methods, ()) == "từ 12 đến 22 ngày làm việc"


def test_a_sentence_stays_a_sentence_and_gives_no_number() -> None:
    methods = [
        method("counter", in_words("Trong ngày; nếu phải xác minh thì không quá 3 ngày")),
        method("online", lasting("3")),
    ]
    limits = present_limits(methods, (), frozenset())
    assert [one.exact for one in limits] == [False, True]
    assert shortest_words(methods, ()) == "3 ngày làm việc; có trường hợp ghi bằng lời"
    assert shortest_words(methods[:1], ()) == ""
    assert how_long(limits, "", doubtful=True).words == "Ghi bằng lời trong quy định"


def test_the_ordinary_case_of_our_own_definition_is_told_beside_that_others_differ() -> None:
    limits = (LimitView("", "Trong ngày."), LimitView("", "Phải xác minh thì 3 ngày."))
    fees = (FeeView("Đúng hạn", "Không mất tiền"), FeeView("Quá hạn", "8.000 đồng"))
    assert how_long(limits, "", own=True, doubtful=False).more == "Trong ngày."
    assert how_much(fees, "", own=True).more == "Không mất tiền"
    assert how_long(limits, "", doubtful=False).more == how_much(fees, "").more == ""


def test_where_no_door_has_a_limit_the_cases_tell_theirs() -> None:
    cases = [NationalCase("1.000094.01", "Kết hôn ở biên giới", lasting("8"))]
    (limit,) = present_limits([method("counter", in_words(""))], cases, frozenset())
    assert (limit.doors, limit.words) == ("Kết hôn ở biên giới", "8 ngày làm việc")
    assert shortest_words([method("counter", in_words(""))], cases) == "8 ngày làm việc"
    assert how_long((), "", doubtful=False).words == "Chưa rõ, xem giấy tiếp nhận"


def test_an_amount_that_cannot_be_trusted_is_never_shown() -> None:
    methods = [method("counter", lasting("1"), fee(30, trusted=False, words="30.000 đồng/hồ sơ"))]
    (shown,) = present_fees(methods)
    assert (shown.words, shown.detail.lead, shown.doubtful) == ("Xem quy định", "30.000 đồng/hồ sơ", True)
    assert cost_words(methods) == ""
    assert how_much([shown], "").words == "Xem quy định"


def test_amounts_are_one_a_range_or_free() -> None:
    same = [method("counter", lasting("1"), fee(75_000)), method("online", lasting("1"), fee(75_000))]
    assert [one.name for one in present_fees(same)] == ["Lệ phí"]
    assert cost_words(same) == "75.000 đồng"
    assert cost_words([*same, method("post", lasting("1"), fee(50_000))]) == "từ 50.000 đến 75.000 đồng"
    assert cost_words([method("counter", lasting("1"), fee(0, words="Không"))]) == "Không mất tiền"
    assert cost_words([*same, method("post", lasting("1"), fee(30, currency="USD"))]) == ""
    assert how_much((), "").words == "Chưa rõ, hãy hỏi nơi nộp"


def test_a_fee_of_one_door_names_it() -> None:
    methods = [method("counter", lasting("1"), fee(50_000)), method("online", lasting("1"), fee(25_000))]
    assert [(one.name, one.words) for one in present_fees(methods)] == [
        ("Lệ phí (trực tiếp)", "50.000 đồng"),
        ("Lệ phí (trực tuyến)", "25.000 đồng"),
    ]


def test_notes_are_nothing_to_bring_and_headings_stay_in_their_place() -> None:
    rows = (
        paper("* Giấy tờ phải nộp:", 0, note=True),
        paper("- Tờ khai", 1),
        paper("Giấy chứng sinh", 1, 2),
        paper("Lưu ý: người nộp không phải công chứng", 0, note=True),
        paper("Bản sao hộ chiếu", 0, 0),
    )
    (group,) = present_groups([NationalGroup("* Hồ sơ gồm:", rows)], frozenset({(0, 4)}))
    assert group.name.lead == "Hồ sơ gồm"
    assert [(one.name.lead, one.heading, one.count, one.doubtful) for one in group.papers] == [
        ("Giấy tờ phải nộp:", True, "", False),
        ("Tờ khai", False, "1 bản chính", False),
        ("Giấy chứng sinh", False, "1 bản chính, 2 bản sao", False),
        ("Bản sao hộ chiếu", False, "Số bản: hỏi nơi nộp", True),
    ]
    assert group.notes == ("Lưu ý: người nộp không phải công chứng",)
    assert to_bring([group], own=False).words == "3 giấy tờ"
    assert to_bring([group], own=False).doubtful


def test_many_lists_are_folded_a_few_stand_open() -> None:
    few = [NationalGroup(f"Trường hợp {n}", (paper("Đơn"),)) for n in range(3)]
    many = [NationalGroup(f"Trường hợp {n}", (paper("Đơn"),)) for n in range(12)]
    assert not any(group.folded for group in present_groups(few))
    assert all(group.folded for group in present_groups(many))
    assert to_bring(present_groups(many), own=False).words == "Tùy trường hợp: 12 danh sách giấy tờ"


def test_a_form_is_a_link_only_where_it_can_be_fetched() -> None:
    forms = (
        NationalForm("Mau so 37.docx", "configuring/x/Mau so 37.docx"),
        NationalForm("Tờ khai", "https://example.org/a"),
    )
    group = present_groups([NationalGroup("", (NationalPaper("", "Đơn", 1, 0, False, forms),))])[0]
    assert [(form.text, form.href, form.hint) for form in group.papers[0].forms] == [
        ("Mau so 37", "", "docx"),
        ("Tờ khai", "https://example.org/a", ""),
    ]


def test_steps_say_their_number_only_where_it_is_not_their_place() -> None:
    steps = [NationalStep("1", "Nộp hồ sơ", "Nộp."), NationalStep("2.1", "", "Chờ."), NationalStep("", "", "Nhận.")]
    assert [step.title for step in present_steps(steps)] == ["Nộp hồ sơ", "Bước 2.1", ""]


def test_words_that_every_door_shares_stand_once() -> None:
    same = "Nộp tại bộ phận một cửa."
    methods = [method("online", lasting("1"), words=same), method("counter", lasting("1"), words=same)]
    doors, shared = present_doors((), methods)
    assert [door.name for door in doors] == ["Trực tuyến", "Trực tiếp"]
    assert not any(door.detail for door in doors)
    assert shared.lead == same


@pytest.mark.parametrize(
    ("doors", "level", "answer"),
    [
        (DoorSummary(here=False, online=True, post=True, counter=True), "full", "Được, từ đầu đến cuối."),
        (
            DoorSummary(here=True, online=True, post=False, counter=True),
            "part",
            "Nộp ở nhà được, nhưng có việc phải đến tận nơi.",
        ),
        (DoorSummary(here=False, online=False, post=True, counter=True), "none", "Không nộp qua mạng được."),
        (DoorSummary(here=False, online=False, post=True, counter=True), "full", "Không nộp qua mạng được."),
        (DoorSummary(here=False, online=False, post=False, counter=True), "none", "Không. Phải đến tận nơi."),
        (DoorSummary(here=False, online=False, post=False, counter=False), "none", "Chưa rõ."),
    ],
)
def test_whether_it_can_be_done_from_home(doors: DoorSummary, level: str, answer: str) -> None:
    assert home_words(doors, level)[0] == answer


def test_readers_are_warned_of_what_matters_to_them_and_of_nothing_settled_elsewhere() -> None:
    found = [
        Doubt("fee_nought", "executionMethods[0].fees[0]", "fees"),
        Doubt("fee_nought", "executionMethods[1].fees[0]", "fees"),
        Doubt("limit_in_words", "executionMethods[2]", "limit"),
        Doubt("paper_without_quantity", "executionCases[1].profileComponents[3]", "papers"),
    ]
    doubts = present_doubts(found, "vi")
    assert [len(doubts.of(section)) for section in ("fees", "limits", "papers", "doors")] == [1, 1, 1, 0]
    assert (doubts.limits, doubts.papers) == (frozenset({2}), frozenset({(1, 3)}))
    settled = present_doubts(found, "vi", settled=["papers", "limits"])
    assert (settled.of("papers"), settled.limits, settled.papers) == ((), frozenset(), frozenset())


def test_every_field_that_can_be_doubtful_has_its_place_on_the_page_and_its_advice() -> None:
    fields = {kind.doubts for kind in FINDING_KINDS.values() if kind.doubts}
    found = present_doubts([Doubt(code, "", kind.doubts) for code, kind in FINDING_KINDS.items() if kind.doubts], "vi")
    assert fields == SECTIONS.keys() == MEANINGS.keys()
    assert all(doubt.meaning for doubt in found.every)


def test_short_words_of_an_editor_stand_in_the_place_of_an_amount_and_long_ones_below_it() -> None:
    for text, words, detail in (("Miễn phí.", "Miễn phí.", ""), ("Theo biểu " * 30, "Ghi bằng lời", "Theo biểu")):
        fee = NationalFee("", None, "", True, text.strip(), text.strip())
        (shown,) = present_fees([NationalMethod("counter", lasting("3"), (fee,), "")])
        assert (shown.words, shown.detail.lead[:9], shown.doubtful) == (words, detail, False)
        assert cost_words([NationalMethod("counter", lasting("3"), (fee,), "")]) == ""
