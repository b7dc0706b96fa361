"""Is it on time: by the law's due moment, by the national index, and what is overdue or waiting now."""

from motcua.analytics.metrics.frame import (
    DAYS,
    DOSSIER_FRAME,
    NO_DENOMINATOR,
    SHARE_FRAME,
    closed,
    end_unknown,
)
from motcua.analytics.shapes import Asked, Column, MetricDefinition, Spans, Table, Tally, Words

_INDEX = Words(
    "Mô tả công thức tính của Bộ chỉ số 766 (QĐ 766/QĐ-TTg, 23/6/2022), mục 2.1, theo tài liệu thu được; sổ hồ sơ của "
    "hệ thống này.",
    "Description of the formulas of Index 766 (Decision 766/QĐ-TTg of 23 June 2022), item 2.1, as it was recovered; "
    "the ledger of this system.",
)
_NO_DUE_APART = Words(
    "hồ sơ đã giải quyết xong nhưng không có thời điểm hẹn trả: đếm riêng",
    "finished dossiers without a due moment: counted apart",
)
_NO_LIMIT = ("", "none")


def _finished_with_due(table: Table, asked: Asked) -> Column:
    return table.due_at.notnull() & closed(table)


def _finished_in_time(table: Table, asked: Asked) -> Column:
    return table.finished_at <= table.due_at


def _finished_nobody_knows_when(table: Table, asked: Asked) -> Column:
    return end_unknown(table)


def _finished_without_due(table: Table, asked: Asked) -> Column:
    return table.due_at.isnull() & closed(table)


def _measured(table: Table, asked: Asked) -> Column:
    return table.due_at.notnull() | ~table.time_limit.fill_null("").isin(_NO_LIMIT)


def _waiting(table: Table) -> Column:
    return ~closed(table) & (table.awaiting.fill_null("") == "supplement")


def _in_time_for_the_index(table: Table, asked: Asked) -> Column:
    """By the moment that the index takes for the end: decision, first request for papers, or end of the period."""
    once = table.supplements.fill_null(1) <= 1
    running = ~closed(table) & ~_waiting(table)
    ended = (table.finished_at <= table.due_at).fill_null(False)
    asked_for = _waiting(table) & once & (table.first_supplement_at <= table.due_at).fill_null(False)
    still = running & (table.due_at >= asked.until).fill_null(False)
    return ended | asked_for | still


def _unknown_to_the_index(table: Table, asked: Asked) -> Column:
    once = table.supplements.fill_null(1) <= 1
    asked_nobody_knows_when = _waiting(table) & once & table.first_supplement_at.isnull()
    too_often = _waiting(table) & ~once
    return ~too_often & (table.due_at.isnull() | end_unknown(table) | asked_nobody_knows_when)


def _open(table: Table, asked: Asked) -> Column:
    return ~closed(table)


def _overdue(table: Table, asked: Asked) -> Column:
    return ~closed(table) & (table.due_at < asked.as_of).fill_null(False)


def _perhaps_overdue(table: Table, asked: Asked) -> Column:
    limited = ~table.time_limit.fill_null("").isin(_NO_LIMIT)
    return ~closed(table) & table.due_at.isnull() & limited & (table.clock.fill_null("") != "suspended")


