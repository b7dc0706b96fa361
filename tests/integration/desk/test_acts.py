"""The pages that act on a dossier: each asks first, does it once, says in words why not, and loses nothing typed."""

import unicodedata
from datetime import timedelta
from typing import Any

import pytest

from motcua.dossiers.api import approve_dossier, get_dossier, pass_dossier, request_supplement
from motcua.dossiers.models import Dossier
from motcua.identity.api import Account
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import ITEMS, accepted, submitted
from tests.factories.submissions import BIRTH, CERTIFIED_COPY, required_codes
from tests.integration.desk.officer import Officer, Page

pytestmark = pytest.mark.django_db


def at(code: str, act: str) -> str:
    return f"/can-bo/dossiers/{code}/{act}/"


def act(officer: Officer, code: str, name: str, **typed: Any) -> Page:
    """Open the page of the act and press its button."""
    page = officer.open(at(code, name))
    assert page.status == 200, page.words
    assert len(page.form.buttons) == 1
    return officer.send(page, at(code, name), **typed)


def row(code: str) -> Dossier:
    return Dossier.objects.get(code=code)


def test_one_dossier_goes_all_the_way(
    cast: Cast, accounts: dict[str, Account], clerk: Officer, specialist: Officer, leader: Officer
) -> None:
    code = submitted(cast, BIRTH)
    dossier = f"/can-bo/dossiers/{code}/"
    assert act(clerk, code, "accept", note="đủ giấy tờ").where == dossier
    assert (row(code).stage, row(code).clock) == ("accepted", "running")
    assert act(clerk, code, "pass", to=str(accounts["chuyen-vien-1"].pk)).where == dossier
    assert (row(code).stage, row(code).assigned_to) == ("in_hand", accounts["chuyen-vien-1"].pk)
    assert act(specialist, code, "request-supplement", reason__other="ảnh bị mờ").where == dossier
    assert (row(code).awaiting, row(code).clock) == ("supplement", "suspended")
    paper = required_codes(BIRTH, "counter")[0]  # type: ignore[arg-type]
    assert act(clerk, code, "supplement", papers=[paper]).where == dossier
    assert (row(code).awaiting, row(code).clock) == ("nothing", "running")
    assert act(leader, code, "approve").where == dossier
    assert (row(code).stage, row(code).clock, row(code).delivery) == ("approved", "ended", "ready")
    assert act(clerk, code, "return-result").where == dossier
    assert (row(code).stage, row(code).delivery) == ("returned", "returned")
    page = specialist.open(dossier)
    for told in ("giao cho Trần Văn Chuyên", "đủ giấy tờ", "Đã trả kết quả"):
        assert told in page.words, told


def test_refusing_before_acceptance_is_another_act_than_after_it(cast: Cast, clerk: Officer, leader: Officer) -> None:
    new, old = submitted(cast), accepted(cast)
    page = clerk.open(at(new, "refuse"))
    assert page.form.buttons == ["Không tiếp nhận hồ sơ"]
    act(clerk, new, "refuse", reason_code="Không thuộc thẩm quyền")
    assert row(new).stage == "not_accepted"
    assert clerk.open(at(old, "refuse")).status == 403
    assert leader.open(at(old, "refuse")).form.buttons == ["Từ chối giải quyết"]
    act(leader, old, "refuse", reason_code="Giấy tờ không hợp lệ")
    assert row(old).stage == "refused"


@pytest.mark.parametrize(("name", "stage"), [("stop", "stopped"), ("refuse", "refused")])
def test_saying_no_needs_a_reason_and_keeps_the_note(cast: Cast, leader: Officer, name: str, stage: str) -> None:
    code = accepted(cast)
    for empty in ("", "   \n"):
        page = act(leader, code, name, reason_code=empty, note="đã gọi điện hai lần")
        assert page.status == 422
        assert page.links["Hãy ghi rõ lý do bằng văn bản."] == "#f-reason_code"
        assert page.form.values["note"] == ["đã gọi điện hai lần"]
        assert row(code).stage == "accepted"
    act(leader, code, name, reason_code="Quá hạn bổ sung")
    assert row(code).stage == stage
    assert "Quá hạn bổ sung" in leader.open(f"/can-bo/dossiers/{code}/").words


def test_a_withdrawal_needs_no_reason(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast)
    act(clerk, code, "withdraw")
    assert row(code).stage == "withdrawn"


def test_a_request_for_supplement_that_asks_for_nothing_is_told_where_to_write(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast)
    page = act(clerk, code, "request-supplement", note="gọi lại", until_day="1", until_month="12", until_year="2026")
    assert page.status == 422
    first = next(name for name in page.form.values if name.startswith("reason."))
    assert page.links["Hãy ghi ít nhất một giấy tờ cần bổ sung và lý do."] == "#f-" + first.replace(".", "-")
    assert page.form.values["note"] == ["gọi lại"]
    assert page.form.values["until_year"] == ["2026"]


