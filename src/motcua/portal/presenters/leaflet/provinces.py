"""Provinces that handle a procedure under a code and limits of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from motcua.catalogue.api import OwnOfProvince
from motcua.ui.values import Link


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One province: its own procedures (a link where the catalogue has them), its limits, and the decision, which
    names the province.
    """

    procedures: tuple[Link, ...]
    limits: str
    source: str


def present_own(own: Sequence[OwnOfProvince]) -> tuple[OwnLine, ...]:
    """One line for each province, in the order of their codes; the reader's alone where it is known."""
    return tuple(
        OwnLine(
            procedures=tuple(Link(code, _page(code) if code in one.known else "") for code in one.codes),
            limits="; ".join(one.limits),
            source=one.source,
        )
        for one in own
    )


def _page(code: str) -> str:
    return reverse("portal:procedure", args=[code])
