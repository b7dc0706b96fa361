"""One procedure as a leaflet that answers first and explains after, whichever layers its parts come from."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import EffectiveProcedure, Layered, NationalGroup
from motcua.orgs.api import UnitRef
from motcua.portal.place import ReaderPlace, is_provincial
from motcua.portal.presenters.leaflet import answers
from motcua.portal.presenters.leaflet.content import Content, present_content, province_charges
from motcua.portal.presenters.leaflet.decided import layer_of, with_decided
from motcua.portal.presenters.leaflet.doors import DoorSummary
from motcua.portal.presenters.leaflet.doubts import Doubts, present_doubts
from motcua.portal.presenters.leaflet.fees import cost_words
from motcua.portal.presenters.leaflet.limits import shortest_words
from motcua.portal.presenters.leaflet.origins import ORDINARY, OURS, doubts_title, present_origins, present_parts
from motcua.portal.presenters.leaflet.papers import form_link
from motcua.portal.presenters.leaflet.prose import Prose, lines_of, prose, unmarked
from motcua.portal.presenters.leaflet.provinces import OwnLine, present_own
from motcua.portal.presenters.leaflet.views import Answer, Doubt, Part
from motcua.portal.presenters.leaflet.where import Where, present_where
from motcua.portal.wording import SERVICE_LEVEL_WORDS, TIER_WORDS
from motcua.ui.values import Link, SummaryRow
from motcua.ui.words import date_words

_FIELDS = {
    "papers": "groups",
    "limits": "methods",
    "fees": "methods",
    "doors": "methods",
    "steps": "steps",
    "results": "results",
    "conditions": "conditions",
    "bases": "legal_bases",
}
LONG_TITLE = 90
"""Letters from which a title is set smaller: official names run to more than a thousand."""


@dataclass(frozen=True, slots=True)
class LeafletView:
    """Everything on the page; `parts` says of each section what it rests on and what is doubtful."""

    code: str
    long_title: bool
    official_name: str
    scope: str
    crumbs: tuple[Link, ...]
    answers: tuple[Answer, ...]
    button: Link
    other: Link | None
    content: Content
    where: Where
    parts: dict[str, Part]
    forms: tuple[Link, ...]
    forms_page: str
    results: tuple[str, ...]
    conditions: Prose
    official_steps: str
    bases: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    doubts_title: str
    origins: tuple[SummaryRow, ...]
    own_of_provinces: tuple[OwnLine, ...]
    related: tuple[Link, ...]
    facts: tuple[SummaryRow, ...]


def present_leaflet(
    one: EffectiveProcedure, units: tuple[UnitRef, ...], place: ReaderPlace | None, *, foreign: bool = False
) -> LeafletView:
    """The page in the language of the screen; official texts stay as they are.

    units    those that take the procedure online through this system
    foreign  the procedure is another province's than the one where the reader's `place` lies
    """
    language = get_language() or "vi"
    layers = _layers(one)
    settled = [section for section, layer in layers.items() if layer.layer != ORDINARY]
    doubts = present_doubts(one.doubts, language, settled=settled)
    content = present_content(one, doubts, language)
    where = present_where(one, units, place, foreign=foreign)
    button, other = _buttons(one, where.summary)
    return LeafletView(
        code=one.code,
        long_title=len(content.title) > LONG_TITLE,
        official_name=one.name.value if one.name.value != content.title else "",
        scope=_scope(one),
        crumbs=_crumbs(one, content),
        answers=_answers(one, content, where, doubts),
        button=button,
        other=other,
        content=content,
        where=where,
        parts=_parts(one, layers, doubts),
        forms=_forms(one.groups.value),
        forms_page=one.portal_page,
        results=tuple(line for result in one.results.value for line in lines_of(unmarked(result.name))),
        conditions=prose(one.conditions.value),
        official_steps=one.steps_as_given.value,
        bases=tuple(" – ".join(filter(None, (basis.code, basis.name))) for basis in one.legal_bases.value),
        doubts=doubts.every,
        doubts_title=doubts_title(len(doubts.every)),
        origins=present_origins(layers),
        own_of_provinces=present_own(one.own),
        related=tuple(Link(f"{r.code} {r.name}", reverse("portal:procedure", args=[r.code])) for r in one.related),
        facts=_facts(one),
    )


def _layers(one: EffectiveProcedure) -> dict[str, Layered[Any]]:
    """By section; what our definition says stands on it, whatever the record says there."""
    found = {"name": one.title} | {section: layer_of(one, section, field) for section, field in _FIELDS.items()}
    if one.definition is not None:
        own = Layered(one.definition.number, OURS, one.definition.source)
        found |= dict.fromkeys(("papers", "limits", "steps"), own)
        found["fees"] = found["fees"] if province_charges(one) else own
    return found


def _parts(one: EffectiveProcedure, layers: dict[str, Layered[Any]], doubts: Doubts) -> dict[str, Part]:
    """The marks under each heading, with what editors wrote and what the record has."""
    parts = present_parts(layers, doubts) | {"record": Part()}
    return {
        section: with_decided(part, one, section, own=section in layers and layers[section].layer == OURS)
        for section, part in parts.items()
    }


def _answers(one: EffectiveProcedure, content: Content, where: Where, doubts: Doubts) -> tuple[Answer, ...]:
    methods, cases = one.methods.value, one.cases.value
    in_one_phrase = "" if content.own else shortest_words(methods, cases)
    return (
        answers.from_home(where.summary, one.level.value, doubtful=bool(doubts.of("doors"))),
        answers.to_bring(content.groups, content.own),
        answers.how_long(content.limits, in_one_phrase, own=content.own, doubtful=bool(doubts.of("limits"))),
        answers.how_much(content.fees, "" if content.own else cost_words(methods), own=content.own),
        answers.where_to(where.doors, one.executing.value),
    )


def _buttons(one: EffectiveProcedure, doors: DoorSummary) -> tuple[Link, Link | None]:
    """The one button that the law allows, and a quieter way beside it: the first door online that has an address."""
    prepare = reverse("portal:prepare", args=[one.code])
    if doors.here:
        return (
            Link(gettext("Nộp hồ sơ"), reverse("portal:begin", args=[one.code])),
            Link(gettext("Nơi khác: chuẩn bị hồ sơ và in tờ hướng dẫn"), prepare),
        )
    online = (way for way in one.ways if way.channel == "online" and way.verified and way.address)
    first = next(online, None)
    language = get_language() or "vi"
    other = (
        Link(gettext("Đến %(place)s") % {"place": first.system.in_language(language)}, first.address) if first else None
    )
    return Link(gettext("Chuẩn bị hồ sơ"), prepare), other


def _scope(one: EffectiveProcedure) -> str:
    """A procedure that one province has published holds in that province alone."""
    agency = one.agency.value
    if not is_provincial(agency.code):
        return ""
    return gettext("Chỉ áp dụng ở nơi do %(agency)s quản lý.") % {"agency": agency.name}


def _crumbs(one: EffectiveProcedure, content: Content) -> tuple[Link, ...]:
    search = reverse("portal:procedures")
    first = one.fields.value[:1]
    names = [content.field] if content.own else [field.name for field in first]
    fields = [
        Link(name, f"{search}?linh-vuc={field.code}", lang=content.lang)
        for name, field in zip(names, first, strict=False)
    ]
    return (Link(gettext("Trang đầu"), reverse("portal:home")), Link(gettext("Tìm thủ tục"), search), *fields)


def _forms(groups: tuple[NationalGroup, ...]) -> tuple[Link, ...]:
    links = (form_link(form) for group in groups for paper in group.papers for form in paper.forms)
    return tuple(dict.fromkeys(links))


def _level(one: EffectiveProcedure) -> str:
    """The level; where it is only in part, the published reason or that none is known."""
    words = str(SERVICE_LEVEL_WORDS.get(one.level.value, ""))
    if one.level.value != "part":
        return words
    reason = one.level_reason or gettext("dữ liệu công bố không ghi lý do")
    return f"{words} ({reason})"


def _facts(one: EffectiveProcedure) -> tuple[SummaryRow, ...]:
    tiers = ", ".join(str(TIER_WORDS[tier]) for tier in one.tiers.value)
    rows = (
        SummaryRow(gettext("Mã thủ tục"), one.code),
        SummaryRow(gettext("Ai làm được"), ", ".join(each.name for each in one.audience.value), lang="vi"),
        SummaryRow(gettext("Cơ quan thực hiện"), ", ".join(one.executing.value), lang="vi"),
        SummaryRow(gettext("Cấp thực hiện"), tiers),
        SummaryRow(gettext("Mức trực tuyến"), _level(one)),
        SummaryRow(gettext("Cơ quan công bố"), one.agency.value.name, lang="vi"),
        SummaryRow(gettext("Quyết định công bố"), one.decision, lang="vi"),
        SummaryRow(gettext("Đọc từ dữ liệu quốc gia ngày"), date_words(one.valid_from)),
    )
    return tuple(row for row in rows if row.value)