def test_the_papers_asked_for_carry_their_own_reasons_and_their_day(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast, BIRTH)
    paper = required_codes(BIRTH, "counter")[0]  # type: ignore[arg-type]
    page = clerk.open(at(code, "request-supplement"))
    values = {f"reason.{paper}": "thiếu trang 2", "reason.other": "cần số điện thoại"}
    clerk.send(page, at(code, "request-supplement"), **values, until_day="10", until_month="12", until_year="2026")
    told = clerk.open(f"/can-bo/dossiers/{code}/").words
    assert "thiếu trang 2" in told
    assert "Giấy tờ hoặc nội dung khác: cần số điện thoại" in told
    assert "bổ sung đến hết 10/12/2026" in told


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        (("31", "2", "2027"), "Lịch không có ngày này. Hãy ghi đủ ngày, tháng, năm, hoặc để trống cả ba ô."),
        (("1", "", ""), "Lịch không có ngày này. Hãy ghi đủ ngày, tháng, năm, hoặc để trống cả ba ô."),
        (("hai", "12", "2026"), "Lịch không có ngày này. Hãy ghi đủ ngày, tháng, năm, hoặc để trống cả ba ô."),
        (("1", "1", "999999999"), "Lịch không có ngày này. Hãy ghi đủ ngày, tháng, năm, hoặc để trống cả ba ô."),
        (("1", "1", "2026"), "Hạn bổ sung đã qua. Hãy chọn một ngày sau hôm nay."),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_boxes_and_the_reasons_stay(
    cast: Cast, clerk: Officer, boxes: tuple[str, str, str], words: str
) -> None:
    code = accepted(cast)
    day, month, year = boxes
    typed = {"reason__other": "ảnh bị mờ", "until_day": day, "until_month": month, "until_year": year}
    page = act(clerk, code, "request-supplement", **typed)
    assert page.status == 422
    assert page.links[words] == "#f-until"
    assert page.form.values["reason.other"] == ["ảnh bị mờ"]
    assert [page.form.values[f"until_{part}"] for part in ("day", "month", "year")] == [[day], [month], [year]]
    assert row(code).awaiting == "nothing"


def test_a_stale_page_changes_nothing_says_what_changed_and_keeps_what_was_typed(
    cast: Cast, clerk: Officer, leader: Officer
) -> None:
    code = accepted(cast)
    page = leader.open(at(code, "stop"))
    pass_dossier(actor=cast.specialist, code=code, now=NOW + timedelta(minutes=5))
    answer = leader.send(page, at(code, "stop"), reason_code="Không bổ sung", note="ghi chú")
    assert answer.status == 409
    assert "Hồ sơ vừa được người khác cập nhật." in answer.words
    assert "Từ khi trang này được mở, đã có: 09:05 ngày 30/11/2026 Chuyển bước xử lý – Trần Văn Chuyên" in answer.words
    assert "Tiếp nhận hồ sơ – " not in answer.words  # older than the page
    assert answer.form.values["reason_code"] == ["Không bổ sung"]
    assert answer.form.values["note"] == ["ghi chú"]
    assert row(code).stage == "in_hand"
    assert leader.send(answer, at(code, "stop")).status == 302
    assert row(code).stage == "stopped"


def test_what_somebody_else_finished_meanwhile_can_still_be_read_and_not_be_sent(
    cast: Cast, clerk: Officer, leader: Officer
) -> None:
    code = accepted(cast)
    page = leader.open(at(code, "stop"))
    approve_dossier(actor=cast.leader, code=code, now=NOW)
    answer = leader.send(page, at(code, "stop"), reason_code="Không bổ sung")
    assert answer.status == 409
    assert answer.form.values["reason_code"] == ["Không bổ sung"]
    assert answer.form.buttons == []
    assert row(code).stage == "approved"


def test_a_second_press_does_it_once(cast: Cast, clerk: Officer) -> None:
    code = submitted(cast)
    page = clerk.open(at(code, "accept"))
    assert clerk.send(page, at(code, "accept")).status == 302
    before = row(code)
    again = clerk.send(page, at(code, "accept"))
    assert again.status == 409
    assert again.form.buttons == []
    assert (row(code).revision, row(code).received_at) == (before.revision, before.received_at)


def test_an_act_that_the_state_forbids_is_told_before_anybody_types(
    cast: Cast, clerk: Officer, leader: Officer
) -> None:
    code = accepted(cast)
    request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW)
    page = leader.open(at(code, "approve"))
    assert page.status == 409
    assert "Đang chờ người nộp bổ sung. Hãy ghi nhận phần bổ sung trước khi làm tiếp." in page.words
    assert [form for form in page.forms if not form.action] == []
    assert clerk.open(at(code, "return-result")).status == 409


ROLES = {
    "accept": {"mot-cua-1"},
    "request-supplement": {"mot-cua-1", "chuyen-vien-1", "lanh-dao-1"},
    "supplement": {"mot-cua-1"},
    "pass": {"mot-cua-1", "chuyen-vien-1", "lanh-dao-1"},
    "assign": {"mot-cua-1", "chuyen-vien-1", "lanh-dao-1"},
    "approve": {"lanh-dao-1"},
    "refuse": {"lanh-dao-1"},
    "stop": {"lanh-dao-1"},
    "withdraw": {"mot-cua-1"},
    "return-result": {"mot-cua-1"},
}


