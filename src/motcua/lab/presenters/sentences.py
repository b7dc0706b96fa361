"""What each method's answer says, in one plain sentence."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from motcua.core.barriers import vocabulary
from motcua.ui.words import number_words, percent_words

MOST_NAMED = 6


def sentence_of(line: str, answer: Mapping[str, Any]) -> str:
    """Empty where the answer needs its table."""
    say = _OF_LINE.get(line)
    return (say(answer) if say else "") or _estimate(answer)


def _ranks(answer: Mapping[str, Any]) -> str:
    top = int(answer.get("top") or 1)
    best = sorted(answer["rows"], key=lambda row: -float(row["top_share"]))[: min(top, MOST_NAMED)]
    named = "; ".join(f"{row['alternative']} ({percent_words(row['top_share'], 0)})" for row in best)
    return gettext("Vào nhóm %(top)s đứng đầu nhiều nhất, tính trên mọi cách cân nhắc phù hợp: %(named)s.") % {
        "top": top,
        "named": named,
    }


def _gained(answer: Mapping[str, Any]) -> str:
    low, high = (number_words(round(end)) for end in answer["ci"])
    best = "; ".join(
        f"{row['alternative']} ({number_words(round(row['low']))}–{number_words(round(row['high']))})"
        for row in answer["rows"][:MOST_NAMED]
    )
    return gettext("Có thể thêm từ %(low)s đến %(high)s hồ sơ trực tuyến cả thảy. Chắc nhất: %(best)s.") % {
        "low": low,
        "high": high,
        "best": best,
    }


def _price_of_easy(answer: Mapping[str, Any]) -> str:
    price = answer.get("price")
    if not price:
        return ""
    numbers = sorted(abs(price[end]) for end in ("low", "high"))
    ends = [number_words(round(end)) for end in numbers]
    brings = ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"
    if price["high"] <= 0:
        return gettext(
            "Làm nơi dễ trước còn kém bốc thăm %(brings)s hồ sơ, "
            "và nhóm “%(group)s” chờ lâu hơn %(months)s tháng mỗi người."
        ) % {"brings": brings, "group": price["group"], "months": number_words(price["waits_longer"], 1)}
    if price["waits_longer"] <= 0:
        return gettext("Làm nơi dễ trước hơn bốc thăm %(brings)s hồ sơ, và không nhóm nào phải chờ lâu hơn.") % {
            "brings": brings
        }
    return gettext(
        "Làm nơi dễ trước hơn bốc thăm %(brings)s hồ sơ, nhưng nhóm “%(group)s” chờ lâu hơn %(months)s tháng mỗi người."
    ) % {"brings": brings, "group": price["group"], "months": number_words(price["waits_longer"], 1)}


def _lot(answer: Mapping[str, Any]) -> str:
    drawn = answer.get("allocation") or []
    if isinstance(drawn, Mapping):
        return _dealt(answer, drawn)
    named = ", ".join(str(name) for name in drawn[:MOST_NAMED])
    return gettext(
        "Bốc được: %(named)s. Có %(space)s cách chọn, giữ %(accepted)s cách cân bằng nhất; "
        "giá trị p nhỏ nhất có thể là %(floor)s."
    ) % {
        "named": named + (" …" if len(drawn) > MOST_NAMED else ""),
        "space": number_words(int(answer["space"])),
        "accepted": number_words(int(answer["accepted"])),
        "floor": number_words(float(answer["p_floor"]), 4),
    }


def _dealt(answer: Mapping[str, Any], drawn: Mapping[str, Any]) -> str:
    """Several arms, each with its units."""
    told = "; ".join(f"{name}: {', '.join(units[:MOST_NAMED])}{', …' if len(units) > MOST_NAMED else ''}"
                     for name, units in drawn.items())  # fmt: skip
    return gettext("Bốc thăm trong %(many)s phương án cân bằng. %(told)s.") % {
        "many": number_words(int(answer["accepted"])),
        "told": told,
    }


def _powers(answer: Mapping[str, Any]) -> str:
    rows = [row for row in answer["rows"] if row["effect"]]
    if not rows:
        return ""
    told = "; ".join(
        gettext("%(treated)s trong %(units)s xã, thay đổi %(effect)s: nhận ra %(power)s")
        % {
            "treated": row["treated"],
            "units": row["units"],
            "effect": number_words(float(row["effect"]), 2),
            "power": percent_words(row["power"], 0),
        }
        for row in rows[:MOST_NAMED]
    )
    return f"{told}."


def _share(answer: Mapping[str, Any]) -> str:
    value, ends = answer.get("estimate"), answer.get("ci") or (None, None)
    if value is None or ends[0] is None or ends[1] is None or not 0 <= ends[0] <= value <= ends[1] <= 1:
        return ""
    return gettext("Ước lượng %(value)s, khoảng tin cậy từ %(low)s tới %(high)s.") % {
        "value": percent_words(value),
        "low": percent_words(ends[0]),
        "high": percent_words(ends[1]),
    }


def _asked(answer: Mapping[str, Any]) -> str:
    row = answer["rows"][0]
    if "clusters_per_arm" in row:
        return gettext("Mỗi nhóm cần %(clusters)s cụm, cả thảy %(people)s người.") % {
            "clusters": number_words(int(row["clusters_per_arm"])),
            "people": number_words(round(row["people_in_all"])),
        }
    return gettext("Cần hỏi %(all)s người: %(each)s người trong mỗi nhóm phải báo cáo.") % {
        "all": number_words(int(row["asked_in_all"])),
        "each": number_words(int(row["asked_per_domain"])),
    }


def _chance(answer: Mapping[str, Any]) -> str:
    said = _estimate(answer)
    if answer.get("allocations") and answer.get("count"):
        said += " " + gettext("Trong %(all)s cách bốc thăm, %(many)s cách cho chênh lệch lớn bằng hoặc hơn.") % {
            "all": number_words(int(answer["allocations"])),
            "many": number_words(int(answer["count"])),
        }
    return said


def _place(answer: Mapping[str, Any]) -> str:
    row = answer["rows"][0]
    return gettext("Chênh lệch %(estimate)s, đứng thứ %(rank)s trong %(sets)s nhóm cùng cỡ.") % {
        "estimate": number_words(float(row["estimate"]), 4),
        "rank": number_words(int(row["rank"])),
        "sets": number_words(int(row["sets"])),
    }


def _estimate(answer: Mapping[str, Any]) -> str:
    value, ends = answer.get("estimate"), answer.get("ci")
    if value is None:
        return ""
    if not ends or ends[0] is None or ends[1] is None:
        return gettext("Ước lượng: %(estimate)s.") % {"estimate": number_words(float(value), 4)}
    return gettext("Ước lượng: %(estimate)s, khoảng tin cậy từ %(low)s tới %(high)s.") % {
        "estimate": number_words(float(value), 4),
        "low": number_words(float(ends[0]), 4),
        "high": number_words(float(ends[1]), 4),
    }


def _binding(answer: Mapping[str, Any]) -> str:
    """What binds where it surely stands ahead of the next, at most six places."""
    words, language = vocabulary(), get_language() or "vi"
    own = {"window", "barrier", "name", "share", "low", "high", "clear", "numerator", "denominator"}
    told = []
    for one in answer.get("binding") or []:
        known = words.barriers.get(one["barrier"])
        parts = {
            "place": ", ".join(str(value) for name, value in one.items() if name not in own and value),
            "window": words.windows[one["window"]].in_language(language),
            "barrier": known.in_language(language) if known else one["barrier"],
            "share": percent_words(one["share"], 0),
        }
        if one["clear"]:
            shape = gettext("%(place)s, %(window)s: %(barrier)s (%(share)s)") if parts["place"] else ""
            told.append((shape or gettext("%(window)s: %(barrier)s (%(share)s)")) % parts)
    return gettext("Chặn đầu tiên: %(named)s.") % {"named": "; ".join(told[:MOST_NAMED])} if told else ""


def _bounds(answer: Mapping[str, Any]) -> str:
    """The range that the ledger alone leaves, and the one with the answers of those asked."""
    ends = (*answer["raw"], *answer["ci"])
    words = dict(zip(("least", "most", "low", "high"), (percent_words(end) for end in ends), strict=True))
    return gettext("Riêng sổ: từ %(least)s tới %(most)s. Thêm lời người được hỏi: từ %(low)s tới %(high)s.") % words


def _gaps(answer: Mapping[str, Any]) -> str:
    if "outside_far" not in answer:
        return _estimate(answer)
    return gettext("Trong %(all)s đơn vị, %(outside)s ra ngoài giới hạn của ngẫu nhiên, %(far)s ra rất xa.") % {
        "all": number_words(len(answer["rows"])),
        "outside": number_words(int(answer["outside"])),
        "far": number_words(int(answer["outside_far"])),
    }


_OF_LINE: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "barriers": _binding,
    "smaa": _ranks,
    "gain": _gained,
    "waves": _price_of_easy,
    "allocate": _lot,
    "power": _powers,
    "survey-estimate": _share,
    "funnel": _share,
    "calibrate": _bounds,
    "sample-size": _asked,
    "gap": _gaps,
    "ri": _chance,
    "placebo": _place,
}
