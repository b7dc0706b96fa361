"""Who uses the online door, and by whose hand: the online share beside what people do themselves, with its bounds."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.stats.choosing import YEAR
from motcua.stats.marks import Span, Spans
from motcua.stats.question import Ask, Chosen, Exhibit, Figures, Question, Told
from motcua.stats.stacked import stacked_by_tier
from motcua.stats.wording import (
    CHANNELS,
    HANDS,
    bounds_of,
    count_words,
    head,
    hundred_words,
    least_of,
    row,
    share_words,
    tier_name,
)
from motcua.ui.words import percent_words


def _asks(chosen: Chosen) -> Mapping[str, Ask]:
    return {
        "online": Ask("online_share", ("tier",)),
        "self": Ask("self_service_share", ("tier",)),
        "channels": Ask("received", ("tier", "legal_channel")),
        "hands": Ask("received", ("tier", "actor"), {"legal_channel": "online"}),
    }


def _tell(figures: Figures, chosen: Chosen) -> Told:
    return Told(
        answer=_answer(figures, chosen),
        exhibits=(_beside(figures), _hands(figures), _channels(figures)),
        warnings=(
            gettext(
                "“Trực tuyến” là hình thức nộp, không nói ai bấm nút. Phần chưa rõ ai nộp không được đoán: nó mở rộng "
                "khoảng của tỷ lệ tự nộp."
            ),
        ),
    )


def _answer(figures: Figures, chosen: Chosen) -> str:
    online, own = figures["online"].total, figures["self"].total
    if online.suppressed or own.suppressed or not online.denominator:
        return gettext("Số hồ sơ của năm %(year)s quá ít để công bố.") % {"year": chosen.values["nam"]}
    lower, upper = bounds_of(own)
    words = {
        "year": chosen.values["nam"],
        "online": hundred_words(least_of(online) or 0.0),
        "lower": hundred_words(lower or 0.0),
        "upper": hundred_words(upper or 0.0),
    }
    if lower == upper:
        told = gettext(
            "Năm %(year)s, trong 100 hồ sơ có %(online)s nộp trực tuyến; %(lower)s là do chính người dân tự nộp."
        )
    else:
        told = gettext(
            "Năm %(year)s, trong 100 hồ sơ có %(online)s nộp trực tuyến; chắc chắn do chính người dân tự nộp chỉ có "
            "%(lower)s, nhiều nhất có thể là %(upper)s, vì không phải hồ sơ nào cũng ghi ai nộp."
        )
    return told % words


def _beside(figures: Figures) -> Exhibit:
    """The headline rate beside what people do themselves."""
    lines = [
        (tier_name(cell.dimensions[0]), cell, figures["online"].at(*cell.dimensions)) for cell in figures["self"].rows
    ]
    lines.append((tier_name(""), figures["self"].total, figures["online"].total))
    spans = tuple(
        Span(
            f"{name}: {share_words(own)}",
            *bounds_of(own),
            beside=least_of(online),
        )
        for name, own, online in lines
    )
    told = [
        gettext("%(tier)s: tự nộp %(own)s, nộp trực tuyến %(online)s")
        % {"tier": name, "own": share_words(own), "online": share_words(online)}
        for name, own, online in lines
    ]
    return Exhibit(
        name="self-service",
        title=gettext("Nộp trực tuyến là một chuyện, tự nộp là chuyện khác"),
        alternative=". ".join(told) + ".",
        marks=Spans(spans, gettext("tự nộp: từ ít nhất đến nhiều nhất"), gettext("nộp trực tuyến")),
        caption=gettext("Tỷ lệ trên tất cả hồ sơ tiếp nhận"),
        columns=head(
            gettext("Cấp"),
            gettext("Hồ sơ"),
            gettext("Trực tuyến"),
            gettext("Tự nộp, ít nhất"),
            gettext("Tự nộp, nhiều nhất"),
        ),
        rows=tuple(
            row(
                name,
                count_words(own.denominator, suppressed=own.suppressed),
                share_words(online),
                *(share_words(own) if own.suppressed else percent_words(bound) for bound in bounds_of(own)),
            )
            for name, own, online in lines
        ),
    )


def _hands(figures: Figures) -> Exhibit:
    return stacked_by_tier(
        figures["hands"],
        "hands",
        HANDS,
        gettext("Ai là người bấm nộp, trong số hồ sơ trực tuyến"),
        gettext("Hồ sơ trực tuyến theo người nộp"),
    )


def _channels(figures: Figures) -> Exhibit:
    return stacked_by_tier(
        figures["channels"],
        "channels",
        CHANNELS,
        gettext("Hồ sơ đến bằng cửa nào"),
        gettext("Hồ sơ tiếp nhận theo hình thức nộp"),
    )


WHO_SUBMITS = Question(
    name="who-submits",
    title=_("Ai dùng cửa trực tuyến, và bằng tay ai?"),
    hint=_("Nộp trực tuyến, tự nộp, có người giúp hay cán bộ nộp thay; phần chưa rõ được nêu rõ."),
    metrics=("online_share", "self_service_share"),
    filters=(YEAR,),
    asks=_asks,
    tell=_tell,
)