@pytest.mark.parametrize("name", ROLES)
def test_what_is_not_this_officers_to_do_is_refused_and_nothing_happens(cast: Cast, sign_in_as: Any, name: str) -> None:
    code = accepted(cast)
    before = row(code).revision
    for who in {"mot-cua-1", "chuyen-vien-1", "lanh-dao-1"} - ROLES[name]:
        officer = sign_in_as(who)
        assert officer.open(at(code, name)).status == 403, who
        sent = officer.client.post(at(code, name), {"revision": before, "reason_code": "x"})
        assert sent.status_code == 403, who
    assert row(code).revision == before


def test_a_dossier_is_taken_in_hand_given_to_a_colleague_and_given_back(
    cast: Cast, accounts: dict[str, Account], specialist: Officer
) -> None:
    code = accepted(cast)
    for who in ("chuyen-vien-1", "mot-cua-1"):
        act(specialist, code, "assign", to=str(accounts[who].pk))
        assert row(code).assigned_to == accounts[who].pk
    page = specialist.open(f"/can-bo/dossiers/{code}/")
    assert "Người xử lý Nguyễn Thị Một" in page.words
    act(specialist, code, "assign", to="")
    assert row(code).assigned_to is None


def test_nobody_outside_the_unit_can_be_given_a_dossier(
    cast: Cast, accounts: dict[str, Account], clerk: Officer
) -> None:
    code = accepted(cast)
    page = clerk.open(at(code, "assign"))
    assert "Nguyễn Thị Một – một cửa" in page.words
    assert "Hoàng Văn Khác" not in page.words
    for nobody in (str(accounts["can-bo-khac-1"].pk), "0", "x", "-1", "9" * 30):
        for name in ("assign", "pass"):
            answer = act(clerk, code, name, to=nobody, note="gấp")
            assert answer.status == 422, nobody
            assert answer.links["Người này không làm việc tại cơ quan đó. Hãy chọn người khác."] == "#f-to"
            assert answer.form.values["note"] == ["gấp"]
    assert row(code).assigned_to is None


def test_at_the_last_step_the_officer_is_asked_to_whom_it_goes(
    cast: Cast, accounts: dict[str, Account], specialist: Officer
) -> None:
    code = accepted(cast)
    assert "Hồ sơ chuyển sang bước tiếp theo của quy trình." in specialist.open(at(code, "pass")).words
    while True:
        answer = act(specialist, code, "pass")
        if answer.status != 302:
            break
    assert answer.status == 409
    assert "Thủ tục không còn bước sau." in answer.words
    assert "Thủ tục không còn bước sau." in specialist.open(at(code, "pass")).words
    assert act(specialist, code, "pass", to=str(accounts["lanh-dao-1"].pk)).status == 302


def test_acceptance_without_the_papers_says_so_and_the_dossier_stays(cast: Cast, clerk: Officer) -> None:
    code = submitted(cast, CERTIFIED_COPY, papers=())
    page = act(clerk, code, "accept", note="xem lại")
    assert page.status == 409
    assert "Hồ sơ còn thiếu giấy tờ bắt buộc nên chưa thể tiếp nhận." in page.words
    assert page.form.values["note"] == ["xem lại"]
    assert row(code).stage == "submitted"


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("a\x00b", "Nội dung có ký tự không đọc được. Hãy xóa các ký tự lạ hoặc gõ lại."),
        ("d" * 5000, "Nội dung quá dài. Hãy rút gọn."),
    ],
)
def test_a_note_that_cannot_be_kept_is_refused_at_its_field(cast: Cast, clerk: Officer, note: str, words: str) -> None:
    code = submitted(cast)
    page = act(clerk, code, "accept", note=note)
    assert page.status == 422
    assert page.links[words] == "#f-note"
    assert row(code).stage == "submitted"


def test_a_note_typed_with_separate_accents_is_kept_composed(cast: Cast, clerk: Officer) -> None:
    code = submitted(cast)
    act(clerk, code, "accept", note=unicodedata.normalize("NFD", "Đủ giấy tờ"))
    story = get_dossier(actor=cast.clerk, code=code).story
    assert story[-1].payload["note"] == "Đủ giấy tờ"


def test_papers_that_the_procedure_does_not_know_are_refused_at_the_papers(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast)
    request_supplement(actor=cast.clerk, code=code, items=ITEMS, now=NOW)
    page = act(clerk, code, "supplement", papers=["không có"])
    assert page.status == 422
    assert page.links["Thủ tục không có giấy tờ này. Hãy bỏ dòng này."] == "#f-papers"
    accept = clerk.open(at(code, "accept"))
    assert accept.status == 409


def test_accepting_over_the_page_counts_from_the_moment_of_the_press(cast: Cast, clerk: Officer, clock: Any) -> None:
    code = submitted(cast)
    page = clerk.open(at(code, "accept"))
    clock.now = NOW + timedelta(minutes=7)
    clerk.send(page, at(code, "accept"))
    assert row(code).received_at == NOW + timedelta(minutes=7)
