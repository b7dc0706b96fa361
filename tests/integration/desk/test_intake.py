"""Intake at the counter and from the post: what was written down is never lost and never filed twice."""

from typing import Any

import pytest

from motcua.catalogue.api import version_in_force
from motcua.dossiers.models import Dossier
from tests.factories.cast import TODAY, Cast
from tests.factories.submissions import BIRTH, CERTIFIED_COPY, COPY_OF_EXTRACT, required_codes
from tests.integration.desk.officer import Officer, Page

pytestmark = pytest.mark.django_db

CERTIFIED = f"/can-bo/intake/{CERTIFIED_COPY}/"
LOOK = "Xem giấy tờ, phí và thời hạn của trường hợp này"
GUIDE = "In phiếu hướng dẫn, chưa nhận hồ sơ"
PERSON: dict[str, Any] = {
    "applicant__full_name": "Hồ Thị K'Lan",
    "applicant__identity_number": "046195001234",
    "applicant__phone": "0905 123 456",
    "request__document_name": "Bằng tốt nghiệp",
    "request__pages": "2",
    "request__copies": "3",
}


def complete(**changes: Any) -> dict[str, Any]:
    """What stands in the form when nothing is missing."""
    return PERSON | {"papers": required_codes(CERTIFIED_COPY, "counter"), "accept": "1"} | changes  # type: ignore[arg-type]


def take_in(clerk: Officer, **changes: Any) -> Page:
    return clerk.send(clerk.open(CERTIFIED), CERTIFIED, **complete(**changes))


def only_dossier() -> Dossier:
    return Dossier.objects.get()


def test_procedures_are_found_with_and_without_diacritics_and_by_code(cast: Cast, clerk: Officer) -> None:
    for text in ("khai sinh", "KHAI SINH", "dang ky khai sinh", BIRTH):
        page = clerk.open("/can-bo/intake/", q=text)
        assert any(f"/intake/{BIRTH}/" in href for href in page.links.values()), text
    page = clerk.open("/can-bo/intake/", q="zzzzz")
    assert "Thử một từ ngắn hơn" in page.words


def test_a_dossier_is_taken_in_and_accepted_in_one_go(cast: Cast, clerk: Officer) -> None:
    answer = take_in(clerk)
    dossier = only_dossier()
    assert answer.where == f"/can-bo/dossiers/{dossier.code}/"
    assert (dossier.stage, dossier.clock, dossier.legal_channel, dossier.place) == (
        "accepted",
        "running",
        "counter",
        "counter",
    )
    assert dossier.applicant["full_name"] == "Hồ Thị K'Lan"
    assert dossier.applicant["phone"]
    assert dossier.answers["request"]["copies"] == 3
    page = clerk.follow(answer)
    assert "Đã tiếp nhận" in page.words
    assert "hạn 17:00" in page.words


def test_a_letter_is_filed_as_post_from_the_post_office(cast: Cast, clerk: Officer) -> None:
    opened = clerk.open(CERTIFIED, channel="post")
    assert opened.form.values["legal_channel"] == ["post"]
    clerk.send(opened, CERTIFIED, **complete(submitting_actor="agent", helper_kind="post_agent", result_channel="post"))
    dossier = only_dossier()
    assert (dossier.legal_channel, dossier.place, dossier.actor) == ("post", "post_office", "agent")
    assert (dossier.helper_kind, dossier.result_channel) == ("post_agent", "post")


def test_everything_typed_stays_after_a_refusal_and_each_fault_has_its_remedy(cast: Cast, clerk: Officer) -> None:
    typed = complete(
        applicant__full_name="Hồ Thị 5",
        applicant__identity_number="46195001234",
        applicant__birth_date_year="1995",
        applicant__birth_date_month="13",
        request__pages="hai",
        legal_channel="post",
        helper_kind="relative",
        result_channel="post",
    )
    page = clerk.send(clerk.open(CERTIFIED), CERTIFIED, **typed)
    assert page.status == 422
    assert not Dossier.objects.exists()
    for name, value in typed.items():
        if name != "accept":
            kept = page.form.values[name.replace("__", ".")]
            assert kept == (value if isinstance(value, list) else [value]), name
    for told in (
        "Họ tên không có chữ số. Hãy viết bằng chữ.",
        "Có phải là 046195001234?",
        "Lịch không có ngày này. Hãy xem lại ngày và tháng.",
        "Hãy ghi một số nguyên bằng chữ số.",
    ):
        assert told in page.words, told


def test_the_summary_of_faults_leads_to_each_field_by_its_name(cast: Cast, clerk: Officer) -> None:
    page = take_in(clerk, applicant__full_name="", request__document_name="")
    summary = [text for text in page.links if text.endswith("Hãy điền ô này.")]
    assert len(summary) == 2
    assert {page.links[text] for text in summary} == {"#f-applicant-full_name", "#f-request-document_name"}
    assert any(text.startswith("Họ, chữ đệm, tên") or "tên" in text for text in summary)


def test_pressing_twice_makes_one_dossier(cast: Cast, clerk: Officer) -> None:
    page = clerk.open(CERTIFIED)
    first = clerk.send(page, CERTIFIED, **complete())
    second = clerk.send(page, CERTIFIED, **complete())
    assert first.where == second.where
    assert Dossier.objects.count() == 1


def test_two_opened_pages_make_two_dossiers(cast: Cast, clerk: Officer) -> None:
    one, other = clerk.open(CERTIFIED), clerk.open(CERTIFIED)
    assert clerk.send(one, CERTIFIED, **complete()).where != clerk.send(other, CERTIFIED, **complete()).where


