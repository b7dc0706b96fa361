"""The promise under waiting, extension and stop: two supplements over Tết, an apology in time, an end with a reason."""

from collections.abc import Callable
from datetime import UTC, datetime

from motcua.dossiers.api import accept_dossier, submit_dossier
from motcua.dossiers.limit_api import count_backlog, warn_of_limits
from motcua.dossiers.models import Dossier
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.clock import OfficeClock
from tests.factories.submissions import BIRTH, counter_submission


def local(month: int, day: int, hour: int) -> datetime:
    """A moment of 2027 in Viet Nam."""
    return datetime(2027, month, day, hour - 7, tzinfo=UTC)


def five_days(office: Cast, now: datetime) -> tuple[str, str]:
    """Code and opening code of a dossier that is due after five working days."""
    receipt = submit_dossier(actor=office.clerk, submission=counter_submission(BIRTH), now=now)
    Dossier.objects.filter(code=receipt.code).update(time_limit="5 working_days", late_cutoff="")
    accept_dossier(actor=office.clerk, code=receipt.code, now=now)
    return receipt.code, receipt.resume_code


def ask(specialist: Visitor, code: str, what: str, until: tuple[str, str, str]) -> None:
    specialist.open(f"/can-bo/dossiers/{code}/request-supplement/")
    specialist.fill("Giấy tờ hoặc nội dung khác", what)
    specialist.write_date("Bổ sung đến hết ngày", *until)
    specialist.press("Yêu cầu bổ sung")


def test_two_supplements_over_tet_leave_the_applicants_time_hers_and_the_offices_time_its_own(
    office: Cast, visitor: Callable[..., Visitor], clock: OfficeClock
) -> None:
    """Counted by hand: due on Monday 15 February; one day of waiting makes it Tuesday; on Wednesday the third at two
    in the afternoon 35 working hours are left, which run on from nine on Tuesday the sixteenth."""
    clock.now = local(2, 1, 9)
    code, opening = five_days(office, clock.now)
    specialist, mother = visitor(), visitor(phone=True)
    specialist.sign_in("chuyen-vien-1")
    specialist.open(f"/can-bo/dossiers/{code}/clock/")
    assert specialist.sees("Hạn trả: 17:00 thứ Hai 15/02/2027.", "Mùng 3 Tết", "(dự kiến)")
    for asked, came in [(local(2, 2, 9), local(2, 3, 9)), (local(2, 3, 14), local(2, 16, 9))]:
        clock.now = asked
        ask(specialist, code, "Bản chụp bị mờ", ("26", "02", "2027"))
        assert specialist.sees("tạm dừng tính thời hạn")
        clock.now = came
        clerk = visitor()
        clerk.sign_in("mot-cua-1")
        clerk.open(f"/can-bo/dossiers/{code}/supplement/")
        clerk.press("Ghi nhận bổ sung")
    specialist = visitor()
    specialist.sign_in("chuyen-vien-1")
    specialist.open(f"/can-bo/dossiers/{code}/clock/")
    told = ("Hạn trả: 12:00 thứ Hai 22/02/2027.", "người nộp hồ sơ", "17:00 thứ Ba 16/02/2027", "Đang trong hạn")
    assert specialist.sees(*told)
    mother.open("/ho-so/")
    mother.fill("Mã hồ sơ", code)
    mother.fill("Mã mở hồ sơ", opening)
    mother.press("Mở hồ sơ")
    mother.follow("Xem cách tính hạn")
    assert mother.sees(*told)


def test_an_apology_in_time_sets_the_promise_anew_once_and_a_stop_says_why(
    office: Cast, visitor: Callable[..., Visitor], clock: OfficeClock, finish_jobs: Callable[[], None]
) -> None:
    clock.now = local(3, 1, 9)
    code, _opening = five_days(office, clock.now)
    leader, specialist = visitor(), visitor()
    leader.sign_in("lanh-dao-1")
    leader.follow(code)
    leader.follow("Xin lỗi và hẹn lại")
    leader.write_date("Hẹn trả lại vào ngày", "13", "03", "2027")
    leader.fill("Lý do chậm", "Sổ gốc ở kho lưu trữ tỉnh")
    leader.press("Xin lỗi và hẹn lại")
    assert leader.sees("Ngày hẹn lại phải là ngày cơ quan làm việc.")
    assert leader.field("Lý do chậm").input_value() == "Sổ gốc ở kho lưu trữ tỉnh"
    leader.write_date("Hẹn trả lại vào ngày", "10", "03", "2027")
    leader.press("Xin lỗi và hẹn lại")
    assert leader.sees("17:00 thứ Tư 10/03/2027", "Sổ gốc ở kho lưu trữ tỉnh")
    finish_jobs()
    leader.open(f"/can-bo/dossiers/{code}/clock/")
    assert leader.sees("Hạn trả: 17:00 thứ Tư 10/03/2027.", "17:00 thứ Hai 08/03/2027")
    for day in (8, 9):
        count_backlog(now=local(3, day, 18))
    warn_of_limits(now=local(3, 9, 18))
    clock.now = local(3, 9, 18)
    leader.open("/can-bo/reminders/")
    assert leader.sees(code, "Còn một ngày làm việc")
    leader.follow("Tổng hợp hôm nay, và nhận mỗi sáng qua thư điện tử")
    assert leader.sees("Chờ tiếp nhận: 0")
    leader.open("/can-bo/board/")
    assert leader.sees("1 hồ sơ chưa giải quyết xong, trong đó 0 đã quá hạn.", "Diễn biến 30 ngày qua")
    clock.now = local(3, 1, 9)
    specialist.sign_in("chuyen-vien-1")
    ask(specialist, code, "Thiếu giấy chứng sinh", ("05", "03", "2027"))
    leader.open("/can-bo/reminders/")
    assert code not in leader.words(), "while the applicant has to act the office is not reminded"
    clock.now = local(3, 5, 18)
    leader.open(f"/can-bo/dossiers/{code}/clock/")
    assert leader.sees("Đã quá thời gian để người nộp bổ sung", "Hồ sơ không tự dừng")
    assert Dossier.objects.get(code=code).stage == "accepted"
    leader.open(f"/can-bo/dossiers/{code}/stop/")
    leader.press("Dừng giải quyết")
    assert leader.sees("Hãy ghi rõ lý do bằng văn bản.")
    leader.fill("Lý do", "Quá thời gian bổ sung mà không bổ sung")
    leader.press("Dừng giải quyết")
    assert leader.sees("Quá thời gian bổ sung mà không bổ sung", "Dừng giải quyết")
