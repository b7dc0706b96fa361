"""Ways into the catalogue: by what happens in life, by field, agency, tier; and what a choice finds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import Facet, Listed, ProcedureDefinition, ProcedureHit, count_by, life_events
from motcua.core.collation import sort_key
from motcua.portal.browsing import DIMENSION_WORDS, PARAMETERS, Browse, read_browse
from motcua.portal.place import is_provincial
from motcua.portal.presenters.leaflet.prose import prose
from motcua.portal.presenters.procedures import present_links
from motcua.portal.wording import DOOR_WORDS, TIER_WORDS
from motcua.ui.values import Choice, Link, StatusKind
from motcua.ui.words import number_words

LEVEL_WORDS = {
    "full": _("Được, từ đầu đến cuối"),
    "part": _("Nộp ở nhà được, có việc phải đến nơi"),
    "none": _("Không nộp qua mạng được"),
}
OUR_VALUES = {"tier": TIER_WORDS, "level": LEVEL_WORDS, "channel": DOOR_WORDS}
"""Values that are codes of ours, with our words; the others carry the official name."""

TITLE_IN_A_LIST = 140
IN_THE_FORM = ("tier", "level", "channel", "audience")
FIRST_SHOWN = {"life_event": 16, "tier": 5, "field": 10, "agency": 8, "audience": 6}
"""How many values of each way stand on the first page; the rest on a page of its own."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """One way to browse: its heading, the values most asked, and the page with all of them."""

    title: str
    links: tuple[Link, ...]
    all_href: str
    total: int


LEVEL_MARKS: dict[str, tuple[Promise, StatusKind]] = {
    "full": (_("Làm hết ở nhà"), "good"),
    "part": (_("Nộp được ở nhà"), "progress"),
    "none": (_("Phải đến nơi"), "neutral"),
}
"""What a list says about each procedure at a glance."""


@dataclass(frozen=True, slots=True)
class Result:
    """One procedure in a list: where it leads, why it is here, what helps to recognise it, how far it goes online."""

    title: str
    href: str
    why: str
    facts: str
    mark: str
    kind: StatusKind
    lang: str = ""
    elsewhere: tuple[Link, ...] = ()
    elsewhere_title: str = ""


@dataclass(frozen=True, slots=True)
class ChosenFilter:
    """A filter that is set, with the address without it."""

    name: str
    words: str
    href: str
    lang: str


@dataclass(frozen=True, slots=True)
class FilterField:
    """One filter of the form; `lang` is that of its choices."""

    name: str
    label: str
    value: str
    choices: tuple[Choice, ...]
    lang: str


def value_words(dimension: str, value: str, label: str) -> str:
    """Our words for values that are codes of ours; the official name for the others."""
    if dimension == "life_event" and value in life_events():
        return life_events()[value].name.in_language(get_language() or "vi")
    return str(OUR_VALUES.get(dimension, {}).get(value, label or value))


def present_ways_in(*, on: date) -> tuple[WayIn, ...]:
    """The first page of the catalogue; nothing where no national record was ever taken in."""
    ways = (_way_in(dimension, most, on) for dimension, most in FIRST_SHOWN.items())
    return tuple(way for way in ways if way.links)


def _way_in(dimension: str, most: int, on: date) -> WayIn:
    counted = count_by(dimension, {}, on=on)
    links = present_values(dimension, counted[:most], read_browse({}))
    href = reverse("portal:values", args=[PARAMETERS[dimension]]) if len(counted) > most else ""
    return WayIn(str(DIMENSION_WORDS[dimension]), links, href, len(counted))


def present_values(
    dimension: str, counted: Iterable[Facet], browse: Browse, *, by_name: bool = False
) -> tuple[Link, ...]:
    """Values as links with their numbers of procedures."""
    links = [
        Link(
            value_words(dimension, one.value, one.name),
            browse.choosing(**{dimension: one.value}).href(),
            count=one.procedures,
            lang=_lang(dimension, one.value),
        )
        for one in counted
    ]
    return tuple(sorted(links, key=lambda link: sort_key(link.text)) if by_name else links)


def present_filters(browse: Browse, *, on: date) -> tuple[FilterField, ...]:
    """The form: filters with a handful of values. Fields and agencies are too many for a phone: they have pages."""
    return tuple(
        FilterField(
            PARAMETERS[name], str(DIMENSION_WORDS[name]), browse.chosen.get(name, ""), _choices(name, on), _lang(name)
        )
        for name in IN_THE_FORM
    )


def _choices(dimension: str, on: date) -> tuple[Choice, ...]:
    ours = OUR_VALUES.get(dimension)
    named = ours.items() if ours else [(one.value, one.name) for one in count_by(dimension, {}, on=on)]
    return (Choice("", gettext("Tất cả")), *(Choice(value, str(words)) for value, words in named))


def present_more_ways(browse: Browse) -> tuple[Link, ...]:
    """Pages on which one of many values is chosen, beside what is chosen already."""
    return tuple(
        Link(str(DIMENSION_WORDS[name]), reverse("portal:values", args=[PARAMETERS[name]]) + browse.query)
        for name in PARAMETERS
        if name not in IN_THE_FORM and name not in browse.chosen
    )


def present_chosen(browse: Browse, *, on: date) -> tuple[ChosenFilter, ...]:
    """What is set, each with the address without it."""
    return tuple(
        ChosenFilter(
            str(DIMENSION_WORDS[name]),
            _label(name, value, on),
            browse.choosing(**{name: ""}).href(),
            _lang(name, value),
        )
        for name, value in browse.chosen.items()
    )


def _lang(dimension: str, value: str = "") -> str:
    """Official names are Vietnamese in every language of the screen, and so are events that we have no words for."""
    return "" if dimension in OUR_VALUES or value in life_events() else "vi"


def _label(dimension: str, value: str, on: date) -> str:
    if value in OUR_VALUES.get(dimension, {}) or dimension == "life_event":
        return value_words(dimension, value, "")
    return next((one.name for one in count_by(dimension, {}, on=on) if one.value == value), value)


def present_listed(rows: Iterable[Listed], why: Mapping[str, str] | None = None) -> tuple[Result, ...]:
    """Procedures of the catalogue, with the agency that tells two of one name apart.

    why  by code: what was asked for and where it stands in this one
    """
    return tuple(
        Result(
            title=recognised(row.title),
            href=reverse("portal:procedure", args=[row.code]),
            why=(why or {}).get(row.code, ""),
            facts=" · ".join(filter(None, (row.field, row.agency))),
            mark=str(LEVEL_MARKS[row.level][0]),
            kind=LEVEL_MARKS[row.level][1],
            lang="vi",
        )
        for row in rows
    )


def present_definitions(definitions: Iterable[ProcedureDefinition]) -> tuple[Result, ...]:
    """What can be done here, where no national record was ever taken in."""
    return tuple(
        Result(title=link.text, href=link.href, why=link.hint, facts="", mark="", kind="neutral")
        for link in present_links(definitions)
    )


def recognised(title: str) -> str:
    """A title as long as a list bears: some official names run to more than a thousand letters."""
    cut = prose(title, shown=TITLE_IN_A_LIST)
    return f"{cut.lead.rstrip(' ,;')}…" if cut.rest else title


def _why(hit: ProcedureHit) -> str:
    """Why it was found; where the whole name answers, without saying the name again below itself."""
    return hit.why.replace(f" “{hit.title.vi}”", "")


def together(hits: Iterable[ProcedureHit], rows: Mapping[str, Listed]) -> list[list[ProcedureHit]]:
    """Hits in their order; what several provinces published under one title stands as one, for it reads as one."""
    groups: dict[tuple[str, str], list[ProcedureHit]] = {}
    for hit in hits:
        row = rows.get(hit.code)
        alone = "" if row is not None and is_provincial(row.agency_code) else hit.code
        groups.setdefault((hit.title.vi.casefold().strip(), alone), []).append(hit)
    return list(groups.values())


def present_groups(groups: Iterable[Sequence[ProcedureHit]], rows: Mapping[str, Listed]) -> tuple[Result, ...]:
    """The first of each group, with its namesakes of other provinces behind it."""
    return tuple(
        replace(
            present_hits(first, rows)[0],
            elsewhere=tuple(
                Link(f"{rows[hit.code].agency} ({hit.code})", reverse("portal:procedure", args=[hit.code]), lang="vi")
                for hit in others
            ),
            elsewhere_title=gettext("Thủ tục cùng tên ở nơi khác (%(n)s)") % {"n": number_words(len(others))},
        )
        for first, others in ((group[:1], group[1:]) for group in groups)
    )


def present_hits(hits: Iterable[ProcedureHit], rows: Mapping[str, Listed]) -> tuple[Result, ...]:
    """What was found, the best first, with the reason why; `rows` are those that the national catalogue has."""
    found = []
    for hit in hits:
        row = rows.get(hit.code)
        if row is None:
            href = reverse("portal:procedure", args=[hit.code])
            found.append(Result(recognised(hit.title.vi), href, _why(hit), "", "", "neutral", lang="vi"))
        else:
            found += present_listed([replace(row, title=hit.title.vi)], {hit.code: _why(hit)})
    return tuple(found)