def test_going_back_and_writing_down_somebody_else_asks_once_and_then_files(cast: Cast, clerk: Officer) -> None:
    page = clerk.open(CERTIFIED)
    clerk.send(page, CERTIFIED, **complete())
    asked = clerk.send(page, CERTIFIED, **complete(applicant__full_name="Y Khan"))
    assert asked.status == 422
    assert "Nội dung trên trang này đã được gửi trước đó và đã thành một hồ sơ." in asked.words
    assert asked.form.values["applicant.full_name"] == ["Y Khan"]
    assert clerk.send(asked, CERTIFIED, accept="1").status == 302
    assert Dossier.objects.count() == 2


@pytest.mark.parametrize("once", ["", "ngắn", "x" * 5000, "a\x00b", "'; DROP TABLE"])
def test_a_page_whose_mark_was_broken_still_files(cast: Cast, clerk: Officer, once: str) -> None:
    assert clerk.send(clerk.open(CERTIFIED), CERTIFIED, **complete(once=once)).status == 302
    assert Dossier.objects.count() == 1


def test_what_cannot_be_accepted_stays_submitted_and_its_page_says_why(cast: Cast, clerk: Officer) -> None:
    page = clerk.follow(take_in(clerk, papers=[]))
    dossier = only_dossier()
    assert (dossier.stage, dossier.clock) == ("submitted", "not_started")
    assert "Hồ sơ còn thiếu giấy tờ bắt buộc nên chưa thể tiếp nhận." in page.words
    assert "Yêu cầu bổ sung" in page.links
    assert "còn thiếu" not in clerk.open(f"/can-bo/dossiers/{dossier.code}/").words


def test_saving_without_accepting_starts_no_clock(cast: Cast, clerk: Officer) -> None:
    take_in(clerk, accept=None)
    assert (only_dossier().stage, only_dossier().clock) == ("submitted", "not_started")


def test_a_door_that_is_closed_here_is_refused_with_the_open_ones(cast: Cast, stranger: Officer) -> None:
    address = f"/can-bo/intake/{BIRTH}/"
    page = stranger.open(address)
    answer = stranger.send(page, address, **complete(), legal_channel="post")
    assert answer.status == 422
    if "không nhận hồ sơ bằng cách đã chọn" in answer.words:
        assert "Cách được phép: " in answer.words
    assert not Dossier.objects.exists()


def test_questions_that_depend_on_another_answer_are_not_marked_as_required(cast: Cast, clerk: Officer) -> None:
    page = clerk.open(f"/can-bo/intake/{BIRTH}/")
    sections = version_in_force(BIRTH, on=TODAY).definition.form.sections
    asked = [(question, bool(question.when or one.when)) for one in sections for question in one.questions]
    conditional = [
        question for question, depends in asked if depends and question.required and not question.must_be_true
    ]
    assert conditional
    for question in conditional:
        assert f"{question.label.vi} (không bắt buộc)" in page.words, question.id


def test_the_clerk_sees_which_papers_charges_and_limit_this_case_has_before_anything_is_filed(
    cast: Cast, clerk: Officer
) -> None:
    address = f"/can-bo/intake/{BIRTH}/"
    page = clerk.open(address)
    for only_of_some in ("Giấy cam đoan về việc sinh", "Văn bản của cơ sở y tế về việc mang thai hộ"):
        assert only_of_some in page.words
    late = {"child__birth_date_day": "1", "child__birth_date_month": "2", "child__birth_date_year": "2024"}
    given = {"requester__relation": "grandparent", "parents__declared": "mother", "birth_paper__kind": "undertaking"}
    page = clerk.send(page, address, look="1", **given, **late)
    assert page.status == 200
    for said in ("Giấy cam đoan về việc sinh", "không phải có văn bản ủy quyền", "Lệ phí đăng ký khai sinh quá hạn"):
        assert said in page.words
    for not_of_this_case in ("mang thai hộ (", "Văn bản của cơ sở y tế", "Đăng ký trong 60 ngày"):
        assert not_of_this_case not in page.words
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("procedure", [BIRTH, COPY_OF_EXTRACT, CERTIFIED_COPY])
def test_every_procedure_opens_for_the_clerk(cast: Cast, clerk: Officer, procedure: str) -> None:
    page = clerk.open(f"/can-bo/intake/{procedure}/")
    assert page.status == 200
    assert page.form.buttons == [
        LOOK,
        "Tiếp nhận và lập giấy hẹn",
        "Lưu, chưa tiếp nhận",
        "In phiếu hướng dẫn, chưa nhận hồ sơ",
    ]


def test_only_a_clerk_takes_dossiers_in(cast: Cast, specialist: Officer, leader: Officer) -> None:
    for officer in (specialist, leader):
        assert officer.open("/can-bo/intake/").status == 403
        assert officer.open(CERTIFIED).status == 403
    assert not Dossier.objects.exists()


def test_an_unknown_procedure_and_a_foreign_unit_are_not_found(cast: Cast, clerk: Officer) -> None:
    for code in ("9.999999", "x", "1.001193%00"):
        assert clerk.open(f"/can-bo/intake/{code}/").status == 404, code
    page = clerk.open(CERTIFIED)
    assert clerk.send(page, CERTIFIED, **complete(unit=str(cast.neighbour.id))).status == 404
    assert not Dossier.objects.exists()


def test_choices_that_stand_in_no_list_are_refused_or_read_as_unknown(cast: Cast, clerk: Officer) -> None:
    page = take_in(clerk, result_channel="pigeon")
    assert page.status == 422
    assert "Hãy chọn một mục trong danh sách." in page.words
    take_in(clerk, legal_channel="online", submitting_actor="king", helper_kind="ghost")
    dossier = only_dossier()
    assert (dossier.legal_channel, dossier.actor, dossier.helper_kind) == ("counter", "unknown", "")
