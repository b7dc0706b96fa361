"""Provinces that handle a procedure under a code and limits of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from motcua.catalogue.api import Begun, OwnOfProvince
from motcua.ui.values import Link
from motcua.ui.words import date_words


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One province: its own procedures (a link where the catalogue has them), its limits, and the decision, which
    names the province.
    """

    procedures: tuple[Link, ...]
    limits: str
    source: str
    since: str


def present_own(own: Sequence[OwnOfProvince]) -> tuple[OwnLine, ...]:
    """One line for each province, in the order of their codes; the reader's alone where it is known."""
    return tuple(
        OwnLine(
            procedures=tuple(Link(code, _page(code) if code in one.known else "") for code in one.codes),
            limits="; ".join(one.limits),
            source=one.source,
            since=since_words(one.begun),
        )
        for one in own
    )


def since_words(begun: Begun) -> str:
    """From when the decision holds, and whether that day is known."""
    day = date_words(begun.on)
    if not begun.earliest:
        return gettext("Áp dụng từ %(day)s.") % {"day": day}
    bound = gettext("Nguồn không ghi ngày áp dụng; sớm nhất là %(day)s.") % {"day": day}
    if begun.signed is None:
        return bound
    return " ".join((gettext("Ký ngày %(day)s.") % {"day": date_words(begun.signed)}, bound))


def _page(code: str) -> str:
    return reverse("portal:procedure", args=[code])
