"""Where to go: the doors that the law opens, what the record says about them, and the reader's own centre."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import EffectiveProcedure, LawfulWay
from motcua.orgs.api import UnitRef
from motcua.portal.place import ReaderPlace
from motcua.portal.presenters.leaflet.doors import DoorSummary, present_doors, summary_of
from motcua.portal.presenters.leaflet.prose import Prose, prose
from motcua.portal.presenters.leaflet.views import DoorView
from motcua.portal.presenters.place import PlaceView, present_place
from motcua.ui.words import date_words

COMMUNE_TIERS = frozenset({"commune", "province"})
"""What is decided at these tiers may be handed in at any commune's centre within the province."""


@dataclass(frozen=True, slots=True)
class Where:
    """The doors with their sources; `shared` is what the record writes about all of them alike.

    shut         systems that the record still names and that take nothing any more
    unknown      what is not known about the doors, with the source of each doubt
    online_here  units that take it online through this system; `practice` where the one button leads there
    at_commune   it may be handed in at the reader's own centre
    elsewhere    words of warning where it belongs to another province than the reader's
    """

    doors: tuple[DoorView, ...]
    summary: DoorSummary
    shared: Prose
    sources: tuple[str, ...]
    shut: tuple[str, ...]
    unknown: tuple[str, ...]
    addresses: Prose
    online_here: tuple[str, ...]
    practice: bool
    at_commune: bool
    place: PlaceView | None
    elsewhere: str
    choose_href: str


def present_where(
    one: EffectiveProcedure, units: tuple[UnitRef, ...], place: ReaderPlace | None, *, foreign: bool
) -> Where:
    """The doors at the reader's own unit; where no unit is known, online here counts wherever it is open."""
    doors, shared = present_doors(one.ways, one.methods.value)
    summary = summary_of(one.ways)
    if place is None and units:
        summary = replace(summary, here=True, online=True)
    back = reverse("portal:procedure", args=[one.code])
    checked = [way for way in one.ways if way.verified]
    return Where(
        doors=doors,
        summary=summary,
        shared=shared,
        sources=tuple(dict.fromkeys(way.source for way in checked if way.source)),
        shut=tuple(map(_shut, one.closed_ways)),
        unknown=_unknown(one.ways),
        addresses=prose(one.addresses.value),
        online_here=tuple(unit.name for unit in units),
        practice=summary.here and any(unit.practice for unit in units),
        at_commune=summary.counter and bool(COMMUNE_TIERS & set(one.tiers.value)),
        place=present_place(place) if place else None,
        elsewhere=gettext("Thủ tục này của tỉnh, thành phố khác; ở đây có thể không làm được.") if foreign else "",
        choose_href=f"{reverse('portal:place')}?ve={back}",
    )


def _shut(way: LawfulWay) -> str:
    told = {"system": way.system.in_language(get_language() or "vi"), "source": way.source}
    told["day"] = date_words(way.valid.end if way.valid else None)
    return gettext("%(system)s không nhận hồ sơ từ ngày %(day)s, dù dữ liệu công bố còn ghi (%(source)s).") % told


def _unknown(ways: tuple[LawfulWay, ...]) -> tuple[str, ...]:
    language = get_language() or "vi"
    noted = [way for way in ways if way.note.vi]
    return tuple(
        gettext("%(note)s Nguồn: %(source)s%(mark)s.")
        % {
            "note": way.note.in_language(language),
            "source": way.source,
            "mark": "" if way.verified else gettext(" (chưa kiểm chứng)"),
        }
        for way in noted
    )
