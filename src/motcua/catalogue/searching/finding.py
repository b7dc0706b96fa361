"""The search itself: what may answer, counted in the database, then the best of it first, each with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.searching.asking import Said, readings_of
from motcua.catalogue.searching.candidates import BEST, Found, candidates
from motcua.catalogue.searching.cursors import Counted, Ranked, read_cursor
from motcua.catalogue.searching.ranking import LEAST, Fit, Sought, best_fit, sought
from motcua.catalogue.searching.vocabulary import vocabulary

BESIDE_THE_BEST = 0.45
"""What answers less than this part of what the best one does is left out: it would only be read past."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One procedure that was found.

    place, text  where what was asked for stands, and the text that has it
    said         the everyday words by whose official meaning it was found, if so
    """

    code: str
    name: str
    title: str
    executable: bool
    place: str
    text: str
    said: Said | None
    score: float


@dataclass(frozen=True, slots=True)
class HitPage:
    """Some of what was found, best first; `after` is the cursor behind which the next ones stand (empty: none)."""

    hits: tuple[Hit, ...]
    after: str
    total: int


_NOTHING = HitPage((), "", 0)


def find_procedures(
    text: str, *, on: date, filters: Mapping[str, str] | None = None, limit: int = 50, executable: bool = False
) -> list[Hit]:
    """The first page of `find_page`."""
    return list(find_page(text, on=on, filters=filters, limit=limit, executable=executable).hits)


def find_page(
    text: str,
    *,
    on: date,
    filters: Mapping[str, str] | None = None,
    after: str = "",
    limit: int = 50,
    executable: bool = False,
) -> HitPage:
    """Procedures that hold on `on` and answer the text, best first; at most two statements once the words are known.

    text        as typed: with or without diacritics, in any order, mistyped, everyday words, a piece of a code
    filters     as in `list_effective`
    after       the cursor of the page before; as long as the catalogue does not change, following it to the end
                names everything that was found once
    executable  only what can be submitted through this system
    Raises  AfterUnknown
    """
    cursor = read_cursor(after)
    known = vocabulary()
    readings = readings_of(text, known)
    if not readings:
        return _NOTHING
    counted = cursor if isinstance(cursor, Counted) else None
    best = 0 if counted else BEST
    found, total = candidates(
        readings,
        known,
        on=on,
        filters=filters or {},
        executable=executable,
        limit=best if best >= limit and cursor is None else best + limit + 1,
        beyond=(counted.score, counted.entry) if counted else None,
    )
    found = found if counted else found[:total]
    asked = [sought(reading) for reading in readings]
    ranked = _ranked(asked, found[:best])
    if len(ranked) < len(found[:best]):
        found, total = found[:best], len(ranked)
    listed: list[tuple[Ranked | Counted, Hit]] = [
        (at, hit) for at, hit in ranked if not isinstance(cursor, Ranked) or _order(at) > _order(cursor)
    ]
    listed += [(Counted(each.score, each.entry), _hit(best_fit(asked, each.candidate), each)) for each in found[best:]]
    shown = listed[:limit]
    goes_on = len(listed) > limit or (total > len(found) and not counted)
    return HitPage(tuple(hit for _, hit in shown), shown[-1][0].text if shown and goes_on else "", total)


def _order(at: Ranked) -> tuple[float, str]:
    """The best first; a cursor has so many decimals."""
    return -round(at.score, 6), at.code


def _ranked(asked: Sequence[Sought], found: Iterable[Found]) -> list[tuple[Ranked, Hit]]:
    """The best of those, by all that their texts tell, without what answers too little beside the first."""
    fits = [(fit, each) for each in found if (fit := best_fit(asked, each.candidate)).near >= LEAST]
    least = max((fit.score for fit, _ in fits), default=0.0) * BESIDE_THE_BEST
    hits = [(Ranked(fit.score, each.candidate.code), _hit(fit, each)) for fit, each in fits if fit.score >= least]
    return sorted(hits, key=lambda pair: _order(pair[0]))


def _hit(fit: Fit, found: Found) -> Hit:
    each = found.candidate
    return Hit(each.code, each.name, each.title, each.executable, fit.place, fit.text, fit.said, fit.score)
