"""Papers as files, data used again, money paid online, copies certified electronically, and what people thought."""

from motcua.analytics.metrics.frame import ALL_RECEIVED, DOSSIER_FRAME, NO_DENOMINATOR, SHARE_FRAME
from motcua.analytics.shapes import Amount, Asked, Column, MetricDefinition, Table, Tally, Words

_SATISFIED_FROM = 4


def _digitised(table: Table, asked: Asked) -> Column:
    return table.digitised


def _perhaps_digitised(table: Table, asked: Asked) -> Column:
    return table.digitised.isnull()


def _reused(table: Table, asked: Asked) -> Column:
    return table.reused


def _perhaps_reused(table: Table, asked: Asked) -> Column:
    return table.reused.isnull()


def _paid_online(table: Table, asked: Asked) -> Column:
    return table.paid_online


def _perhaps_paid_online(table: Table, asked: Asked) -> Column:
    return table.paid_online.isnull()


def _charged(table: Table, asked: Asked) -> Column:
    return (table.fee_dong.fill_null(0) > 0) | table.paid_online.fill_null(False)


def _perhaps_charged(table: Table, asked: Asked) -> Column:
    return table.fee_dong.isnull() & ~table.paid_online.fill_null(False)


def _satisfied(table: Table, asked: Asked) -> Column:
    return table.rating >= _SATISFIED_FROM


def _rated(table: Table, asked: Asked) -> Column:
    return table.rating.notnull()


def _not_rated(table: Table, asked: Asked) -> Column:
    return table.rating.isnull()


METRICS = (
    MetricDefinition(
        name="digitised_share",
        title=Words("Tỷ lệ hồ sơ đã số hóa", "Share digitised"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần có tệp cho mọi giấy tờ đã nộp. Hồ sơ không rõ làm thành "
            "cận dưới và cận trên.",
            "Of the dossiers received in the period, what part has a file for every paper handed in. Those of which it "
            "is unknown bound the share.",
        ),
        numerator=Words("Hồ sơ có tệp cho mọi giấy tờ.", "Dossiers with a file for every paper."),
        denominator=ALL_RECEIVED,
        formula=Tally(yes=_digitised, unknown=_perhaps_digitised),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="reuse_share",
        title=Words("Tỷ lệ hồ sơ dùng lại dữ liệu đã số hóa", "Share that used digitised data again"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần dùng lại dữ liệu hoặc giấy tờ đã số hóa thay vì đòi "
            "lại. Hồ sơ không rõ làm thành cận dưới và cận trên.",
            "Of the dossiers received in the period, what part used data or papers digitised before instead of asking "
            "again. Those of which it is unknown bound the share.",
        ),
        numerator=Words("Hồ sơ có dùng lại dữ liệu.", "Dossiers that used data again."),
        denominator=ALL_RECEIVED,
        formula=Tally(yes=_reused, unknown=_perhaps_reused),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="online_payment_share",
        title=Words("Tỷ lệ hồ sơ thanh toán trực tuyến", "Share paid online"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ phải nộp tiền, bao nhiêu phần đã thanh toán trực tuyến. Hồ sơ không rõ "
            "có phải nộp tiền hay không, hoặc không rõ nộp bằng cách nào, làm thành cận dưới và cận trên.",
            "Of the dossiers received in the period with something to pay, what part was paid online. Dossiers of "
            "which it is unknown whether there was anything to pay, or how it was paid, bound the share.",
        ),
        numerator=Words("Hồ sơ đã thanh toán trực tuyến.", "Dossiers paid online."),
        denominator=Words(
            "Hồ sơ tiếp nhận trong kỳ phải nộp tiền.", "Dossiers received in the period with something to pay."
        ),
        formula=Tally(
            yes=_paid_online, unknown=_perhaps_paid_online, belongs=_charged, may_belong=_perhaps_charged
        ),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="certified_copies",
        kind="count",
        title=Words("Bản sao chứng thực điện tử", "Copies certified electronically"),
        words=Words(
            "Số bản sao chứng thực điện tử đã cấp từ hồ sơ tiếp nhận trong kỳ. Khi có hồ sơ mà nguồn không ghi việc "
            "này thì chỉ biết cận dưới.",
            "The number of electronically certified copies issued from dossiers received in the period. Where the "
            "source of some does not tell, only a lower bound is known.",
        ),
        numerator=Words("Bản sao chứng thực điện tử.", "Electronically certified copies."),
        denominator=NO_DENOMINATOR,
        formula=Amount(amount=lambda table: table.certified_copies),
        unit=Words("bản sao", "copies"),
        **{**DOSSIER_FRAME, "grain": Words("Mỗi bản sao đếm một lần.", "Each copy counts once.")},
    ),
    MetricDefinition(
        name="satisfaction",
        title=Words("Tỷ lệ hài lòng", "Share satisfied"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ có người nộp đánh giá, bao nhiêu phần được chấm từ 4 trên 5 trở lên.",
            "Of the dossiers received in the period that their applicants rated, what part was given 4 of 5 or more.",
        ),
        numerator=Words("Hồ sơ được chấm từ 4 trở lên.", "Dossiers rated 4 or more."),
        denominator=Words("Hồ sơ tiếp nhận trong kỳ có đánh giá.", "Dossiers received in the period with a rating."),
        formula=Tally(yes=_satisfied, belongs=_rated, apart=_not_rated),
        apart=Words("hồ sơ không có đánh giá: không biết người nộp nghĩ gì", "dossiers without a rating: nobody knows"),
        warning=Words(
            "Chỉ nói về những người đã đánh giá; ai không đánh giá có thể nghĩ khác.",
            "Speaks only of those who rated; those who did not may think otherwise.",
        ),
        **SHARE_FRAME,
    ),
)  # fmt: skip
