"""Saying a decomposition in plain words, in both languages."""

from collections.abc import Mapping
from fractions import Fraction

from motcua.analytics.definitions import DIMENSIONS, Words
from motcua.analytics.gap.rounding import round_to_sum
from motcua.analytics.gap.values import GapParts, GapRange, Parts

GAP_PART_WORDS: Mapping[str, Words] = {
    "mix": Words(
        "cơ cấu thủ tục (hai bên nhận những loại hồ sơ khác nhau)",
        "procedure mix (they receive other kinds of dossiers)",
    ),
    "eligibility": Words("tỷ lệ hồ sơ đủ điều kiện nộp trực tuyến", "the share of dossiers that could come online"),
    "use": Words("mức sử dụng trực tuyến trong số hồ sơ đủ điều kiện", "use of the online way among those that could"),
    "outside": Words(
        "hồ sơ nộp trực tuyến dù ghi là không đủ điều kiện", "dossiers that came online though marked as not eligible"
    ),
}
"""What each part of a gap is, in words; in the order of `Parts`."""

GAP_CAVEAT = Words(
    "Đây là phép chia số học chênh lệch giữa hai tỷ lệ, các phần cộng lại đúng bằng chênh lệch; không phải bằng chứng "
    "về nguyên nhân.",
    "This divides the difference of two shares arithmetically and the parts add up to it exactly; it proves no causes.",
)

_TIERS: Mapping[str, Words] = {
    "ministry": Words("cấp bộ", "the ministries"),
    "province": Words("cấp tỉnh", "the province tier"),
    "district": Words("cấp huyện", "the district tier"),
    "commune": Words("cấp xã", "the commune tier"),
}
_GROUPING: Mapping[str, Words] = {
    "procedure": Words("theo thủ tục", "by procedure"),
    "field": Words("theo lĩnh vực", "by field"),
    "service_level": Words("theo mức độ dịch vụ công", "by service level"),
}


def name_gap_side(where: Mapping[str, str]) -> Words:
    """A side's name from its conditions: a tier by its word, anything else as dimension and value."""
    if not where:
        return Words("toàn bộ hồ sơ", "all dossiers")
    names = [_TIERS.get(value) if name == "tier" else None for name, value in where.items()]
    words = [
        named or Words(f"{_dimension(name).vi} {value}", f"{_dimension(name).en} {value}")
        for named, (name, value) in zip(names, where.items(), strict=True)
    ]
    return Words(", ".join(each.vi for each in words), ", ".join(each.en for each in words))


def gap_sentences(answer: GapParts, *, a: Words | None = None, b: Words | None = None) -> tuple[Words, ...]:
    """The gap and its parts in whole sentences, then what the reader has to know of the data; `GAP_CAVEAT` comes last.

    a, b  what to call the sides; without them by their conditions
    """
    first, second = a or name_gap_side(answer.a.where), b or name_gap_side(answer.b.where)
    found = [_main_sentence(answer, first, second)]
    found += _grouping_sentences(answer)
    found += _doubt_sentences(answer)
    return (*found, GAP_CAVEAT)


def printed_gap_parts(answer: GapParts) -> dict[str, GapRange]:
    """The parts in points (hundredths) with one decimal, as printed; where nothing is in doubt they add up to the
    printed gap exactly.
    """
    names = [*answer.parts]
    if len(answer.cases) == 1:
        points = round_to_sum([getattr(answer.cases[0].parts, name) * 100 for name in names], digits=1)
        return {name: GapRange(value, value) for name, value in zip(names, points, strict=True)}
    return {name: GapRange(*(_point(end) for end in found)) for name, found in answer.parts.items()}


def _main_sentence(answer: GapParts, first: Words, second: Words) -> Words:
    gap = answer.gap
    shares_vi = f"{_share(answer.share_b, 'vi')} so với {_share(answer.share_a, 'vi')}"
    shares_en = f"{_share(answer.share_b, 'en')} against {_share(answer.share_a, 'en')}"
    if gap.value == 0:
        return Words(
            f"Tỷ lệ trực tuyến của {second.vi} bằng của {first.vi} ({shares_vi}). {_parts_words(answer, 'vi')}",
            f"The online share of {second.en} equals that of {first.en} ({shares_en}). {_parts_words(answer, 'en')}",
        )
    if gap.lower < 0 < gap.upper:
        ends = (_plain(_point(gap.lower), "vi"), _plain(_point(gap.upper), "vi"))
        ends_en = (_plain(_point(gap.lower), "en"), _plain(_point(gap.upper), "en"))
        return Words(
            f"Không rõ {second.vi} cao hay thấp hơn {first.vi}: chênh lệch từ {ends[0]} đến {ends[1]} điểm phần trăm "
            f"({shares_vi}). {_parts_words(answer, 'vi')}",
            f"Whether {second.en} is above or below {first.en} cannot be told: the gap lies between {ends_en[0]} and "
            f"{ends_en[1]} points ({shares_en}). {_parts_words(answer, 'en')}",
        )
    lower = gap.upper <= 0
    size = GapRange(-gap.upper, -gap.lower) if lower else gap
    direction = Words("thấp hơn", "is below") if lower else Words("cao hơn", "is above")
    vi = f"{second.vi} {direction.vi} {first.vi} {_points(size, 'vi')} điểm phần trăm ({shares_vi})"
    en = f"{second.en} {direction.en} {first.en} by {_points(size, 'en')} percentage points ({shares_en})"
    return Words(
        f"{vi[:1].upper()}{vi[1:]}. {_parts_words(answer, 'vi')}",
        f"{en[:1].upper()}{en[1:]}. {_parts_words(answer, 'en')}",
    )


