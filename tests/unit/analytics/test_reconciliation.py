"""Reports that do not add up are shown with their place and difference; nothing in them is repaired."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.analytics.api import ReportedTableRefused, check_words, reconcile_table, share_words
from motcua.analytics.reconciliation.sums import sums_of
from motcua.analytics.reconciliation.values import Reconciliation, ReportedRow
from motcua.cli.main import run

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "stats766"
HEAD = "place,level,period,received_total,new,carried,resolved,early,on_time_or_before,late,pending,on_time_pct"


def reconciled(tmp_path: Path, *rows: str, head: str = HEAD) -> Reconciliation:
    path = tmp_path / "table.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return reconcile_table(path)


def wrong(result: Reconciliation) -> list[tuple[str, int, int, str]]:
    assert all(check_words(result, check) for check in result.wrong)
    return [(check.code, check.lines[0], check.difference, check.verdict) for check in result.wrong]


def test_a_report_that_adds_up_is_said_to_add_up(tmp_path: Path) -> None:
    # 120 = 101 + 19; 120 = 103 + 17; 103 = 99 + 4; 99 of 103 are 96.12 %
    result = reconciled(tmp_path, "Xã Mẫu,commune,2026-10,120,101,19,103,40,99,4,17,96.12")
    assert (result.adds_up, wrong(result), len(result.checks), len(result.shares)) == (True, [], 3, 1)


def test_each_sum_that_does_not_hold_is_named_with_its_difference(tmp_path: Path) -> None:
    result = reconciled(
        tmp_path,
        "Xã Mẫu,commune,2026-10,121,101,19,103,,,,17,",  # 101 + 19 = 120, one short of 121; 103 + 17 = 120 too
        "Xã Mẫu,commune,2026-11,120,101,19,103,40,95,4,17,",  # 95 + 4 = 99, four short of 103
        "Xã Mẫu,commune,2026-12,120,101,19,103,100,99,4,17,",  # 100 early of 99 early or on time
    )
    assert wrong(result) == [
        ("inflow", 2, -1, "difference"),
        ("balance", 2, -1, "difference"),
        ("classes_of_resolved", 3, -4, "difference"),
        ("part_exceeds", 4, 1, "difference"),
    ]
    words = check_words(result, result.wrong[2])
    assert words == "Đã giải quyết 103; giải quyết trước và đúng hạn 95 + giải quyết quá hạn 4 = 99: thiếu 4."


def test_figures_rounded_to_tens_may_miss_each_other_by_their_rounding(tmp_path: Path) -> None:
    result = reconciled(
        tmp_path,
        "A,x,2026,,,,8980,,8960,17,,",  # 8977: within what two rounded figures may miss
        "B,x,2026,,,,8980,,8950,17,,",  # 8967: thirteen short, too much
        "C,x,2026,,,,1611,,1340,268,,",  # one figure ends in 0 by chance: no excuse
    )
    assert wrong(result) == [
        ("classes_of_resolved", 3, -13, "difference"),
        ("classes_of_resolved", 4, -3, "difference"),
        ("classes_of_resolved", 2, -3, "rounding"),
    ]


def test_a_printed_share_is_asked_for_its_denominator(tmp_path: Path) -> None:
    # 95 of 100 resolved are 95 %; 95 of 120 received are 79.17 %
    result = reconciled(
        tmp_path,
        "A,x,2026,120,,,100,,95,5,20,95.00",
        "B,x,2026,120,,,100,,95,5,20,79.17",
        "C,x,2026,120,,,100,,95,5,20,88.8",
        "D,x,2026,120,,,,,95,25,,79.17",  # no resolved is told: the share of all received is what there is
    )
    assert [(share.line, share.fits) for share in result.wrong_shares] == [(3, ("received_total",)), (4, ())]
    assert "79,17 %: chia cho tổng số tiếp nhận, không phải cho đã giải quyết" in share_words(
        result, result.wrong_shares[0]
    )
    assert "không mẫu số nào cho ra số này" in share_words(result, result.wrong_shares[1])


def test_a_total_row_is_compared_with_its_parts(tmp_path: Path) -> None:
    result = reconciled(
        tmp_path,
        "Tỉnh,whole,2020,60,,,50,,45,5,10,",
        "Tỉnh,districts,2020,40,,,35,,31,4,5,",
        "Tỉnh,communes,2020,20,,,15,,15,0,5,",  # on time 31 + 15 = 46, one more than 45; late 4 + 0, one less than 5
    )
    assert wrong(result) == [("total:on_time_or_before", 2, 1, "difference"), ("total:late", 2, -1, "difference")]
    named = reconciled(
        tmp_path,
        "Tỉnh,whole,2020,62,",
        "Tỉnh,districts,2020,41,whole",
        "Tỉnh,communes,2020,22,whole",
        head="place,level,period,received_total,part_of",
    )
    assert wrong(named) == [("total:received_total", 2, 1, "difference")]


def test_headings_of_an_office_and_grouped_thousands_are_understood(tmp_path: Path) -> None:
    head = "Đơn vị;Tổng số hồ sơ tiếp nhận;Trước hạn;Đúng hạn;Quá hạn;Đã giải quyết;Ghi chú"
    result = reconciled(tmp_path, "Sở A;58.758;12.000;40.000;1.000;53.000;tốt", "Sở B;;;;;;", head=head)
    assert result.adds_up
    assert result.rows[0].counts["on_time_or_before"] == 52_000
    assert (result.notes, result.unchecked) == (("Ghi chú",), (3,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("received_total,resolved\n58.758,29.5\n", "Dòng 2, cột “resolved”: “29.5”"),
        ("received_total,resolved\n1,2,3\n", "Dòng 2 có 3 ô, cần 2."),
        ("received_total,resolved\n", "không có dòng số liệu nào"),
        ("a,b\n1,2\n", "Không nhận ra cột số liệu nào."),
        ("received,received_total\n1,2\n", "Hai cột cùng một nghĩa: received, received_total."),
        ("", "không có dòng số liệu nào"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_whole(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportedTableRefused) as refused:
        reconcile_table(path)
    assert said in refused.value.words
    assert refused.value.remedy
    assert run(["reconcile", str(path)]) == 1


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("received_total\n12\n".encode("utf-16"))
    with pytest.raises(ReportedTableRefused, match="reported_table_refused"):
        reconcile_table(path)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(-3, 3).filter(bool))
def test_whatever_misses_the_sum_is_found_and_what_holds_is_not(new: int, carried: int, error: int) -> None:
    right = ReportedRow(2, {"received_total": new + carried, "new": new, "carried": carried})
    off = ReportedRow(2, {"received_total": new + carried + error, "new": new, "carried": carried})
    assert [check.difference for check in sums_of(right) if check.code == "inflow"] == [0]
    assert [check.difference for check in sums_of(off) if check.code == "inflow"] == [-error]


def test_the_command_answers_with_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "table.csv"
    path.write_text("unit,received,on_time,overdue\nA,10,8,2\nB,10,8,1\n", encoding="utf-8")
    assert run(["reconcile", str(path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["rows"], document["adds_up"]) == (2, False)
    assert [(one["row"], one["difference"]) for one in document["findings"]] == [("B", -1)]
    assert document["pooled"][0] == {
        "check": "classes_of_received_total",
        "rows": 2,
        "holds": 1,
        "whole": {"received_total": 20},
        "parts": {"on_time_or_before": 16, "late": 3},
    }
    assert run(["reconcile", str(path)]) == 0
    assert "dòng 3 (B)" in capsys.readouterr().err
    assert run(["reconcile", str(tmp_path / "none.csv")]) == 1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reference data are not beside the repository")
def test_the_published_reports_of_the_reference_reconcile_as_their_notes_say() -> None:
    province = reconcile_table(SHARED / "phutho_progress_2026_ytd.csv")
    (classes,) = province.pooled
    assert (len(province.rows), province.adds_up, classes.holds) == (163, True, 163)
    assert (classes.whole[1], dict(classes.parts)) == (597_918, {"on_time_or_before": 528_684, "late": 69_234})
    reports = reconcile_table(SHARED / "onestop_historic.csv")
    assert wrong(reports) == [
        ("classes_of_resolved", 2, -9612, "difference"),
        ("classes_of_resolved", 3, -2267, "difference"),
        ("classes_of_resolved", 4, -3, "difference"),
        ("balance", 5, -8801, "difference"),
        ("classes_of_resolved", 5, -2, "difference"),
        ("total:on_time_or_before", 5, 2, "difference"),
        ("balance", 7, -7059, "difference"),
        ("classes_of_resolved", 10, 4, "difference"),
        ("classes_of_resolved", 15, -29, "difference"),
        ("balance", 6, 5, "rounding"),
        ("classes_of_resolved", 14, -3, "rounding"),
        ("channels_and_carried", 15, -8, "rounding"),
    ]
