"""What the log of events shows by itself: how far dossiers went, and how long the log of one runs."""

from collections.abc import Mapping

from motcua.analytics.metrics.frame import DAYS, DOSSIER_FRAME, SHARE_FRAME
from motcua.analytics.shapes import Asked, Column, MetricDefinition, Spans, Table, Tally, Words

_WARNING = Words(
    "Đừng đọc là hình thức nộp này nhanh hơn hình thức kia: đồng hồ của mỗi hình thức bắt đầu ở một lúc khác (hồ sơ "
    "giấy đã nằm trước khi được ghi vào máy, hồ sơ trực tuyến được ghi ngay lúc nộp), và trung vị che những hồ sơ kéo "
    "dài: hãy xem cả chín phần mười.",
    "Do not read this as one channel being faster than another: each channel's clock starts at another moment (paper "
    "lies before it is recorded, online is recorded as it comes in), and a median hides the long tails: look at the "
    "nine in ten as well.",
)
_WITH_EVENTS = Words(
    "Hồ sơ tiếp nhận trong kỳ có sự kiện trong nhật ký.", "Dossiers received in the period with events in the log."
)


def _with_log(tables: Mapping[str, Table], asked: Asked) -> Table:
    """The dossiers that have events."""
    dossiers = tables["dossiers"]
    return dossiers.filter(dossiers.first_event_at.notnull())


def _with_step(tables: Mapping[str, Table], asked: Asked) -> Table:
    """The dossiers that have events, and whether the step asked for is among them."""
    logged, events = _with_log(tables, asked), tables["events"]
    steps = events.filter(events.activity_as_given == asked.activity).select(there=events.dossier_key).distinct()
    joined = logged.left_join(steps, logged.dossier_key == steps.there)
    return joined.mutate(reached=joined.there.notnull())


def _reached(table: Table, asked: Asked) -> Column:
    return table.reached


METRICS = (
    MetricDefinition(
        name="reached_share",
        title=Words("Tỷ lệ hồ sơ đi tới một bước", "Share that reached a step"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ có nhật ký, bao nhiêu phần có bước được hỏi (--where activity=TÊN BƯỚC, "
            "đúng như nguồn viết). Đếm hồ sơ, không đếm sự kiện: làm lại một bước không đếm thêm.",
            "Of the dossiers received in the period that have a log, what part has the step asked for (--where "
            "activity=NAME OF THE STEP, in the source's own words). Dossiers are counted, not events: a step done "
            "again does not count again.",
        ),
        numerator=Words("Hồ sơ có bước ấy trong nhật ký.", "Dossiers with that step in their log."),
        denominator=_WITH_EVENTS,
        formula=Tally(yes=_reached),
        needs_activity=True,
        prepare=_with_step,
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="log_span",
        kind="median",
        title=Words("Thời gian từ sự kiện đầu đến sự kiện cuối", "Time from the first to the last event"),
        words=Words(
            "Trong nhật ký của một hồ sơ, từ sự kiện đầu đến sự kiện cuối bao nhiêu ngày: trung vị, bên cạnh là trung "
            "bình, chín phần mười và dài nhất.",
            "How many days the log of a dossier runs from its first to its last event: the median, beside it the mean, "
            "the nine in ten and the longest.",
        ),
        numerator=_WITH_EVENTS,
        denominator=_WITH_EVENTS,
        formula=Spans(start=lambda table: table.first_event_at, end=lambda table: table.last_event_at),
        unit=DAYS,
        warning=_WARNING,
        more={
            "mean": Words("trung bình, ngày", "mean, days"),
            "p90": Words("chín phần mười không quá số ngày này", "nine in ten are at most this many days"),
            "longest": Words("dài nhất, ngày", "longest, days"),
        },
        prepare=_with_log,
        **DOSSIER_FRAME,
    ),
)
