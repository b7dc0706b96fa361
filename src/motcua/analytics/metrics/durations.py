"""How long it takes: from starting to handing in, and from receipt to the last word of the office."""

from collections.abc import Mapping

from motcua.analytics.metrics.frame import DAYS, DOSSIER_FRAME
from motcua.analytics.shapes import Asked, Durations, MetricDefinition, Table, Words

HORIZON_DAYS = 90
_BY_STAGE = {
    "approved": "approved",
    "returned": "approved",
    "refused": "refused",
    "stopped": "stopped",
    "withdrawn": "withdrawn",
    "not_accepted": "not_accepted",
}
_ENDINGS = ("approved", "refused", "stopped", "withdrawn", "not_accepted", "other")
_CENSORED = Words(
    "Hồ sơ chưa kết thúc được giữ lại như chưa kết thúc tại lúc trích dữ liệu, không bị bỏ ra.",
    "What has not ended is kept as not yet ended at the moment of the extract, not dropped.",
)


def _by_horizon(vi: str, en: str) -> Words:
    return Words(f"{vi} trong {HORIZON_DAYS} ngày, phần của 1", f"{en} within {HORIZON_DAYS} days, part of 1")


_MORE: Mapping[str, Words] = {
    "restricted_mean": Words(
        f"trung bình tính đến {HORIZON_DAYS} ngày, ngày", f"mean restricted to {HORIZON_DAYS} days, days"
    ),
    "median_of_ended": Words(
        "trung vị chỉ của hồ sơ đã kết thúc, ngày (bỏ hồ sơ đang mở nên thường thấp hơn sự thật)",
        "median of the ended ones only, days (leaves out the open ones and so mostly too low)",
    ),
    "p90": Words("chín phần mười kết thúc trong số ngày này", "nine in ten ended within these days"),
}
_ENDED_MORE: Mapping[str, Words] = {
    "approved": _by_horizon("có kết quả", "with a result"),
    "refused": _by_horizon("bị từ chối giải quyết", "refused"),
    "stopped": _by_horizon("bị dừng giải quyết", "stopped"),
    "withdrawn": _by_horizon("được rút", "withdrawn"),
    "not_accepted": _by_horizon("không được tiếp nhận", "not accepted"),
    "other": _by_horizon("kết thúc không rõ cách nào", "ended nobody knows how"),
    "open": _by_horizon("chưa kết thúc", "not ended"),
}


def _from_first_event(tables: Mapping[str, Table], asked: Asked) -> Table:
    """The dossiers with the moment at which the book first saw something of them before they were handed in."""
    dossiers = tables["dossiers"]
    first = dossiers.first_event_at
    begun = dossiers.filter(first.notnull() & (dossiers.submitted_at.isnull() | (first < dossiers.submitted_at)))
    return begun.mutate(day=begun.first_event_at.date())


METRICS = (
    MetricDefinition(
        name="time_to_result",
        kind="median",
        title=Words("Thời gian từ tiếp nhận đến kết thúc", "Time from receipt to the end"),
        words=Words(
            "Sau bao nhiêu ngày (theo lịch, cả lúc chờ bổ sung) thì một nửa số hồ sơ tiếp nhận trong kỳ đã kết thúc: "
            f"trung vị Kaplan-Meier. {_CENSORED.vi} Bên cạnh là trung bình đến {HORIZON_DAYS} ngày và phần kết thúc "
            "theo từng cách (Aalen-Johansen).",
            "After how many days (of the calendar, waiting for papers included) half of the dossiers received in the "
            f"period had ended: the Kaplan-Meier median. {_CENSORED.en} Beside it the mean restricted to "
            f"{HORIZON_DAYS} days and the part that ended in each way (Aalen-Johansen).",
        ),
        numerator=Words("Hồ sơ đã kết thúc.", "Dossiers that have ended."),
        denominator=Words("Tất cả hồ sơ tiếp nhận trong kỳ.", "All dossiers received in the period."),
        formula=Durations(
            start=lambda table: table.received_at,
            end=lambda table: table.finished_at,
            stage=lambda table: table.stage,
            by_stage=_BY_STAGE,
            endings=_ENDINGS,
            horizon=HORIZON_DAYS,
        ),
        unit=DAYS,
        more={**_MORE, **_ENDED_MORE},
        **DOSSIER_FRAME,
    ),
    MetricDefinition(
        name="time_to_submit",
        kind="median",
        title=Words("Thời gian từ lúc bắt đầu đến khi nộp", "Time from starting to handing in"),
        words=Words(
            "Từ việc đầu tiên mà sổ ghi về một hồ sơ chưa nộp (mở bản khai) sau bao nhiêu ngày thì một nửa đã nộp: "
            f"trung vị Kaplan-Meier. {_CENSORED.vi} Hồ sơ mà sổ không ghi gì trước lúc nộp thì không đếm ở đây, và ai "
            "chưa từng bắt đầu thì không để lại dấu vết nào.",
            "From the first thing in the book of a dossier not yet handed in (a form opened), after how many days half "
            f"were handed in: the Kaplan-Meier median. {_CENSORED.en} Dossiers of which the book says nothing before "
            "they were handed in are not counted here, and those who never started leave no trace.",
        ),
        numerator=Words("Hồ sơ đã nộp.", "Dossiers handed in."),
        denominator=Words(
            "Hồ sơ có việc được ghi trước khi nộp, bắt đầu trong kỳ.",
            "Dossiers with something recorded before they were handed in, started in the period.",
        ),
        formula=Durations(
            start=lambda table: table.first_event_at,
            end=lambda table: table.submitted_at,
            stage=lambda table: table.stage,
            by_stage={},
            endings=("submitted",),
            horizon=HORIZON_DAYS,
        ),
        unit=DAYS,
        more=_MORE,
        time="first_event",
        prepare=_from_first_event,
        **DOSSIER_FRAME,
    ),
)
