"""What a record of the national portal is read as, and what is told about it; nothing is repaired in silence."""

import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.national.findings import FINDING_KINDS, Doubts
from motcua.catalogue.national.reading import read_record
from motcua.catalogue.national.steps import read_steps
from motcua.catalogue.national.texts import block, line
from motcua.catalogue.national.values import NationalReading
from tests.factories.national import PLAIN, record

QUIET = {"required_unknown", "limits_differ", "limit_fractional", "paper_is_note", "paper_without_quantity"}
"""What is told of the plain record itself."""


def told(**changes: Any) -> dict[str, list[str]]:
    """The kinds that are told beyond those of the plain record, each with its places."""
    _, findings = read_record(record(**changes))
    found: dict[str, list[str]] = {}
    for finding in findings:
        if finding.code not in QUIET:
            found.setdefault(finding.code, []).append(finding.place)
    return found


def reading(**changes: Any) -> NationalReading:
    return read_record(record(**changes))[0]


def method(amount: object = 5, unit: str = "DAY", words: str = "", **more: Any) -> dict[str, Any]:
    return {
        "submissionMethod": "ONLINE",
        "processingTime": amount,
        "processingTimeUnit": unit,
        "description": words,
        "fees": [],
        **more,
    }


def fee(value: object, words: str = "", **more: Any) -> dict[str, Any]:
    return {"executionMethods": [method(fees=[{"type": "FEE", "value": value, "description": words, **more}])]}


def papers(*rows: tuple[str, int, int]) -> dict[str, Any]:
    names = [
        {"code": "", "name": name, "originalQty": one, "copyQty": two, "required": False} for name, one, two in rows
    ]
    return {"executionCases": [{"name": "", "profileComponents": names}]}


def test_the_plain_record_is_read_whole() -> None:
    read = reading()
    assert [(each.channel, each.limit.computable) for each in read.methods] == [("online", True), ("counter", True)]
    assert read.methods[0].limit.quantity is not None
    assert (read.methods[0].limit.quantity.amount, read.methods[0].limit.quantity.unit) == (
        Decimal("8.5"),
        "working_day",
    )
    assert [(step.number, step.title, step.text) for step in read.steps] == [
        ("1", "Nộp hồ sơ", "Nộp ở xã."),
        ("2", "", "Nhận kết quả"),
    ]
    assert read.steps_as_given == PLAIN["executionSteps"][0]["description"]
    assert [(paper.name, paper.is_note) for paper in read.groups[0].papers] == [
        ("Tờ khai", False),
        ("Lưu ý: nộp đủ", True),
    ]
    assert (read.tiers, read.level, told()) == (("commune",), "full", {})


@pytest.mark.parametrize(
    ("given_method", "computable", "kinds"),
    [
        (method(8.5, "WORKING_DAY"), True, {"limit_fractional"}),
        (method(1, "OTHER"), False, {"limit_in_words", "limit_without_sentence"}),
        (method(1, "OTHER", "Ngay trong ngày"), False, {"limit_in_words"}),
        (method("Không quá 20 ngày", "OTHER"), False, {"limit_in_words"}),
        (method("1", "OTHER", "Ngay trong ngày"), False, {"limit_in_words"}),
        (method(0, "DAY"), False, {"limit_nought"}),
        (method(-3, "DAY"), False, {"limit_nought"}),
        (method(None, "DAY"), False, {"limit_nought"}),
        (method(15, "DAY", "15 ngày làm việc kể từ ngày nhận"), True, {"limit_unit_differs"}),
        (method(15, "DAY", "Trong 05 ngày làm việc thẩm định"), True, {"limit_words_differ"}),
        (method(15, "DAY", "Trong 15 (mười lăm) ngày, trước ngày 01 tháng 7"), True, set()),
        (method(6.25, "WORKING_DAY", "6,25 ngày làm việc"), True, {"limit_fractional"}),
    ],
)
def test_a_limit_is_typed_or_stays_a_sentence(given_method: dict[str, Any], computable: bool, kinds: set[str]) -> None:
    read, findings = read_record(record(executionMethods=[given_method]))
    assert read.methods[0].limit.computable is computable
    assert {finding.code for finding in findings if finding.code.startswith("limit")} == kinds


