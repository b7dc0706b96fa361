"""What is told of an emergency: whom it concerns, which doors are closed until when, what goes first, on which word."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import version_in_force
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.emergency_api import EmergencyView
from motcua.dossiers.wording import CHANNEL_WORDS, REFUSAL_WORDS
from motcua.orgs.api import get_units
from motcua.ui.words import moment_words

NAMED = 5
"""So many units or procedures are named, the others counted."""


@dataclass(frozen=True, slots=True)
class EmergencyWords:
    """One emergency in words; `message` is the declarer's own, in Vietnamese."""

    title: str
    effects: tuple[str, ...]
    period: str
    message: str
    source: str


def words_of(one: EmergencyView, *, now: datetime) -> EmergencyWords:
    """As people read it."""
    told = {"since": moment_words(one.since), "until": moment_words(one.until)}
    period = gettext("Đến %(until)s.") if one.since <= now else gettext("Từ %(since)s đến %(until)s.")
    title = gettext("%(what)s – %(where)s") % {"what": ground_words(one), "where": units_words(one)}
    return EmergencyWords(title, effects_of(one, now=now), period % told, one.message, one.source)


def closed_door_words(refused: Refused) -> str:
    """Until when the door is closed and on which word, with the ways that are left (`channel_closed_now`)."""
    told = str(REFUSAL_WORDS[refused.code]) % refused.values
    ways = dict.fromkeys(str(CHANNEL_WORDS[way["channel"]]).lower() for way in refused.values.get("ways", []))
    left = gettext("Cách còn mở: %(ways)s.") % {"ways": ", ".join(ways)} if ways else ""
    return f"{told} {left}".strip()


def effects_of(one: EmergencyView, *, now: datetime) -> tuple[str, ...]:
    """What changes while it lasts, a sentence for each."""
    found = []
    procedures = _named(tuple(_title(code, now) for code in one.procedures))
    if one.channels:
        doors = ", ".join(str(CHANNEL_WORDS[channel]).lower() for channel in one.channels)
        words = gettext("Tạm đóng: %(doors)s (%(procedures)s).") if procedures else gettext("Tạm đóng: %(doors)s.")
        found.append(words % {"doors": doors, "procedures": procedures})
    if one.priority:
        found.append(gettext("Giải quyết trước: %(procedures)s.") % {"procedures": procedures})
    if one.stops_clocks:
        found.append(gettext("Thời gian này không tính vào thời hạn giải quyết."))
    else:
        found.append(gettext("Thời hạn giải quyết vẫn tính như thường."))
    return tuple(found)


def ground_words(one: EmergencyView) -> str:
    """The name of the ground in the reader's language."""
    return one.ground.name.in_language(get_language() or "vi") if one.ground else gettext("Tình huống khẩn cấp")


def units_words(one: EmergencyView) -> str:
    """The units that it concerns."""
    if not one.unit_ids:
        return gettext("mọi đơn vị")
    return _named(tuple(sorted(unit.name for unit in get_units(one.unit_ids).values())))


def _named(names: tuple[str, ...]) -> str:
    told = "; ".join(names[:NAMED])
    more = len(names) - NAMED
    return gettext("%(named)s và %(more)s nơi, việc khác") % {"named": told, "more": more} if more > 0 else told


def _title(code: str, now: datetime) -> str:
    try:
        return version_in_force(code, on=timezone.localtime(now).date()).definition.title.vi
    except NotFound:
        return code
