"""The reader's commune in words: which one, where its authority sits, when it is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext

from motcua.core.errors import NotFound
from motcua.orgs.api import UnitRef, unit_in_force
from motcua.portal.place import OfficeHours, ReaderPlace
from motcua.ui.values import Choice
from motcua.ui.words import WEEKDAYS

DASH = "\N{WORD JOINER}–\N{WORD JOINER}"
"""From and to an hour stay on one line."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Name as it stands within a sentence, address, telephone, hours; `own_hours` where they are this very place's."""

    name: str
    address: str
    phone: str
    hours: tuple[str, ...]
    own_hours: bool
    source: str


def present_place(place: ReaderPlace) -> PlaceView:
    """Where the list knows nothing the words stay empty; the page then says so."""
    seat = place.seat
    own = seat.hours if seat else ""
    return PlaceView(
        name=place.unit.name[:1].lower() + place.unit.name[1:],
        address=seat.address if seat else "",
        phone=seat.phone if seat else "",
        hours=(own,) if own else tuple(hours_words(one) for one in place.hours),
        own_hours=bool(own),
        source=seat.source if seat else "",
    )


def hours_words(hours: OfficeHours) -> str:
    """`Thứ Hai đến thứ Sáu: 8:00–12:00, 13:00–17:00`."""
    first, last = str(WEEKDAYS[hours.first]), str(WEEKDAYS[hours.last])
    days = first if hours.first == hours.last else gettext("%(first)s đến %(last)s") % {"first": first, "last": last}
    spells = ", ".join(f"{_clock(start)}{DASH}{_clock(end)}" for start, end in hours.spells)
    return f"{days[:1].upper()}{days[1:]}: {spells}"


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def present_communes(communes: Sequence[UnitRef], *, on: date) -> tuple[Choice, ...]:
    """Communes to choose from, each with its province: some names stand in several."""
    provinces = {code: _name(code, on) for code in {unit.path.partition("/")[0] for unit in communes}}
    return tuple(Choice(unit.code, unit.name, hint=provinces.get(unit.path.partition("/")[0], "")) for unit in communes)


def _name(code: str, on: date) -> str:
    try:
        return unit_in_force(code, on=on).name
    except NotFound:
        return ""
