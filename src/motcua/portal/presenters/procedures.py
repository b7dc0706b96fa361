"""Procedures as links."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import get_language

from motcua.catalogue.api import ProcedureDefinition
from motcua.ui.values import Link


def present_links(definitions: Iterable[ProcedureDefinition]) -> tuple[Link, ...]:
    """Title and summary of each procedure."""
    language = get_language() or "vi"
    return tuple(
        Link(
            one.title.in_language(language),
            reverse("portal:procedure", args=[one.code]),
            hint=one.summary.in_language(language),
        )
        for one in definitions
    )
