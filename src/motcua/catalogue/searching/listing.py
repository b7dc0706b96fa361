"""A search as most pages want it: hits with the reason in words; without words all that can be submitted here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.queries import list_procedures
from motcua.catalogue.searching.asking import Said
from motcua.catalogue.searching.finding import Hit, find_page
from motcua.catalogue.searching.words import why_words
from motcua.catalogue.values import ProcedureHit
from motcua.forms.values import Words

PAGE = 50


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of what was found, best first.

    after  the cursor behind which the next ones stand (empty: none)
    total  how many were found in all, on this page and others
    said   the everyday words by whose official meaning something on this page was found
    """

    hits: tuple[ProcedureHit, ...]
    after: str
    total: int
    said: tuple[Said, ...]


def search_page(
    text: str, *, on: date, filters: Mapping[str, str] | None = None, after: str = "", limit: int = PAGE
) -> SearchPage:
    """Procedures in force on `on` that answer the text, best first; see `find_page`. Raises AfterUnknown."""
    page = find_page(text, on=on, filters=filters, after=after, limit=limit)
    said = dict.fromkeys(hit.said for hit in page.hits if hit.said is not None)
    return SearchPage(tuple(map(_with_reason, page.hits)), page.after, page.total, tuple(said))


def search_procedures(text: str, *, on: date, executable: bool = False) -> list[ProcedureHit]:
    """The best of them; without a word those with our own definition.

    executable  only what can be submitted through this system
    """
    if not text.strip():
        return [ProcedureHit(each.code, each.name.vi, each.title, "") for each in list_procedures(on=on)]
    return [_with_reason(hit) for hit in find_page(text, on=on, executable=executable, limit=PAGE).hits]


def _with_reason(hit: Hit) -> ProcedureHit:
    said = hit.said.said if hit.said else ""
    return ProcedureHit(hit.code, hit.name, Words(hit.title, hit.title), why_words(hit), said)
