"""Where to go: the doors that the law opens, what the record says about them, and the reader's own centre."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from motcua.catalogue.api import EffectiveProcedure
from motcua.portal.lawful import Ways, ways_of_record
from motcua.portal.place import ReaderPlace
from motcua.portal.presenters.leaflet.doors import DoorSummary, present_doors, summary_of
from motcua.portal.presenters.leaflet.prose import Prose, prose
from motcua.portal.presenters.leaflet.views import DoorView
from motcua.portal.presenters.place import PlaceView, present_place

COMMUNE_TIERS = frozenset({"commune", "province"})
"""What is decided at these tiers may be handed in at any commune's centre within the province."""


@dataclass(frozen=True, slots=True)
class Where:
    """The doors with their sources; `shared` is what the record writes about all of them alike.

    online_here  units that take it online through this system
    at_commune   it may be handed in at the reader's own centre
    elsewhere    words of warning where it belongs to another province than the reader's
    """

    doors: tuple[DoorView, ...]
    summary: DoorSummary
    shared: Prose
    sources: tuple[str, ...]
    addresses: Prose
    online_here: tuple[str, ...]
    at_commune: bool
    place: PlaceView | None
    elsewhere: str
    choose_href: str


def present_where(one: EffectiveProcedure, ways: Ways, place: ReaderPlace | None, *, foreign: bool) -> Where:
    """The doors by our rules; by the record itself where no rule of ours says more."""
    general = ways.general or ways_of_record(one)
    doors, shared = present_doors(general, one.methods.value)
    summary = summary_of(general, here=bool(ways.online_here))
    back = reverse("portal:procedure", args=[one.code])
    return Where(
        doors=doors,
        summary=summary,
        shared=shared,
        sources=tuple(dict.fromkeys(way.source for way in general if way.source)),
        addresses=prose(one.addresses.value),
        online_here=tuple(unit.name for unit in ways.online_here),
        at_commune=summary.counter and bool(COMMUNE_TIERS & set(one.tiers.value)),
        place=present_place(place) if place else None,
        elsewhere=gettext("Thủ tục này của tỉnh, thành phố khác; ở đây có thể không làm được.") if foreign else "",
        choose_href=f"{reverse('portal:place')}?ve={back}",
    )
