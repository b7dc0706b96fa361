"""A search as most pages want it: hits with the reason in words; without words all that can be submitted here."""

from collections.abc import Mapping
from datetime import date

from motcua.catalogue.queries import list_procedures
from motcua.catalogue.searching.finding import find_procedures
from motcua.catalogue.searching.words import why_words
from motcua.catalogue.values import ProcedureHit
from motcua.forms.values import Words


def search_procedures(
    text: str, *, on: date, filters: Mapping[str, str] | None = None, executable: bool = False
) -> list[ProcedureHit]:
    """Procedures in force on `on` that answer the text, best first; without a word those with our own definition.

    filters     as in `list_effective`; only with a text
    executable  only what can be submitted through this system
    """
    if not text.strip():
        return [ProcedureHit(each.code, each.name.vi, each.title, "") for each in list_procedures(on=on)]
    hits = find_procedures(text, on=on, filters=filters, executable=executable)
    return [ProcedureHit(hit.code, hit.name, Words(hit.title, hit.title), why_words(hit)) for hit in hits]
