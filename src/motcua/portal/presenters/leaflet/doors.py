"""Where it is handed in: the doors that the law opens, with what the national list writes about each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import UNKNOWN, LawfulWay, NationalMethod, state_of
from motcua.core.folding import fold
from motcua.portal.presenters.leaflet.prose import Prose, prose
from motcua.portal.presenters.leaflet.views import DoorView, PlaceLine
from motcua.portal.wording import DOOR_WORDS

PLACE_WORDS = {
    ("online", "here"): _("Tại đây"),
    ("online", "ministry_system"): _("Trên hệ thống của Bộ quản lý ngành"),
    ("online", "unknown"): _("Chưa rõ: dữ liệu công bố tự mâu thuẫn"),
    ("counter", "counter"): _("Tại trung tâm phục vụ hành chính công"),
    ("counter", "office"): _("Tại bộ phận một cửa của cơ quan thực hiện"),
    ("counter", "unknown"): _("Chưa rõ"),
    ("post", "office"): _("Gửi đến quầy tiếp nhận của cơ quan thực hiện"),
    ("post", "counter"): _("Gửi đến trung tâm phục vụ hành chính công"),
    ("post", "unknown"): _("Chưa rõ"),
}
TERRITORY_WORDS = {
    "own_area": _("Chỉ nhận hồ sơ trong địa bàn."),
    "province": _("Đến trung tâm nào trong tỉnh cũng được."),
    "nation": _("Đến trung tâm nào trong cả nước cũng được."),
}


@dataclass(frozen=True, slots=True)
class DoorSummary:
    """Which doors are open at all, for the answer to "can I do it from home?".

    unclear  whether it may be submitted online is not known
    """

    here: bool
    online: bool
    post: bool
    counter: bool
    unclear: bool = False


def present_doors(ways: Sequence[LawfulWay], methods: Sequence[NationalMethod]) -> tuple[tuple[DoorView, ...], Prose]:
    """One line a channel, online first, each with the national list's own words; and words that all doors share.

    Where the words are nothing but the limit they stand with the limit, not here.
    """
    told = {channel: _told(methods, channel) for channel in DOOR_WORDS}
    known = {way.channel for way in ways} | {method.channel for method in methods}
    named = [channel for channel in DOOR_WORDS if channel in known]
    shared = told[named[0]] if len(named) > 1 and len({fold(told[channel]) for channel in named}) == 1 else ""
    doors = tuple(_door(channel, ways, "" if shared else told[channel]) for channel in named)
    return doors, prose(shared)


def _told(methods: Sequence[NationalMethod], channel: str) -> str:
    """What the national list writes about that channel; nothing where it has variants, told with their limits."""
    here = [one for one in methods if one.channel == channel]
    words = here[0].description if len(here) == 1 else ""
    return "" if here and words == here[0].limit.as_given else words


def _door(channel: str, ways: Sequence[LawfulWay], told: str) -> DoorView:
    here = [way for way in ways if way.channel == channel and (way.verified or way.where == UNKNOWN)]
    return DoorView(
        name=str(DOOR_WORDS[channel]),
        places=tuple(dict.fromkeys(map(_place, here))),
        detail=prose(told),
    )


def _place(way: LawfulWay) -> PlaceLine:
    note = TERRITORY_WORDS.get(way.territory, "")
    return PlaceLine(place_words(way), way.address, str(note))


def place_words(way: LawfulWay) -> str:
    """Where that way leads."""
    name = way.system.in_language(get_language() or "vi")
    if name:
        return gettext("Trên %(system)s") % {"system": name}
    return str(PLACE_WORDS.get((way.channel, way.where), way.where))


def summary_of(ways: Sequence[LawfulWay]) -> DoorSummary:
    """The doors of a procedure at the reader's unit or kind of unit."""
    states = {channel: state_of(channel, ways) for channel in DOOR_WORDS}
    return DoorSummary(
        here=any((way.channel, way.where) == ("online", "here") for way in ways),
        online=states["online"] == "open",
        post=states["post"] == "open",
        counter=states["counter"] == "open",
        unclear=states["online"] == UNKNOWN,
    )


def home_words(doors: DoorSummary, level: str) -> tuple[str, str]:
    """Can I do it from home? The answer and what goes with it."""
    if doors.online and level == "full":
        return gettext("Được, từ đầu đến cuối."), gettext("Nộp, trả tiền và nhận kết quả không cần đến cơ quan.")
    if doors.online:
        return gettext("Nộp ở nhà được, nhưng có việc phải đến tận nơi."), ""
    if doors.unclear and (doors.post or doors.counter):
        return gettext("Chưa rõ."), gettext("Dữ liệu công bố tự mâu thuẫn về việc nộp trực tuyến. Hãy hỏi trước.")
    if doors.post:
        return gettext("Không nộp qua mạng được."), gettext("Có thể gửi hồ sơ qua bưu điện.")
    if doors.counter:
        return gettext("Không. Phải đến tận nơi."), ""
    return gettext("Chưa rõ."), gettext("Dữ liệu công bố không ghi cách nộp. Hãy hỏi trước khi đi.")
