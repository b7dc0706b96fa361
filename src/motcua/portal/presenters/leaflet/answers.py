"""The questions that everybody has, answered in a line each before anything else."""

from collections.abc import Sequence

from django.utils.translation import gettext

from motcua.portal.presenters.leaflet.doors import DoorSummary, home_words
from motcua.portal.presenters.leaflet.papers import count_words
from motcua.portal.presenters.leaflet.views import Answer, DoorView, FeeView, LimitView, PaperGroupView


def from_home(doors: DoorSummary, level: str, *, doubtful: bool) -> Answer:
    """Can I do it from home?"""
    words, more = home_words(doors, level)
    return Answer(gettext("Làm ở nhà được không?"), words, more=more, href="#o-dau", doubtful=doubtful)


def to_bring(groups: Sequence[PaperGroupView], own: bool) -> Answer:
    """What do I bring? Our own lists belong together; several national ones are cases of which one is the reader's."""
    if own:
        names = [paper.name.lead for group in groups[:1] for paper in group.papers]
        words = "; ".join(names) if 0 < len(names) <= 2 else ""
    else:
        words = ""
    told = gettext("Ghi bằng lời, xem ở dưới") if any(group.papers for group in groups) else ""
    words = words or count_words(groups) or told or gettext("Chưa rõ, hãy hỏi nơi nộp")
    doubtful = any(paper.doubtful for group in groups for paper in group.papers)
    return Answer(gettext("Cần mang gì?"), words, href="#giay-to", doubtful=doubtful)


def how_long(limits: Sequence[LimitView], in_one_phrase: str, *, doubtful: bool, own: bool = False) -> Answer:
    """How long does it take? Where our definition has several limits, the one that comes first is the ordinary one."""
    exact = [limit.words for limit in limits if limit.exact]
    if in_one_phrase:
        words = in_one_phrase
    elif len(limits) == 1 and exact:
        words = exact[0]
    elif len(exact) == len(limits) and limits:
        words = gettext("Tùy trường hợp")
    elif limits:
        words = gettext("Ghi bằng lời trong quy định")
    else:
        words = gettext("Chưa rõ, xem giấy tiếp nhận")
    more = limits[0].words if own and len(limits) > 1 else ""
    return Answer(gettext("Bao lâu?"), _capital(words), more=more, href="#bao-lau", doubtful=doubtful)


def how_much(fees: Sequence[FeeView], in_one_phrase: str, *, own: bool = False) -> Answer:
    """What does it cost? Where our definition has several charges, the first is that of the ordinary case."""
    if in_one_phrase:
        words = in_one_phrase
    elif len({fee.words for fee in fees}) == 1:
        words = fees[0].words
    elif fees:
        words = gettext("Tùy trường hợp, xem quy định")
    else:
        words = gettext("Chưa rõ, hãy hỏi nơi nộp")
    return Answer(
        gettext("Bao nhiêu tiền?"),
        _capital(words),
        more=fees[0].words if own and not in_one_phrase and len(fees) > 1 else "",
        href="#bao-nhieu-tien",
        doubtful=any(fee.doubtful for fee in fees),
    )


def where_to(doors: Sequence[DoorView], offices: Sequence[str]) -> Answer:
    """Where do I go? The office that decides, and how it may be reached."""
    words = ", ".join(door.name.lower() for door in doors) or gettext("chưa rõ")
    return Answer(gettext("Nộp ở đâu?"), _capital(words), more="; ".join(offices[:3]), more_lang="vi", href="#o-dau")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