@pytest.mark.parametrize(
    ("given_fee", "trustworthy", "kind"),
    [
        (fee(8000, "8.000 đồng/bản"), True, ""),
        (fee(50000, "50 nghìn đồng"), True, ""),
        (fee(1500000, "1,5 triệu đồng một lần"), True, ""),
        (fee(0, "Không"), True, ""),
        (fee(0, "Miễn phí"), True, ""),
        (fee(0), False, "fee_nought"),
        (fee(0, "Theo quy định của Bộ Tài chính"), False, "fee_nought"),
        (fee(None, "Do Hội đồng nhân dân tỉnh quy định"), False, "fee_missing"),
        (fee(20, "20.000 đồng/tờ khai"), False, "fee_thousand_too_small"),
        (fee(17500000000, "17,5 triệu đồng"), False, "fee_thousand_too_large"),
        (fee(50, "50USD/chuyến bay"), False, "fee_currency_wrong"),
        (fee(20), False, "fee_implausible"),
        (fee(1500000, "áp dụng mức phí 750.000 đồng"), False, "fee_words_differ"),
        (fee(25, "", currencyName="USD"), True, "fee_foreign_currency"),
        (fee(25, "", currency={"code": "USD"}), True, "fee_foreign_currency"),
        (fee(20000, "20.000 đồng (đến hết ngày 31/12/2026)"), True, "fee_for_a_time"),
        (fee(20000, "20.000 đồng (đến hết ngày 31/12/2024)"), False, "fee_period_over"),
    ],
)
def test_an_amount_is_believed_where_nothing_speaks_against_it(
    given_fee: dict[str, Any], trustworthy: bool, kind: str
) -> None:
    read = reading(**given_fee)
    assert read.methods[0].fees[0].trustworthy is trustworthy
    assert told(**given_fee) == ({kind: ["executionMethods[0].fees[0]"]} if kind else {})


@pytest.mark.parametrize(
    ("row", "is_note", "kinds"),
    [
        (("Tờ khai đăng ký khai sinh", 1, 0), False, set()),
        (("Tờ khai hải quan;", 0, 0), False, set()),
        (("- Giấy tờ phải nộp:", 0, 0), True, set()),
        (("Người tiếp nhận có trách nhiệm kiểm tra bản chụp", 0, 0), True, set()),
        (("Trường hợp ủy quyền thì nộp văn bản ủy quyền", 1, 0), False, set()),
        (("Lưu ý: nộp kèm bản sao", 1, 0), True, set()),
        (("Hồ sơ đăng ký thương nhân gồm:", 1, 0), False, {"paper_perhaps_heading"}),
        (("Hồ sơ: a) Công văn; b) Giấy phép; c) Bản sao", 1, 0), False, {"papers_in_one_row"}),
        (("", 1, 0), False, {"paper_without_name"}),
    ],
)
def test_papers_are_told_from_notes(row: tuple[str, int, int], is_note: bool, kinds: set[str]) -> None:
    assert reading(**papers(row)).groups[0].papers[0].is_note is is_note
    assert set(told(**papers(row))) == kinds


def test_under_the_heading_of_notes_a_row_without_sheets_is_a_note() -> None:
    group = papers(("Việc đặt tên phải giữ bản sắc", 0, 0), ("Tờ khai", 1, 0))["executionCases"][0]
    read = reading(executionCases=[group | {"name": "* Lưu ý:"}]).groups[0].papers
    assert [paper.is_note for paper in read] == [True, False]


def test_a_paper_that_stands_twice_and_no_paper_at_all_are_told() -> None:
    twice = papers(("Tờ khai", 1, 0), ("Tờ khai", 1, 0))
    assert told(**twice) == {"paper_repeated": ["executionCases[0].profileComponents[1]"]}
    assert told(executionCases=[]) == {"papers_missing": ["executionCases"]}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Bước 1: A\nBước 2: B", ["1", "2"]),
        ("Mở đầu\na) Bước 1. A\nb) Bước 2. B", ["", "1", "2"]),
        ("6.1.1. Bước 1 nộp\n6.1.2. Bước 2 nhận", ["1", "2"]),
        ("- Bước 1: A\n- Bước 1.1: B", ["1", "1.1"]),
        ("Nộp ở xã; sau bước 1 thì nhận", [""]),
    ],
)
def test_steps_are_divided_at_the_head_of_lines_only(text: str, numbers: list[str]) -> None:
    steps, original = read_steps([{"name": "", "description": text}], Doubts())
    assert [step.number for step in steps] == numbers
    assert original == text


@pytest.mark.parametrize(
    ("numbers", "odd"), [("123", False), ("1212", False), ("23", True), ("134", True), ("12245", True)]
)
def test_a_gap_in_the_numbers_is_told(numbers: str, odd: bool) -> None:
    text = "\n".join(f"Bước {number}: việc" for number in numbers)
    assert ("steps_out_of_order" in told(executionSteps=[{"name": "", "description": text}])) is odd


