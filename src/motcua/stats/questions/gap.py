"""Why the gap: the difference of two tiers' online shares divided into procedure mix, eligibility and use."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.analytics.api import (
    GAP_PART_WORDS,
    FigureRefused,
    GapParts,
    GapRange,
    GapSide,
    Snapshot,
    decompose_gap,
    gap_sentences,
    printed_gap_parts,
)
from motcua.stats.choosing import ONE_TIER, OTHER_TIER, YEAR
from motcua.stats.marks import Fall, FallStep
from motcua.stats.question import Ask, Chosen, Exhibit, ExtractMoved, Figures, Question, Told
from motcua.stats.wording import head, inside, range_words, row, tier_name
from motcua.ui.words import number_words, percent_words

PARTS = {
    "mix": _("Cơ cấu thủ tục"),
    "eligibility": _("Đủ điều kiện nộp trực tuyến"),
    "use": _("Mức sử dụng"),
    "outside": _("Trực tuyến dù ghi không đủ điều kiện"),
}
Ends = list[float]


def _asks(chosen: Chosen) -> Mapping[str, Ask]:
    return {"online": Ask("online_share", ("tier",))}


def _study(chosen: Chosen, snapshot: Snapshot) -> Mapping[str, Any]:
    """The parts as they are printed, as numbers; nothing where too few dossiers would show through."""
    first, second = chosen.values["voi"], chosen.values["cap"]
    if first == second:
        return {}
    sides = (GapSide({"tier": tier}, *chosen.period) for tier in (first, second))
    try:
        answer = decompose_gap(*sides, public=True)
    except FigureRefused:
        return {}
    if answer.snapshot != snapshot.name:
        raise ExtractMoved
    return {
        "shares": [_ends(answer.share_a), _ends(answer.share_b)],
        "parts": {name: [float(end) / 100 for end in found] for name, found in printed_gap_parts(answer).items()},
        "told": _sentences(answer),
    }


def _ends(found: GapRange) -> Ends:
    return [float(found.lower), float(found.upper)]


def _sentences(answer: GapParts) -> dict[str, list[str]]:
    told = gap_sentences(answer)
    return {"vi": [each.vi for each in told], "en": [each.en for each in told]}


def _tell(figures: Figures, chosen: Chosen) -> Told:
    if chosen.values["voi"] == chosen.values["cap"]:
        return Told(gettext("Hãy chọn hai cấp khác nhau để so sánh."), ())
    if not figures.study:
        return Told(gettext("Quá ít hồ sơ để công bố vì sao hai tỷ lệ khác nhau mà không lộ ô nhỏ."), ())
    first, *rest = figures.study["told"]["en" if (get_language() or "vi").startswith("en") else "vi"]
    return Told(first, (_fall(figures, chosen),), tuple(rest))


def _fall(figures: Figures, chosen: Chosen) -> Exhibit:
    names = [tier_name(chosen.values[key]) for key in ("voi", "cap")]
    shares: list[Ends] = figures.study["shares"]
    parts = {name: ends for name, ends in figures.study["parts"].items() if any(ends) or name in ("eligibility", "use")}
    exact = all(lower == upper for lower, upper in (*shares, *parts.values()))
    told = [f"{PARTS[name]}: {_points(ends)}" for name, ends in parts.items()]
    title = gettext("Từ %(first)s đến %(second)s, từng phần") % {"first": inside(names[0]), "second": inside(names[1])}
    first, second = (_share(ends) for ends in shares)
    return Exhibit(
        name="parts",
        title=title,
        alternative=f"{names[0]} {first}. {'. '.join(told)}. {names[1]} {second}.",
        marks=Fall(_steps(names, [ends[0] for ends in shares], parts)) if exact else None,
        caption=gettext("Các phần của chênh lệch, điểm phần trăm"),
        columns=head(gettext("Phần"), gettext("Đóng góp")),
        rows=(
            row(names[0], first),
            *(row(str(PARTS[name]), _points(ends), note=_words(name)) for name, ends in parts.items()),
            row(names[1], second),
        ),
        note="" if exact else gettext("Các phần chỉ biết được trong khoảng nên không vẽ hình."),
    )


def _share(ends: Ends) -> str:
    return percent_words(ends[0]) if ends[0] == ends[1] else range_words(ends[0], ends[1])


def _words(name: str) -> str:
    return GAP_PART_WORDS[name].in_language(get_language() or "vi")


def _points(ends: Ends) -> str:
    """`+12,3` points, or a range of them."""
    if ends[0] == ends[1]:
        return _signed(ends[0])
    return gettext("từ %(lower)s đến %(upper)s") % {"lower": _signed(ends[0]), "upper": _signed(ends[1])}


def _signed(share: float) -> str:
    mark = "\N{MINUS SIGN}" if share < 0 else "+" if share > 0 else ""
    return mark + number_words(round(abs(share) * 100, 1), 1)


def _steps(names: list[str], shares: list[float], parts: Mapping[str, Ends]) -> tuple[FallStep, ...]:
    """From the first share by each part to the second."""
    steps, at = [FallStep(names[0], 0.0, shares[0], percent_words(shares[0]), whole=True)], shares[0]
    for name, (size, _same) in parts.items():
        label = gettext("%(points)s điểm") % {"points": _signed(size)}
        steps.append(FallStep(str(PARTS[name]), at, at + size, label))
        at += size
    return (*steps, FallStep(names[1], 0.0, shares[1], percent_words(shares[1]), whole=True))


def _lines(figures: Figures, chosen: Chosen) -> tuple[Mapping[str, object], ...]:
    """The parts as lines of the data, in shares; `value` where they are exact."""
    date_from, date_to = chosen.period
    frame = {"from": date_from, "to": date_to, "tier": f"{chosen.values['cap']}-{chosen.values['voi']}"}
    return tuple(
        {**frame, "metric": f"gap_{name}", "suppressed": "false"}
        | ({"value": round(ends[0], 6)} if ends[0] == ends[1] else {"lower": ends[0], "upper": ends[1]})
        for name, ends in figures.study.get("parts", {}).items()
    )


GAP = Question(
    name="gap",
    title=_("Vì sao chênh lệch giữa hai cấp?"),
    hint=_("Chênh lệch được chia thành cơ cấu thủ tục, điều kiện và mức sử dụng."),
    metrics=("online_share", "eligible_online_share"),
    filters=(YEAR, ONE_TIER, OTHER_TIER),
    asks=_asks,
    tell=_tell,
    study=_study,
    lines=_lines,
)
