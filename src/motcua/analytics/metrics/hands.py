"""Whose hand submitted online: the person's own, a helped one, a representative's, or another's in their place."""

from motcua.analytics.metrics.frame import (
    ALL_RECEIVED,
    SHARE_FRAME,
    channel_unknown,
    online,
    unknown_text,
)
from motcua.analytics.shapes import Asked, Column, Condition, MetricDefinition, Table, Tally, Words

_CHANNEL_APART = Words(
    "hồ sơ không rõ hình thức nộp: nằm trong mẫu số nhưng không nằm trong cận nào; xem khoảng của tỷ lệ nộp trực tuyến",
    "dossiers whose channel is unknown: they are in the denominator but in neither bound; see the range of the online "
    "share",
)
_RULE = Words(
    "Cận dưới chỉ đếm người nộp đã biết; cận trên đếm thêm hồ sơ trực tuyến không rõ ai nộp.",
    "The lower bound counts only what is known of the submitting hand; the upper adds those online of unknown hand.",
)


def _online_by(*actors: str) -> Condition:
    return lambda table, asked: online(table, asked) & table.actor.isin(actors)


def _online_by_unknown(table: Table, asked: Asked) -> Column:
    return online(table, asked) & unknown_text(table.actor)


def _share(name: str, actors: tuple[str, ...], title: Words, what: Words, numerator: Words) -> MetricDefinition:
    return MetricDefinition(
        name=name,
        title=title,
        words=Words(f"{what.vi} {_RULE.vi}", f"{what.en} {_RULE.en}"),
        numerator=numerator,
        denominator=ALL_RECEIVED,
        formula=Tally(
            yes=_online_by(*actors), unknown=_online_by_unknown, apart=channel_unknown
        ),
        apart=_CHANNEL_APART,
        **SHARE_FRAME,
    )  # fmt: skip


METRICS = (
    _share(
        "self_service_share",
        ("owner",),
        Words("Tỷ lệ người dân tự nộp trực tuyến", "Share submitted online by the person's own hand"),
        Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần do chính chủ hồ sơ tự nộp trực tuyến, không ai làm hộ.",
            "Of the dossiers received in the period, what part did the persons concerned submit online by themselves.",
        ),
        Words("Hồ sơ trực tuyến do chính chủ tự nộp.", "Dossiers submitted online by their owner."),
    ),
    _share(
        "assisted_share",
        ("owner_assisted",),
        Words("Tỷ lệ nộp trực tuyến có người giúp", "Share submitted online with help"),
        Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần được chủ hồ sơ nộp trực tuyến với người giúp bên cạnh.",
            "Of the dossiers received in the period, what part did their owners submit online with a helper beside.",
        ),
        Words("Hồ sơ trực tuyến do chủ nộp, có người giúp.", "Dossiers submitted online by their owner, helped."),
    ),
    _share(
        "proxy_share",
        ("officer_proxy", "agent"),
        Words("Tỷ lệ nộp trực tuyến do người khác làm thay", "Share submitted online by another in their place"),
        Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần được cán bộ hoặc đại lý dịch vụ công nộp trực tuyến "
            "thay cho chủ hồ sơ.",
            "Of the dossiers received in the period, what part did an officer or a public service agent submit online "
            "in the owner's place.",
        ),
        Words(
            "Hồ sơ trực tuyến do cán bộ làm thay hoặc đại lý nộp.",
            "Dossiers submitted online by an officer as proxy or by an agent.",
        ),
    ),
    _share(
        "representative_share",
        ("representative",),
        Words("Tỷ lệ nộp trực tuyến do người đại diện", "Share submitted online by a representative"),
        Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần được người đại diện hợp pháp nộp trực tuyến; đọc cạnh "
            "tỷ lệ người dân tự nộp.",
            "Of the dossiers received in the period, what part did a lawful representative submit online; to be read "
            "beside the share of those who submitted by themselves.",
        ),
        Words("Hồ sơ trực tuyến do người đại diện nộp.", "Dossiers submitted online by a representative."),
    ),
)
