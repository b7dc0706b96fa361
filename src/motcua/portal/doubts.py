"""A second look before going on: what does not fit is said once, and never holds anybody up."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from motcua.forms.api import CommuneOffered, Doubt, FormDefinition, Section, doubts_of, label_of_offer, words_of_doubt
from motcua.orgs.api import NATIONAL, communes_become, full_name
from motcua.portal.journey import Journey
from motcua.ui.typed_answers import offer_value, seen_doubts
from motcua.ui.values import Choice, DoubtShown

_CODE = re.compile(r"\d{5}", re.ASCII)


def fresh_doubts(
    journey: Journey, sections: Iterable[Section], typed: Mapping[str, str], *, language: str
) -> dict[str, DoubtShown]:
    """By path the doubts about these groups that were not told yet about these very answers."""
    seen = seen_doubts(typed)
    found: dict[str, DoubtShown] = {}
    for section in sections:
        form = journey.form_of(section.id)
        for path, doubt in doubts_of(form, journey.check(section.id), on=journey.on, communes=_communes).items():
            if seen.get(path) != doubt.key:
                found[path] = _shown(form, section, doubt, language)
    return found


def commune_name(code: str) -> str:
    """The full name of a commune of today by its code of five digits; empty for none.

    Anything may come here: what stands in a draft is what somebody typed.
    """
    return full_name(f"{NATIONAL}{code}", on=timezone.localdate()) if _CODE.fullmatch(code) else ""


def _shown(form: FormDefinition, section: Section, doubt: Doubt, language: str) -> DoubtShown:
    """The doubt with the offers that the page can take: those about its own questions."""
    here = f"{section.id}."
    offers = tuple(
        Choice(offer_value(offer.answers), label_of_offer(form, offer, language))
        for offer in doubt.offers
        if all(path.startswith(here) for path in offer.answers)
    )
    return DoubtShown(words_of_doubt(doubt), doubt.key, offers)


def _communes(text: str, on: date) -> list[CommuneOffered]:
    return [
        CommuneOffered(unit.code.removeprefix(NATIONAL), name)
        for unit, name in communes_become(text, on=on)
        if unit.code.startswith(NATIONAL)
    ]
