"""What each published figure means, in words: numerator, denominator, source, and by what it can be broken down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The words for a reader of that language."""
        return self.en if language.startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class MetricDefinition:
    """One metric. `kind` is `share` (numerator over denominator, 0..1) or `count` (no denominator)."""

    name: str
    kind: str
    title: Words
    words: Words
    numerator: Words
    denominator: Words
    time: str
    grain: Words
    source: Words


DIMENSIONS: dict[str, Words] = {
    "tier": Words("cấp hành chính", "tier of government"),
    "unit": Words("đơn vị", "unit"),
    "residence_commune": Words("xã cư trú", "commune of residence"),
    "procedure": Words("thủ tục", "procedure"),
    "field": Words("lĩnh vực", "field"),
    "legal_channel": Words("hình thức nộp", "legal channel"),
    "channel_as_given": Words("hình thức nộp theo nguồn", "channel in the source's own word"),
    "place": Words("nơi nộp", "place"),
    "actor": Words("người nộp", "whose hand submitted"),
    "helper_kind": Words("người hỗ trợ", "kind of helper"),
    "service_level": Words("mức độ dịch vụ công", "service level"),
    "eligible_online": Words("đủ điều kiện nộp trực tuyến", "eligible to come online"),
    "origin_system": Words("hệ thống nguồn", "origin system"),
    "month": Words("tháng", "month"),
    "quarter": Words("quý", "quarter"),
    "year": Words("năm", "year"),
}
"""By what a figure can be broken down. Months, quarters and years are calendar ones of the local date of receipt."""

MARKS = ("simulated", "practice")
"""Further columns that `--where` understands: simulated dossiers, and those of the practice centre."""

_SOURCE = Words(
    "Sổ hồ sơ của hệ thống này, gồm hồ sơ tiếp nhận tại đây và hồ sơ nhập từ hệ thống khác.",
    "The ledger of this system: dossiers received here and mirrors of other systems' dossiers.",
)
_GRAIN = Words("Mỗi hồ sơ đếm một lần.", "Each dossier counts once.")

DEFINITIONS: dict[str, MetricDefinition] = {
    "received": MetricDefinition(
        name="received",
        kind="count",
        title=Words("Hồ sơ tiếp nhận", "Dossiers received"),
        words=Words(
            "Số hồ sơ có thời điểm tiếp nhận trong kỳ.", "The number of dossiers whose receipt falls in the period."
        ),
        numerator=Words("Hồ sơ đã tiếp nhận.", "Dossiers received."),
        denominator=Words("Không có.", "None."),
        time="received_at",
        grain=_GRAIN,
        source=_SOURCE,
    ),
    "online_share": MetricDefinition(
        name="online_share",
        kind="share",
        title=Words("Tỷ lệ hồ sơ nộp trực tuyến", "Share of dossiers submitted online"),
        words=Words(
            "Trong số hồ sơ tiếp nhận trong kỳ, bao nhiêu phần được nộp trực tuyến. Hồ sơ không rõ hình thức nộp làm "
            "cho tỷ lệ chỉ biết được trong một khoảng: cận dưới coi là không trực tuyến, cận trên coi là trực tuyến.",
            "Of the dossiers received in the period, what part was submitted online. Where the channel of some is "
            "unknown the share is known only as a range: its lower bound counts them as not online, its upper as "
            "online.",
        ),
        numerator=Words("Hồ sơ có hình thức nộp là trực tuyến.", "Dossiers whose legal channel is online."),
        denominator=Words("Tất cả hồ sơ tiếp nhận trong kỳ.", "All dossiers received in the period."),
        time="received_at",
        grain=_GRAIN,
        source=_SOURCE,
    ),
}