def _parts_words(answer: GapParts, language: str) -> str:
    """The parts with their signs: what pulls the second side up, what down."""
    told = [
        f"{_signed(points, language)} {_unit(language)} {GAP_PART_WORDS[name].in_language(language)}"
        for name, points in printed_gap_parts(answer).items()
        if any(points) or (name in Parts._fields[1:3])
    ]
    return ("Trong đó: " if language == "vi" else "Of this: ") + "; ".join(told) + "."


def _unit(language: str) -> str:
    return "điểm do khác nhau về" if language == "vi" else "points from"


def _grouping_sentences(answer: GapParts) -> list[Words]:
    if answer.by == "none":
        return [
            Words(
                "So sánh chung, không chia theo thủ tục: chỉ chia được khi hai bên nhận chung nhiều loại hồ sơ. Phần "
                "do cơ cấu thủ tục vì vậy nằm trong hai phần trên.",
                "Compared as wholes, not by procedure: that needs two sides that receive many kinds of dossiers in "
                "common. The part of procedure mix is therefore contained in the two parts above.",
            )
        ]
    (common_a, common_b), grouping = answer.common, _GROUPING[answer.by]
    vi = f"So sánh {grouping.vi}; nhóm mà cả hai bên đều nhận chiếm {_percent(common_a, 'vi')} và "
    en = f"Compared {grouping.en}; groups that both sides receive make up {_percent(common_a, 'en')} and "
    return [
        Words(
            f"{vi}{_percent(common_b, 'vi')} số hồ sơ của mỗi bên. Nhóm chỉ có ở một bên được tính hết vào cơ cấu.",
            f"{en}{_percent(common_b, 'en')} of their dossiers. What only one side receives counts as mix.",
        )
    ]


def _doubt_sentences(answer: GapParts) -> list[Words]:
    found = []
    eligibility = answer.a.eligibility_unknown + answer.b.eligibility_unknown
    if eligibility:
        found.append(
            Words(
                f"{_count(eligibility, 'vi')} hồ sơ không rõ có đủ điều kiện nộp trực tuyến hay không, nên các phần "
                "chỉ biết được trong khoảng: coi tất cả là đủ, và coi tất cả là không đủ.",
                f"Of {_count(eligibility, 'en')} dossiers nobody knows whether they could come online, so the parts "
                "are known as ranges: all taken as eligible, and none.",
            )
        )
    channel = answer.a.channel_unknown + answer.b.channel_unknown
    if channel:
        found.append(
            Words(
                f"{_count(channel, 'vi')} hồ sơ không rõ hình thức nộp: coi tất cả là trực tuyến, và coi tất "
                "cả là không.",
                f"Of {_count(channel, 'en')} dossiers the channel is unknown: all taken as online, and none.",
            )
        )
    against = answer.a.against_marking + answer.b.against_marking
    if against:
        found.append(
            Words(
                f"{_count(against, 'vi')} hồ sơ nộp trực tuyến dù ghi là không đủ điều kiện: dữ liệu mâu thuẫn, được "
                "tính riêng và cần kiểm tra lại.",
                f"{_count(against, 'en')} dossiers came online though marked as not eligible: the data "
                "contradict themselves; counted apart, to be checked.",
            )
        )
    return found


def _share(found: GapRange, language: str) -> str:
    if found.value is not None:
        return _percent(found.value, language)
    joint = "đến" if language == "vi" else "to"
    return f"{_percent(found.lower, language)} {joint} {_percent(found.upper, language)}"


def _points(found: GapRange, language: str) -> str:
    """A range given as fractions, in points."""
    return _signed(GapRange(_point(found.lower), _point(found.upper)), language, sign=False)


def _signed(points: GapRange, language: str, *, sign: bool = True) -> str:
    if points.value is not None:
        return _plain(points.value, language, sign=sign)
    words = ("từ", "đến") if language == "vi" else ("between", "and")
    ends = [_plain(end, language, sign=sign) for end in points]
    return f"{words[0]} {ends[0]} {words[1]} {ends[1]}"


def _point(value: Fraction) -> Fraction:
    return round_to_sum([value * 100], digits=1)[0]


def _percent(value: Fraction, language: str) -> str:
    return f"{_plain(_point(value), language, sign=False)} %"


def _plain(value: Fraction, language: str, *, sign: bool = True) -> str:
    """One decimal, with a true minus and, where asked, a plus."""
    text = f"{float(abs(value)):.1f}"
    mark = "−" if value < 0 else "+" if sign and value > 0 else ""
    return mark + (text.replace(".", ",") if language == "vi" else text)


def _count(value: int, language: str) -> str:
    return f"{value:,}".replace(",", ".") if language == "vi" else f"{value:,}"


def _dimension(name: str) -> Words:
    return DIMENSIONS.get(name, Words(name, name))
