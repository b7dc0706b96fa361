"""What editors and the province set in place of the record or beside it, and what the record itself has there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motcua.catalogue.api import Decided, EffectiveProcedure, Layered
from motcua.portal.presenters.leaflet.fees import present_fees
from motcua.portal.presenters.leaflet.limits import doors_words, present_limits
from motcua.portal.presenters.leaflet.origins import PROVINCIAL
from motcua.portal.presenters.leaflet.papers import present_groups
from motcua.portal.presenters.leaflet.prose import Prose, unmarked
from motcua.portal.presenters.leaflet.views import Part

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "papers": ("papers",),
    "limits": ("limits",),
    "fees": ("fees",),
    "doors": ("doors", "level", "executing", "tiers"),
    "steps": ("steps",),
    "results": ("results",),
    "conditions": ("conditions",),
    "bases": ("bases",),
    "record": ("record", "fields", "audience", "decision"),
}
"""Which parts of a record each section of the page tells."""
IN_ITS_PLACE = frozenset({"name", "papers", "limits", "fees", "steps", "results", "conditions", "bases"})
"""Sections that print what was set where the record's own would stand."""


def decided_in(one: EffectiveProcedure, section: str) -> tuple[Decided, ...]:
    """What was set about the parts that the section tells."""
    return tuple(each for part in SECTIONS[section] for each in one.decided_about(part))


def layer_of(one: EffectiveProcedure, section: str, field: str) -> Layered[Any]:
    """What the section rests on: a field may have been changed for the sake of another section."""
    sources = dict.fromkeys(each.source for each in decided_in(one, section) if each.instead)
    given: Layered[Any] = one.originals.get(field) or getattr(one, field)
    return replace(given, layer=PROVINCIAL, source="; ".join(sources)) if sources else given


def with_decided(part: Part, one: EffectiveProcedure, section: str, *, own: bool) -> Part:
    """The part with words of editors that are not printed in the place of the record's, and with the record's.

    own  our definition speaks in this section: what was set about the record stands beside it
    """
    decided = decided_in(one, section)
    printed = section in IN_ITS_PLACE and not own
    last = next((each for each in reversed(decided) if each.instead and "[" not in each.place), None)
    in_lines = {each for each in decided if each.instead and "[" in each.place}
    beside = [each for each in decided if each.text and not (printed and (each == last or each in in_lines))]
    changed = printed and any(each.instead for each in decided)
    return replace(
        part,
        words=tuple(dict.fromkeys((each.text, each.source) for each in beside)),
        original=_original(one, section) if changed else (),
    )


def _original(one: EffectiveProcedure, section: str) -> tuple[str, ...]:
    """What the nation's record has there, in lines; an amount that cannot be trusted is not among them."""
    field = {name: layer.value for name, layer in one.originals.items()}
    lines: list[str] = []
    match section:
        case "papers" if "groups" in field:
            for group in present_groups(field["groups"]):
                lines += [_text(group.name), *(f"{_text(p.name)} ({p.count})" for p in group.papers), *group.notes]
        case "limits" if "methods" in field:
            lines = [
                f"{doors_words([each.channel])}: {line.words}"
                for each in field["methods"]
                for line in present_limits((each,), (), frozenset())
            ]
        case "fees" if "methods" in field:
            for fee in present_fees(field["methods"]):
                lines += [f"{fee.name}: {fee.words}", _text(fee.detail)]
        case "steps" if "steps" in field:
            lines = [line for step in field["steps"] for line in (step.title, step.text)]
        case "conditions" if "conditions" in field:
            lines = [field["conditions"]]
        case "results" | "bases":
            coded = field.get("results" if section == "results" else "legal_bases", ())
            lines = [" – ".join(filter(None, (each.code, unmarked(each.name)))) for each in coded]
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


def _text(prose: Prose) -> str:
    return prose.lead + prose.rest
