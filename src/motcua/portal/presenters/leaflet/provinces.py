"""Provinces that handle a procedure under a code and limits of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from motcua.catalogue.api import OwnOfProvince
from motcua.orgs.api import resolve_codes
from motcua.ui.values import Link


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One province: its name, its own procedures (a link where the catalogue has them), its limits and its decision."""

    province: str
    procedures: tuple[Link, ...]
    limits: str
    source: str


def present_own(own: Sequence[OwnOfProvince], on: date) -> tuple[OwnLine, ...]:
    """One line for each province, in the order of their codes; at most one statement."""
    units = resolve_codes((one.province, on) for one in own) if own else {}
    names = {code: unit.name for (code, _), unit in units.items()}
    return tuple(
        OwnLine(
            province=names.get(one.province, one.province),
            procedures=tuple(Link(code, _page(code) if code in one.known else "") for code in one.codes),
            limits="; ".join(one.limits),
            source=one.source,
        )
        for one in own
    )


def _page(code: str) -> str:
    return reverse("portal:procedure", args=[code])
