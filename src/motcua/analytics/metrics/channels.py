"""How many dossiers there are and through which door they came."""

from motcua.analytics.metrics.frame import (
    ALL_RECEIVED,
    DOSSIER_FRAME,
    NO_DENOMINATOR,
    SHARE_FRAME,
    channel_unknown,
    online,
    unknown_text,
)
from motcua.analytics.shapes import Asked, Column, MetricDefinition, Table, Tally, Words

_FORMER_TOP_LEVEL = "4"
"""Of the levels until August 2022; some of its services became toàn trình, some did not, and no rule says which."""


def _eligible(table: Table, asked: Asked) -> Column:
    return table.eligible_online.fill_null(False)


def _perhaps_eligible(table: Table, asked: Asked) -> Column:
    return table.eligible_online.isnull()


def _full_online(table: Table, asked: Asked) -> Column:
    return online(table, asked) & (table.service_level == "full")


def _perhaps_full_online(table: Table, asked: Asked) -> Column:
    level_unknown = unknown_text(table.service_level) | (table.service_level == _FORMER_TOP_LEVEL)
    perhaps_full = level_unknown | (table.service_level == "full")
    return (online(table, asked) & level_unknown) | (channel_unknown(table, asked) & perhaps_full)


METRICS = (
    MetricDefinition(
        name="received",
        kind="count",
        title=Words("Hồ sơ tiếp nhận", "Dossiers received"),
        words=Words(
            "Số hồ sơ có thời điểm tiếp nhận trong kỳ.", "The number of dossiers whose receipt falls in the period."
        ),
        numerator=Words("Hồ sơ đã tiếp nhận.", "Dossiers received."),
        denominator=NO_DENOMINATOR,
        formula=Tally(yes=None),
        **DOSSIER_FRAME,
    ),
    MetricDefinition(
        name="online_share",
        title=Words("Tỷ lệ hồ sơ nộp trực tuyến", "Share of dossiers submitted online"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần được nộp trực tuyến. Hồ sơ không rõ hình thức nộp làm "
            "cho tỷ lệ chỉ biết được trong một khoảng: cận dưới coi là không trực tuyến, cận trên coi là trực tuyến.",
            "Of the dossiers received in the period, what part was submitted online. Where the channel of some is "
            "unknown the share is known only as a range: its lower bound counts them as not online, its upper as "
            "online.",
        ),
        numerator=Words("Hồ sơ có hình thức nộp là trực tuyến.", "Dossiers whose legal channel is online."),
        denominator=ALL_RECEIVED,
        formula=Tally(yes=online, unknown=channel_unknown),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="eligible_online_share",
        title=Words(
            "Tỷ lệ nộp trực tuyến trong số hồ sơ được phép nộp trực tuyến",
            "Share submitted online of the dossiers that could have been",
        ),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ của những thủ tục mà nơi tiếp nhận cho nộp trực tuyến vào ngày ấy, bao "
            "nhiêu phần được nộp trực tuyến. Hồ sơ không rõ có được phép nộp trực tuyến hay không, hoặc không rõ hình "
            "thức nộp, làm thành cận dưới và cận trên.",
            "Of the dossiers received in the period whose procedure could be submitted online there on that day, what "
            "part was. Dossiers of which it is unknown whether they could, or how they came, bound the share.",
        ),
        numerator=Words(
            "Hồ sơ được phép nộp trực tuyến và đã nộp trực tuyến.",
            "Dossiers that could be submitted online and were.",
        ),
        denominator=Words(
            "Hồ sơ tiếp nhận trong kỳ được phép nộp trực tuyến.",
            "Dossiers received in the period that could be submitted online.",
        ),
        formula=Tally(yes=online, unknown=channel_unknown, belongs=_eligible, may_belong=_perhaps_eligible),
        **SHARE_FRAME,
    ),
    MetricDefinition(
        name="full_service_share",
        title=Words("Tỷ lệ hồ sơ trực tuyến toàn trình", "Share submitted online in full service"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần được nộp trực tuyến vào dịch vụ công toàn trình. Mức "
            "độ 4 trước ngày 15/8/2022 không tự động là toàn trình: hồ sơ ấy, cũng như hồ sơ không rõ hình thức nộp "
            "hoặc mức độ, chỉ được tính ở cận trên.",
            "Of the dossiers received in the period, what part was submitted online to a service at the level toàn "
            "trình (everything online, the result online or by post). Level 4 of before 15 August 2022 is not by "
            "itself that: its dossiers, like those whose channel or level is unknown, count in the upper bound only.",
        ),
        numerator=Words(
            "Hồ sơ nộp trực tuyến vào dịch vụ công toàn trình.", "Dossiers submitted online to a toàn trình service."
        ),
        denominator=ALL_RECEIVED,
        formula=Tally(yes=_full_online, unknown=_perhaps_full_online),
        **SHARE_FRAME,
    ),
)  # fmt: skip