@pytest.mark.parametrize(
    ("changes", "kind", "place"),
    [
        ({"code": " 1.900001"}, "code_with_blanks", "code"),
        ({"code": "1.900001-Xoa"}, "code_unusual", "code"),
        ({"name": unicodedata.normalize("NFD", "Đăng ký khai sinh")}, "not_nfc", ""),
        ({"name": "Đăng k\u200eý"}, "stray_characters", ""),
        ({"name": "Thông tư BTС"}, "lookalike_letters", ""),
        ({"name": "Đăng ký \n khai sinh"}, "name_untidy", "name"),
        ({"name": "ĐĂNG KÝ"}, "name_capitals", "name"),
        ({"name": "dài " * 100}, "name_very_long", "name"),
        ({"executionMethods": [method() | {"submissionMethod": "DIRECT"}]}, "full_without_online", "isFullProcess"),
        ({"isOfflineOnly": True}, "offline_and_online", "isOfflineOnly"),
        ({"executionMethods": [method(), method()]}, "method_repeated", "executionMethods[1]"),
        ({"cases": [{"code": "1.900001.01"}, {"code": "1.900001.01"}]}, "case_code_repeated", "cases[1]"),
        ({"cases": [{"code": "1.900001"}]}, "case_code_unusual", "cases[0]"),
        (
            {"cases": [{"code": "1.900001.01", "processingDay": {"qty": 7, "type": "DAY"}}]},
            "case_limit_differs",
            "cases[0]",
        ),
        ({"legalBasisIds": ["a"]}, "reference_unresolved", "legalBasisesDetails"),
        ({"unitGroupsExecuting": [None], "unitGroupExecutingIds": ["a"]}, "agency_missing", "unitGroupsExecuting"),
        ({"unitGroupsExecuting": [{"name": "UBND  huyện"}]}, "agency_abolished", "unitGroupsExecuting"),
        (
            {"requirementsAndConditions": "Do Ủy ban nhân dân cấp huyện xác nhận"},
            "text_names_abolished",
            "requirementsAndConditions",
        ),
        ({"legalBasisesDetails": []}, "legal_basis_missing", "legalBasisesDetails"),
        ({"resultsDetails": []}, "results_missing", "resultsDetails"),
        ({"isWard": False}, "tier_missing", "isWard"),
        ({"decisionNo": ""}, "decision_missing", "decisionNo"),
        ({"executionMethods": [], "isFullProcess": False}, "method_missing", "executionMethods"),
    ],
)
def test_what_is_doubtful_about_the_whole_is_told(changes: dict[str, Any], kind: str, place: str) -> None:
    assert told(**changes).get(kind) == [place]


def test_a_body_that_still_was_when_the_record_was_made_is_no_doubt() -> None:
    assert told(unitGroupsExecuting=[{"name": "UBND huyện"}], updatedAt=1600000000000) == {}


def test_letters_are_composed_and_signs_that_nobody_sees_left_out() -> None:
    assert line(unicodedata.normalize("NFD", "Hộ\u200b  tịch\n")) == "Hộ tịch"
    assert block("\uf0fc\tMột\r\n\r\n\r\n\xa0Hai") == "• Một\n\nHai"


@given(
    st.dictionaries(
        st.sampled_from(
            [*sorted(PLAIN), "procedureProposal", "returningMethods", "legalBasisIds", "serviceGroupsDetails"]
        ),
        st.one_of(
            st.none(),
            st.text(),
            st.booleans(),
            st.integers(),
            st.lists(st.none() | st.integers() | st.fixed_dictionaries({"value": st.none() | st.integers()})),
        ),
        max_size=4,
    )
)
def test_whatever_stands_where_nothing_is_promised_is_read(changes: dict[str, Any]) -> None:
    """Parts that the schema does not bind may have any shape: read or told, never a crash."""
    bound = {"code", "name", "type", "executionSteps", "executionMethods", "executionCases", "isFullProcess"}
    _, findings = read_record(record(**{key: value for key, value in changes.items() if key not in bound}))
    assert {finding.code for finding in findings} <= set(FINDING_KINDS)


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert line(line(text)) == line(text)
    assert block(block(text)) == block(text)


def test_every_kind_has_words_in_both_languages() -> None:
    for code, kind in FINDING_KINDS.items():
        assert all((kind.title.vi, kind.title.en, kind.suggestion.vi, kind.suggestion.en)), code
        assert kind.severity in {"error", "warning", "note"}
