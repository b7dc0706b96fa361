"""How often people are sent back for papers."""

from motcua.analytics.metrics.frame import DOSSIER_FRAME, EACH_ONCE, SHARE_FRAME, closed
from motcua.analytics.shapes import Amount, Asked, Column, MetricDefinition, Table, Tally, Words


def _closed(table: Table, asked: Asked) -> Column:
    return closed(table)


def _never_asked(table: Table, asked: Asked) -> Column:
    return (table.supplements == 0) & (table.stage.fill_null("") != "not_accepted")


def _perhaps_never_asked(table: Table, asked: Asked) -> Column:
    return table.supplements.isnull() & (table.stage.fill_null("") != "not_accepted")


METRICS = (
    MetricDefinition(
        name="first_time_right",
        title=Words("Tỷ lệ hồ sơ đúng ngay lần đầu", "Share right the first time"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ đã giải quyết xong, bao nhiêu phần không lần nào bị yêu cầu bổ sung và "
            "không bị từ chối tiếp nhận. Hồ sơ mà nguồn không ghi việc yêu cầu bổ sung làm thành cận dưới và cận trên.",
            "Of the dossiers received in the period that are finished, what part was never sent back for papers and "
            "not refused acceptance. Dossiers whose source does not tell of such requests bound the share.",
        ),
        numerator=Words("Hồ sơ không lần nào bị yêu cầu bổ sung.", "Dossiers never asked for more papers."),
        denominator=Words(
            "Hồ sơ tiếp nhận trong kỳ đã giải quyết xong.", "Dossiers received in the period that are finished."
        ),
        formula=Tally(yes=_never_asked, unknown=_perhaps_never_asked, belongs=_closed),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="supplement_loops",
        kind="mean",
        title=Words("Số lần yêu cầu bổ sung trên mỗi hồ sơ", "Requests for papers per dossier"),
        words=Words(
            "Trung bình mỗi hồ sơ tiếp nhận trong kỳ bị yêu cầu bổ sung bao nhiêu lần. Khi có hồ sơ mà nguồn không ghi "
            "việc này thì chỉ biết cận dưới.",
            "How many times on average a dossier received in the period was sent back for papers. Where the source of "
            "some does not tell, only a lower bound is known.",
        ),
        numerator=Words("Tổng số lần yêu cầu bổ sung.", "All requests for papers."),
        denominator=Words("Tất cả hồ sơ tiếp nhận trong kỳ.", "All dossiers received in the period."),
        formula=Amount(amount=lambda table: table.supplements),
        unit=Words("lần trên mỗi hồ sơ", "requests per dossier"),
        **{**DOSSIER_FRAME, "grain": EACH_ONCE},
    ),
)  # fmt: skip
