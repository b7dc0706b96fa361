"""What binds where: windows apart, each with its own denominator, and nobody counted who was not asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.barriers import vocabulary
from motcua.uptake.barrier_api import Session, from_sessions
from motcua.uptake.line_api import run_line
from motcua.uptake.refusals import MethodRefused

SESSIONS = """commune,procedure,barriers,binding,minutes,place
Xã Một,khai sinh,B03 B11,,30,counter
Xã Một,khai sinh,B05;B06,,20,counter
Xã Một,khai sinh,B11,B11,10,counter
Xã Một,khai sinh,,,5,counter
Xã Hai,khai sinh,B11 B03,B11,40,team
"""
INTERVIEWS = """commune,w,village,b01_heard,b03_device,b11_too_long
Xã Một,1,a,no,none,yes
Xã Một,1,a,yes,own,yes
Xã Một,1,b,yes,shared,no
Xã Một,1,b,not_sure,own,yes
"""
LOG = """commune,barrier,signature,numerator,denominator,unknown
Xã Một,B18,sent_back_twice,10,100,0
Xã Một,B19,by_another_hand,20,100,30
"""
Rows = Callable[..., list[dict[str, Any]]]


def told(folder: Path, *words: str, **files: str) -> Any:
    """The answer of the line over files that are given as text."""
    paths = {}
    for number, (name, text) in enumerate(files.items(), start=1):
        paths[number] = folder / f"{name}.csv"
        paths[number].write_text(text, encoding="utf-8")
    given_files = [f"--{name}=@{number}" for number, name in enumerate(files, start=1)]
    return run_line("barriers", [*given_files, *words], paths, folder).answer


def found(answer: Any, window: str, **wanted: str) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (row["barrier"], row["signature"]): row
        for row in answer.rows
        if row["window"] == window and all(row[name] == value for name, value in wanted.items())
    }


def test_of_four_sessions_each_binds_once(tmp_path: Path) -> None:
    rows = found(told(tmp_path, "--by=commune", sessions=SESSIONS), "session", commune="Xã Một")
    assert {key: row["numerator"] for key, row in rows.items() if row["numerator"]} == {
        ("B03", "binding"): 1, ("B05", "binding"): 0.5, ("B06", "binding"): 0.5, ("B11", "binding"): 1,
        ("B11", "latent"): 1,
    }  # fmt: skip
    assert {row["denominator"] for row in rows.values()} == {4}  # the session without a barrier is one of them
    assert rows["B05", "binding"]["minutes"] == 20


def test_a_record_may_call_its_columns_otherwise(tmp_path: Path) -> None:
    words = ("--binding=rao_can", "--minutes=phut", "--by=xa")
    rows = found(told(tmp_path, *words, sessions="xa,rao_can,phut\nA,B08,12\nA,B08,8\n"), "session")
    assert (rows["B08", "binding"]["numerator"], rows["B08", "binding"]["minutes"]) == (2, 10)


def test_who_declined_to_be_asked_is_no_session_without_a_barrier(tmp_path: Path) -> None:
    answer = told(tmp_path, sessions="binding,declined\nB08,0\n,0\n,1\n")
    assert found(answer, "session")["B08", "binding"]["denominator"] == 2
    assert any("1 buổi mà người được giúp không muốn được hỏi" in flag for flag in answer.flags)


def test_a_helper_who_names_a_higher_rung_is_asked_again(tmp_path: Path) -> None:
    answer = told(tmp_path, "--by=commune", sessions=SESSIONS)
    assert any("1 buổi ghi rào cản đầu tiên nằm cao hơn" in flag for flag in answer.flags)
    assert found(answer, "session", commune="Xã Hai")["B11", "binding"]["share"] == 1  # what was seen stands


def test_who_was_not_asked_or_is_not_sure_counts_nowhere(tmp_path: Path) -> None:
    rows = found(told(tmp_path, "--by=commune", interviews=INTERVIEWS), "survey")
    assert (rows["B01", "b01_heard"]["numerator"], rows["B01", "b01_heard"]["denominator"]) == (1, 3)
    assert rows["B11", "b11_too_long"]["share"] == 3 / 4
    # the first is held by not knowing, the second by the form, the third by nothing; of the fourth it is not known
    # whether she is held at the first rung
    assert [rows[code, "binding"]["denominator"] for code in ("B01", "B03", "B11")] == [3, 3, 3]
    assert [rows[code, "binding"]["numerator"] for code in ("B01", "B03", "B11")] == [1, 0, 1]


def test_a_clustered_survey_has_another_error_than_a_simple_one(tmp_path: Path) -> None:
    simple = found(told(tmp_path, interviews=INTERVIEWS), "survey")["B11", "b11_too_long"]
    clustered = found(told(tmp_path, "--cluster=village", "--weight=w", interviews=INTERVIEWS), "survey")
    assert clustered["B11", "b11_too_long"]["share"] == simple["share"]
    assert clustered["B11", "b11_too_long"]["high"] - clustered["B11", "b11_too_long"]["low"] > (
        simple["high"] - simple["low"]
    )


def test_dossiers_of_unknown_hand_widen_the_interval_and_leave_no_point(tmp_path: Path) -> None:
    rows = found(told(tmp_path, "--by=commune", log=LOG), "log")
    assert rows["B18", "sent_back_twice"]["share"] == 0.1
    proxy = rows["B19", "by_another_hand"]
    assert proxy["share"] is None
    assert proxy["low"] < 0.2 < 0.5 < proxy["high"]


def test_a_log_by_procedure_is_counted_together_by_commune(tmp_path: Path) -> None:
    log = "commune,procedure,barrier,signature,numerator,denominator\nA,x,B18,s,1,10\nA,y,B18,s,3,30\n"
    (row,) = told(tmp_path, "--by=commune", log=log).rows
    assert (row["numerator"], row["denominator"], row["share"]) == (4, 40, 0.1)
    assert len(told(tmp_path, "--by=commune,procedure", log=log).rows) == 2


def test_windows_stay_apart_and_what_is_missing_is_said(tmp_path: Path) -> None:
    answer = told(tmp_path, "--by=commune", log=LOG, sessions=SESSIONS)
    assert {row["window"] for row in answer.rows} == {"log", "session"}
    assert any("Thiếu cửa sổ “Khảo sát”" in flag for flag in answer.flags)
    assert {one["window"] for one in answer.more["binding"]} == {"session"}  # a log does not see what comes first


def test_a_survey_without_the_procedure_speaks_for_all_of_them(tmp_path: Path) -> None:
    answer = told(tmp_path, "--by=commune,procedure", interviews=INTERVIEWS, sessions=SESSIONS)
    assert {row["procedure"] for row in answer.rows if row["window"] == "survey"} == {""}
    assert any("không có cột procedure" in flag for flag in answer.flags)


def test_small_counts_have_no_numbers(tmp_path: Path) -> None:
    answer = told(tmp_path, "--by=commune", "--smallest=5", sessions=SESSIONS)
    assert all(row["suppressed"] and row["share"] is None for row in answer.rows)
    assert answer.more["binding"] == []


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "Chưa có cửa sổ nào"),
        ({"sessions": "barriers\nB99\n"}, "Dòng 2, cột “barriers”: “B99” không phải mã"),
        ({"sessions": "binding\nB01 B02\n"}, "chỉ một rào cản là đầu tiên"),
        ({"sessions": "place\ncounter\n"}, "không có cột “barriers”"),
        ({"interviews": "b01_heard\nmaybe\n"}, "không có câu trả lời “maybe”"),
        ({"interviews": "age\n30\n"}, "không có câu hỏi nào"),
        ({"log": "barrier,signature,numerator,denominator\nB18,x,11,10\n"}, "không thể lớn hơn mẫu số"),
        ({"log": "barrier,signature,numerator,denominator\nB18,x,-1,10\n"}, "Tử số phải từ 0"),
    ],
)
def test_bad_windows_are_refused_with_the_place(tmp_path: Path, files: dict[str, str], words: str) -> None:
    with pytest.raises(MethodRefused) as refused:
        told(tmp_path, **files)
    assert words in f"{refused.value.words} {refused.value.remedy}"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.frozensets(st.sampled_from(sorted(vocabulary().barriers)), max_size=5), min_size=1, max_size=30))
def test_each_session_with_a_barrier_binds_exactly_once(noted: list[frozenset[str]]) -> None:
    rows = from_sessions([Session(("x",), codes) for codes in noted], vocabulary())
    bound = sum(row.numerator for row in rows if row.signature == "binding")
    assert np.isclose(bound, sum(bool(codes) for codes in noted))
    assert all(0 <= row.low <= (row.share or 0) + 1e-12 and (row.share or 0) <= row.high + 1e-12 for row in rows)
