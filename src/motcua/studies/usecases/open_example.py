"""One press opens a whole study on a made-up province, from the choice of procedures to the outcome, to learn from."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.core.actor import Actor
from motcua.studies.models import StudyResult
from motcua.studies.queries import get_study
from motcua.studies.states import FileKind, Topic
from motcua.studies.usecases.add_study_file import add_study_file
from motcua.studies.usecases.decide_in_study import decide_in_study
from motcua.studies.usecases.freeze_plan import freeze_plan
from motcua.studies.usecases.open_study import open_study
from motcua.studies.usecases.run_study_line import run_study_line
from motcua.studies.values import Outcome, PlanGiven
from motcua.uptake.example.api import (
    BARRIER,
    BINDING,
    DRAW,
    FRAME,
    GAIN,
    INFER,
    OUTCOMES,
    PAST,
    POWER,
    PROCEDURES,
    PROXY,
    RANK,
    SESSION,
    START,
    SURVEY,
    Sealed,
    table_after,
    tables_before,
)

TITLE = "Ví dụ: thí điểm tự nộp ở 4 trong 33 xã"
QUESTION = "Ở xã có người hướng dẫn, người dân có tự nộp trực tuyến nhiều hơn ở xã chưa có không?"
SOURCE = "Tỉnh giả lập do Motcua sinh ra, hạt giống {seed}; không phải số liệu thật"
FILES = (PROCEDURES, FRAME, PAST, SESSION, SURVEY)
COULD = "Nếu hướng dẫn gỡ được 20 đến 50 % (giả định) người chưa biết"
LAST_PERIOD = "2027-06"


@transaction.atomic
def open_example(*, actor: Actor, unit_id: int, now: datetime, once: str) -> str:
    """The study's code. The province is drawn from `once`; the conclusion is left to who learns.

    Raises  NotAllowed, StudyRefused
    """
    study = open_study(actor=actor, unit_id=unit_id, title=TITLE, question=QUESTION, synthetic=True, now=now, once=once)
    code = study.code
    if get_study(code, actor=actor).files:
        return code
    seed = int.from_bytes(hashlib.sha256(once.encode()).digest()[:4])
    sealed, source = Sealed(), SOURCE.format(seed=seed)
    tables = tables_before(seed, sealed)
    number = {name: _add(code, actor, name, tables[name], FileKind.INPUT, source, now) for name in FILES}

    def run(line: str, file: int, words: tuple[str, ...], purpose: str) -> int:
        given = (f"--data=@{file}", *words)
        return run_study_line(code, actor=actor, line=line, words=given, purpose=purpose, now=now)

    ranked = run("smaa", number[PROCEDURES], RANK, "Nhóm thủ tục nào làm trước")
    _decide(code, actor, Topic.PROCEDURES, "Bốn nhóm thủ tục đầu bảng", "Vững ở hầu hết cách cân nhắc", ranked, now)
    sessions = (f"--sessions=@{number[SESSION]}", *BINDING)
    run_study_line(
        code, actor=actor, line="barriers", words=sessions, purpose="Điều gì chặn đầu tiên ở mỗi xã", now=now
    )
    barrier = run(
        "survey-estimate", number[SESSION], ("--outcome=la_B01", *BARRIER, "--statistic=share"), "Chưa biết là nộp được"
    )
    run("gain", number[PROCEDURES], (*GAIN, _stopped(study.id, barrier)), COULD)
    run("survey-estimate", number[SURVEY], (*PROXY, "--statistic=share"), "Ai bấm nút: tay cán bộ")
    _decide(
        code,
        actor,
        Topic.BARRIERS,
        "Hướng dẫn tại nhà và ở quầy",
        "Rào cản đầu tiên hay gặp là chưa biết",
        barrier,
        now,
    )
    run("power", number[PAST], POWER, "Bốn xã thì nhìn thấy thay đổi cỡ nào")
    drawn = run("allocate", number[FRAME], (*DRAW, f"--seed={seed % 100_000}"), "Bốc thăm hai xã mỗi huyện cũ")
    _decide(
        code, actor, Topic.COMMUNES, "Bốn xã được bốc thăm", "Bốc thăm trong 10 % phương án cân bằng nhất", drawn, now
    )
    freeze_plan(code, actor=actor, plan=_plan(), now=now)
    sets = next(file.number for file in get_study(code, actor=actor).files if file.made_by == drawn)
    pilot = [str(name) for name in _answer(study.id, drawn)["allocation"]]
    outcome = _add(code, actor, OUTCOMES, table_after(seed, sealed, pilot), FileKind.OUTCOME, source, now)
    run("ri", outcome, (*INFER, f"--allocations=@{sets}"), "Kết quả chính")
    run("did", outcome, DID, "Đối chiếu bằng cách tính khác")
    return code


def _answer(study_id: int, number: int) -> dict[str, Any]:
    return StudyResult.objects.values_list("answer", flat=True).get(study_id=study_id, number=number) or {}


def _stopped(study_id: int, number: int) -> str:
    """The survey's interval as the share whom not knowing stops first."""
    low, high = _answer(study_id, number)["ci"]
    return f"--stopped=B01={max(0.0, low):.3f}:{min(1.0, high):.3f}"


DID = (
    "--outcome=ty_le_tu_nop",
    "--treated=thi_diem",
    "--unit=xa",
    "--time=thang",
    f"--post-from={START}",
)


def _plan() -> PlanGiven:
    return PlanGiven(
        primary=Outcome("ty_le_tu_nop", "Tỷ lệ hồ sơ tự nộp trực tuyến"),
        line="ri",
        words=("--data=@0", *INFER),
        alpha=0.05,
        outcome_from=START,
        outcome_until=LAST_PERIOD,
        harms=(Outcome("ho_so", "Số hồ sơ mỗi tháng"),),
        stop_rule="Dừng nếu số hồ sơ của người dân giảm rõ ở xã thí điểm.",
    )


def _add(code: str, actor: Actor, name: str, text: str, kind: FileKind, source: str, now: datetime) -> int:
    return add_study_file(code, actor=actor, name=name, content=text.encode(), kind=kind, source=source, now=now)


def _decide(code: str, actor: Actor, topic: Topic, decided: str, reason: str, result: int, now: datetime) -> None:
    decide_in_study(code, actor=actor, topic=topic, decided=decided, reason=reason, results=(result,), now=now)