METRICS = (
    MetricDefinition(
        name="on_time_share",
        title=Words("Tỷ lệ giải quyết đúng hạn theo luật", "Share finished on time, by the law"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ đã giải quyết xong và có thời điểm hẹn trả, bao nhiêu phần xong không "
            "sau thời điểm ấy (trước hạn và đúng hạn). Hồ sơ đã xong mà không rõ lúc nào làm thành cận dưới và cận "
            "trên.",
            "Of the dossiers received in the period that are finished and had a due moment, what part was finished not "
            "after it (early or on time). Those that ended nobody knows when bound the share.",
        ),
        numerator=Words("Hồ sơ xong trước hạn hoặc đúng hạn.", "Dossiers finished early or on time."),
        denominator=Words(
            "Hồ sơ tiếp nhận trong kỳ đã xong và có thời điểm hẹn trả.",
            "Dossiers received in the period, finished, with a due moment.",
        ),
        formula=Tally(
            yes=_finished_in_time,
            unknown=_finished_nobody_knows_when,
            belongs=_finished_with_due,
            apart=_finished_without_due,
        ),
        apart=_NO_DUE_APART,
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="on_time_index_share",
        title=Words("Tỷ lệ đúng hạn theo Bộ chỉ số 766", "Share on time, by Index 766"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ phải giải quyết, bao nhiêu phần kết thúc không sau thời điểm hẹn trả. "
            "Đang chờ bổ sung lần đầu thì lấy lúc yêu cầu làm lúc kết thúc; đang chờ mà đã yêu cầu hơn một lần là quá "
            "hạn; chưa kết thúc thì lấy cuối kỳ. Có thời hạn mà không có thời điểm hẹn trả, hoặc không rõ lúc kết "
            "thúc, làm thành cận dưới và cận trên.",
            "Of the dossiers received in the period that are to be resolved, what part ended not after the due moment. "
            "While the first supplement is awaited the moment of the request counts as the end; awaited after more "
            "than one request counts as overdue; what has not ended is judged at the end of the period. With a limit "
            "but no due moment, or ended nobody knows when, bounds the share.",
        ),
        numerator=Words("Hồ sơ kết thúc không sau thời điểm hẹn trả.", "Dossiers that ended not after the due moment."),
        denominator=Words(
            "Hồ sơ tiếp nhận trong kỳ có thời điểm hẹn trả hoặc thời hạn giải quyết.",
            "Dossiers received in the period with a due moment or a time limit.",
        ),
        formula=Tally(yes=_in_time_for_the_index, unknown=_unknown_to_the_index, belongs=_measured),
        warning=Words(
            "Hồ sơ đang mở và đang chờ bổ sung cũng được tính ở đây, nên tỷ lệ này thường cao hơn tỷ lệ theo luật.",
            "Open dossiers and those awaiting papers count here too, so this share is usually above the law's.",
        ),
        **{**SHARE_FRAME, "source": _INDEX},
    ),
    MetricDefinition(
        name="overdue",
        kind="count",
        title=Words("Hồ sơ đang quá hạn", "Dossiers overdue"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ chưa giải quyết xong mà thời điểm hẹn trả đã qua, tính "
            "tại lúc trích dữ liệu. Hồ sơ có thời hạn nhưng không rõ thời điểm hẹn trả làm thành cận trên.",
            "Of the dossiers received in the period, how many are not finished although their due moment has passed, "
            "as of the extract. Those with a limit whose due moment is unknown make the upper bound.",
        ),
        numerator=Words("Hồ sơ chưa xong và đã quá thời điểm hẹn trả.", "Unfinished dossiers past their due moment."),
        denominator=NO_DENOMINATOR,
        formula=Tally(yes=_overdue, unknown=_perhaps_overdue),
        **DOSSIER_FRAME,
    ),
    MetricDefinition(
        name="backlog",
        kind="count",
        title=Words("Hồ sơ đang giải quyết", "Dossiers in hand"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu hồ sơ chưa giải quyết xong tại lúc trích dữ liệu.",
            "Of the dossiers received in the period, how many are not finished as of the extract.",
        ),
        numerator=Words("Hồ sơ chưa giải quyết xong.", "Dossiers not finished."),
        denominator=NO_DENOMINATOR,
        formula=Tally(yes=_open),
        **DOSSIER_FRAME,
    ),
    MetricDefinition(
        name="backlog_age",
        kind="median",
        title=Words("Tuổi của hồ sơ đang giải quyết", "Age of the dossiers in hand"),
        words=Words(
            "Hồ sơ chưa giải quyết xong đã nằm bao nhiêu ngày kể từ lúc tiếp nhận, tính tại lúc trích dữ liệu: trung "
            "vị, bên cạnh là trung bình, chín phần mười và hồ sơ lâu nhất.",
            "For how many days the unfinished dossiers have been there since receipt, as of the extract: the median, "
            "beside it the mean, the nine in ten and the oldest.",
        ),
        numerator=Words("Hồ sơ chưa giải quyết xong.", "Dossiers not finished."),
        denominator=Words("Cũng những hồ sơ ấy.", "The same dossiers."),
        formula=Spans(start=lambda table: table.received_at, belongs=_open),
        unit=DAYS,
        more={
            "mean": Words("trung bình, ngày", "mean, days"),
            "p90": Words("chín phần mười không quá số ngày này", "nine in ten are at most this many days"),
            "longest": Words("lâu nhất, ngày", "oldest, days"),
        },
        **DOSSIER_FRAME,
    ),
)
