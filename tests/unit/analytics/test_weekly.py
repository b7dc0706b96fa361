"""The weekly sheet over a few dossiers counted by hand, its weeks, its words and the assigned targets."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.analytics.api import FEW, FigureRefused, Share, Week, WeeklySheet, five_sentences, range_words, week_words
from motcua.analytics.snapshots import Snapshot
from motcua.analytics.weekly.sheet import make_sheet
from motcua.analytics.weekly.targets import targets_in_force
from tests.factories.extract_rows import write_extract

UNITS = {"A": "Xã An", "B": "Xã Bình"}
WEEK = Week(2026, 46)  # Monday 9 to Sunday 15 November 2026; the extract is of 22 November, 10:00 in Viet Nam


def dossier(unit: str, received: str, due: str | None = None, **more: Any) -> dict[str, Any]:
    return {"unit_code": unit, "received_at": received, "due_at": due, **more}


ROWS = [
    # in the week: four online (one by the owner, one helped, two of unknown hand), one counter, one post, one unknown
    dossier("A", "2026-11-09T08:00", "2026-11-12T17:00", legal_channel="online", actor="owner",
            stage="returned", finished_at="2026-11-11T09:00"),
    dossier("A", "2026-11-10T08:00", "2026-11-12T17:00", legal_channel="online", actor="owner_assisted",
            stage="returned", finished_at="2026-11-13T09:00"),
    dossier("A", "2026-11-11T08:00", "2026-11-13T17:00", legal_channel="online", actor="unknown", stage="in_hand"),
    dossier("B", "2026-11-15T23:59", "2026-11-18T17:00", legal_channel="online", actor="unknown", stage="accepted"),
    dossier("B", "2026-11-12T08:00", None, legal_channel="counter", stage="approved", finished_at="2026-11-14T09:00"),
    dossier("B", "2026-11-12T08:00", "2026-11-13T17:00", legal_channel="post", awaiting="supplement"),
    dossier("B", "2026-11-13T08:00", "2026-11-14T17:00", legal_channel="unknown", stage="approved"),
    # the week before: two over the counter; one was late at the end of both weeks, one was finished this Monday
    dossier("A", "2026-11-02T08:00", "2026-11-05T17:00", legal_channel="counter", stage="approved",
            finished_at="2026-11-16T09:00"),
    dossier("A", "2026-11-08T23:59", "2026-11-09T17:00", legal_channel="counter", stage="approved",
            finished_at="2026-11-09T08:00"),
    # the same week a year before (10 to 16 November 2025): one online
    dossier("A", "2025-11-10T08:00", "2025-11-12T17:00", legal_channel="online", actor="owner", stage="returned",
            finished_at="2025-11-11T09:00"),
    # the Monday after, and another office: neither counts
    dossier("A", "2026-11-16T00:00", "2026-11-20T17:00", legal_channel="online", actor="owner"),
    dossier("C", "2026-11-10T08:00", "2026-11-12T17:00", legal_channel="online", actor="owner"),
]  # fmt: skip


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return write_extract(tmp_path_factory.mktemp("weekly"), ROWS)


@pytest.fixture(scope="module")
def sheet(extract: Snapshot) -> WeeklySheet:
    return make_sheet(extract, UNITS, WEEK)


def test_what_came_in_and_by_whose_hand(sheet: WeeklySheet) -> None:
    assert sheet.intake.received == 7
    assert dict(sheet.intake.by_channel) == {"online": 4, "counter": 1, "post": 1, "unknown": 1}
    assert sheet.intake.online == Share(counted=4, unknown=1, of=7)
    assert sheet.intake.self_service == Share(counted=1, unknown=2, of=7)
    assert sheet.intake.assisted == Share(counted=1, unknown=2, of=7)
    assert sheet.earlier is not None
    assert sheet.earlier.received == 2
    assert sheet.year_before is not None
    assert sheet.year_before.online == Share(counted=1, unknown=0, of=1)


def test_what_was_finished_in_the_week_whenever_it_came(sheet: WeeklySheet) -> None:
    """In time: the first, and that of the Sunday before; late: the second; without a due moment: the one at B."""
    assert (sheet.finished.in_time, sheet.finished.late, sheet.finished.no_due) == (2, 1, 1)
    assert sheet.end_unknown == 1


def test_who_was_late_at_the_end_of_the_week_and_why(sheet: WeeklySheet) -> None:
    late = {unit.name: dict(unit.by_cause) for unit in sheet.late_units}
    assert late == {"Xã An": {"in_hand": 1, "finished_since": 1}, "Xã Bình": {"supplement": 1}}
    assert (sheet.overdue, sheet.late_before) == (3, 1)
    assert [unit.code for unit in sheet.late_units] == ["A", "B"]


def test_five_sentences(sheet: WeeklySheet) -> None:
    assert week_words(sheet).vi == "Tuần 46 năm 2026 (09/11/2026 – 15/11/2026)"
    received, own, finished, late, changed = (words.vi for words in five_sentences(sheet))
    assert received == "Tiếp nhận 7 hồ sơ: 4 trực tuyến, 1 tại quầy, 1 qua bưu chính, 1 không rõ cách nộp."
    assert own == (
        "Người dân tự nộp trực tuyến từ 14,3 % đến 42,9 % số hồ sơ vì 2 hồ sơ trực tuyến không rõ ai nộp; nộp trực "
        "tuyến nói chung từ 57,1 % đến 71,4 %; chỉ tiêu nộp trực tuyến ≥ 50,0 % (QĐ 766/QĐ-TTg)."
    )
    assert finished == (
        "Giải quyết xong 3 hồ sơ có hẹn trả: 2 đúng hoặc trước hạn (66,7 %), 1 trễ hạn; 1 hồ sơ xong mà không có hẹn "
        "trả, đếm riêng."
    )
    assert late == (
        "Cuối tuần còn 3 hồ sơ quá hạn, nhiều nhất ở Xã An (2), Xã Bình (1); theo sổ ghi: 1 chờ người nộp bổ sung, "
        "1 đang xử lý, 1 đã xong sau tuần này."
    )
    assert changed == (
        "So với tuần trước: tiếp nhận tăng 5 (từ 2), quá hạn tăng 2 (từ 1); so với cùng tuần năm trước: tiếp nhận tăng "
        "6 (từ 1)."
    )


def test_units_with_few_officers_stand_together_at_the_end(extract: Snapshot) -> None:
    sheet = make_sheet(extract, UNITS, WEEK, few={"A"})
    assert [(unit.code, unit.overdue) for unit in sheet.late_units] == [("B", 1), (FEW, 2)]
    assert sheet.few_units == 1
    assert "Xã An" not in " ".join(words.vi + words.en for words in five_sentences(sheet))


def test_a_week_that_is_not_over_is_counted_up_to_the_extract(extract: Snapshot) -> None:
    """What is due on Friday the 20th is late by the extract of Sunday; what would be due later is not."""
    sheet = make_sheet(extract, UNITS)
    assert (sheet.week, sheet.last_week, sheet.ended) == (Week(2026, 47), Week(2026, 47), False)
    assert sheet.overdue == 4
    assert "Đến lúc trích còn 4 hồ sơ quá hạn" in five_sentences(sheet)[3].vi


def test_the_first_week_and_an_empty_one_have_their_words(extract: Snapshot) -> None:
    first = five_sentences(make_sheet(extract, UNITS, Week(2025, 46)))
    assert first[4].vi == "Không có tuần trước để so sánh; sổ không có cùng tuần năm trước."
    empty = make_sheet(extract, UNITS, Week(2020, 53))
    assert [words.vi for words in five_sentences(empty)] == [
        "Trong tuần không tiếp nhận hồ sơ nào.",
        "Không có hồ sơ để tính tỷ lệ người dân tự nộp; chưa có chỉ tiêu nộp trực tuyến nào được giao cho tuần này.",
        "Trong tuần không có hồ sơ có hẹn trả nào được giải quyết xong.",
        "Không có hồ sơ nào quá hạn.",
        "Không có tuần trước để so sánh; sổ không có cùng tuần năm trước.",
    ]


def test_nothing_at_all(tmp_path: Path) -> None:
    sheet = make_sheet(write_extract(tmp_path), UNITS)
    assert (sheet.last_week, sheet.intake.received, sheet.overdue, sheet.simulated) == (None, 0, 0, False)
    assert sheet.week == Week.of(date(2026, 11, 22))


def test_only_what_these_units_have_makes_the_sheet_simulated(tmp_path: Path) -> None:
    rows = [dossier("A", "2026-11-09T08:00", simulated=True), dossier("B", "2026-11-09T08:00")]
    snapshot = write_extract(tmp_path, rows)
    assert make_sheet(snapshot, {"A": "Xã An"}).simulated
    assert not make_sheet(snapshot, {"B": "Xã Bình"}).simulated


@given(st.dates(date(1990, 1, 1), date(2099, 12, 20)))
@settings(deadline=None, max_examples=80)
def test_weeks_follow_one_another_and_read_as_they_are_written(day: date) -> None:
    week = Week.of(day)
    assert week.first_day <= day < week.day_after
    assert week.after.before == week
    assert Week.read(str(week)) == week


def test_weeks_at_the_turn_of_the_year() -> None:
    assert Week.of(date(2021, 1, 3)) == Week(2020, 53)
    assert Week(2020, 53).after == Week(2021, 1)
    assert Week(2026, 53).year_before is None
    for text in ("", "2021-W00", "2021-W53", "2021-54", "tuần 5", "9999-W01", "2021-W1\u00b2"):
        with pytest.raises(FigureRefused):
            Week.read(text)


def test_targets_hold_from_their_day() -> None:
    assert targets_in_force(date(2021, 5, 17)) == ()
    names = [target.name for target in targets_in_force(date(2025, 7, 18))]
    assert {"online_dossiers_766", "satisfied_1565", "minutes_to_submit_1565"} <= {*names}
    assert "satisfied_1565" not in [target.name for target in targets_in_force(date(2025, 7, 17))]


def test_a_share_of_nothing_and_an_exact_one() -> None:
    assert range_words(Share()).vi == "chưa có hồ sơ để tính"
    assert range_words(Share(1, 0, 3)).en == "33.3 %"


def test_moments_are_local(tmp_path: Path) -> None:
    """Sunday 23:30 in Viet Nam is Sunday 16:30 UTC: it belongs to the week; half an hour later it does not."""
    moments = (datetime(2026, 11, 15, 16, 59, tzinfo=UTC), datetime(2026, 11, 15, 17, 0, tzinfo=UTC))
    rows = [dossier("A", "2026-11-10T08:00", "2026-11-30T17:00", finished_at=moment) for moment in moments]
    assert make_sheet(write_extract(tmp_path, rows), UNITS, WEEK).finished.in_time == 1
