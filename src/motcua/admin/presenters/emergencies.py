"""Emergencies as an administrator sees them: what was declared, by whom, how long, and what may still be done."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.emergency_api import EmergencyView, Ground, grounds
from motcua.dossiers.intake import local_day
from motcua.dossiers.wording import CHANNEL_WORDS
from motcua.orgs.api import UnitRef
from motcua.told.emergency import words_of
from motcua.ui.values import Choice
from motcua.ui.words import moment_words, number_words

CLOCK_WORDS: dict[str, Promise] = {
    "stops": _("Luật không tính thời gian này vào thời hạn."),
    "by_document": _("Thời hạn vẫn tính, trừ khi văn bản công bố có điều khoản không tính."),
    "runs": _("Thời hạn vẫn tính; có thể chậm thì xin lỗi và hẹn lại trước khi đến hạn."),
}


@dataclass(frozen=True, slots=True)
class EmergencyPage:
    """One declaration; the marks say what may still be done.

    said  the message and the document as they were typed, in Vietnamese; `law` the source of the ground
    """

    public_id: uuid.UUID
    title: str
    state: str
    lines: tuple[str, ...]
    said: tuple[str, ...]
    law: str
    may_extend: bool
    may_end: bool
    may_revoke: bool


@dataclass(frozen=True, slots=True)
class EmergenciesPage:
    """The form's choices and the declarations so far."""

    units: tuple[Choice, ...]
    grounds: tuple[Choice, ...]
    laws: tuple[str, ...]
    channels: tuple[Choice, ...]
    priority: tuple[Choice, ...]
    declared: tuple[EmergencyPage, ...]


def present_emergencies(found: Sequence[EmergencyView], units: Sequence[UnitRef], *, now: datetime) -> EmergenciesPage:
    """Compose the page."""
    return EmergenciesPage(
        units=tuple(Choice(str(unit.id), unit.name) for unit in units),
        grounds=tuple(_ground(one) for one in grounds(on=local_day(now))),
        laws=tuple(_law(one) for one in grounds(on=local_day(now))),
        channels=tuple(Choice(code, str(words)) for code, words in CHANNEL_WORDS.items() if code != "unknown"),
        priority=(Choice("yes", gettext("Giải quyết các thủ tục này trước")),),
        declared=tuple(present_emergency(one, now=now) for one in found),
    )


def present_emergency(one: EmergencyView, *, now: datetime) -> EmergencyPage:
    """One declaration with its whole story."""
    words = words_of(one, now=now)
    period = {"since": moment_words(one.since), "until": moment_words(one.until)}
    lasts = one.revoked_at is None and now < one.until
    return EmergencyPage(
        public_id=one.public_id,
        title=words.title,
        state=_state(one, now),
        lines=(
            gettext("Từ %(since)s đến %(until)s.") % period,
            *words.effects,
            *_story(one),
        ),
        said=(words.message, ", ".join(part for part in (one.source, one.clause) if part)),
        law=_law(one.ground) if one.ground else "",
        may_extend=lasts,
        may_end=lasts and one.since <= now,
        may_revoke=one.revoked_at is None,
    )


def _story(one: EmergencyView) -> tuple[str, ...]:
    found = []
    if one.stops_clocks:
        words = ngettext("%(count)s hồ sơ đã dừng tính thời hạn", "%(count)s hồ sơ đã dừng tính thời hạn", one.stopped)
        found.append(words % {"count": number_words(one.stopped)})
    told = {"moment": moment_words(one.declared_at), "person": one.declared_by_name}
    found.append(gettext("Công bố lúc %(moment)s, %(person)s") % told)
    for former, source in one.former_ends:
        words = gettext("Kéo dài theo %(source)s; trước đó kết thúc %(former)s")
        found.append(words % {"source": source, "former": moment_words(former)})
    if one.ended_by_name:
        words = gettext("Kết thúc sớm lúc %(moment)s, %(person)s")
        found.append(words % {"moment": moment_words(one.until), "person": one.ended_by_name})
    if one.revoked_at:
        words = gettext("Đã hủy công bố lúc %(moment)s, %(person)s")
        found.append(words % {"moment": moment_words(one.revoked_at), "person": one.revoked_by_name})
    return tuple(found)


def _state(one: EmergencyView, now: datetime) -> str:
    if one.revoked_at:
        return gettext("Đã hủy")
    if now < one.since:
        return gettext("Chưa bắt đầu")
    return gettext("Đang có hiệu lực") if now < one.until else gettext("Đã kết thúc")


def _ground(one: Ground) -> Choice:
    name = one.name.in_language(get_language() or "vi")
    return Choice(one.code, name, str(CLOCK_WORDS[one.clock]))


def _law(one: Ground) -> str:
    return one.source if one.verified else f"{one.source} (chưa kiểm chứng)"
