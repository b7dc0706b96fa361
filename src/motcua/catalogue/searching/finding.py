"""The search itself: candidates by index, then the best of them first, each with why it was found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.catalogue.effective.browse import filter_conditions
from motcua.catalogue.searching.asking import Asked, Word, readings_of
from motcua.catalogue.searching.ranking import Candidate, Fit, best_fit
from motcua.catalogue.searching.vocabulary import vocabulary

Parameters = dict[str, str | int | float | date]
CANDIDATES = 80
COMMON = 1.2
"""A word of less rarity stands in three procedures of ten: with only such words in its names none is looked at."""
ENOUGH, WELL = 5, 0.8
"""With fewer procedures that have so much of what was asked for in their names, those are looked at too that have most
of it there and the rest nowhere."""
BESIDE_THE_BEST = 0.45
"""What answers less than this part of what the best one does is left out: it would only be read past."""
_SELECT = """
SELECT procedure.code, entry.name, entry.title, entry.lines, entry.prior, entry.executable
FROM catalogue_searchentry entry JOIN catalogue_procedure procedure ON procedure.id = entry.procedure_id
"""
_HOLDS = """
(EXISTS (SELECT FROM catalogue_nationalversion version WHERE version.procedure_id = entry.procedure_id
         AND version.valid @> %(on)s::date {filters}) {or_own})
"""
_OR_OWN = """
OR EXISTS (SELECT FROM catalogue_procedureversion own WHERE own.procedure_id = entry.procedure_id
           AND own.valid @> %(on)s::date)
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One procedure that was found; `place` and `text` say where what was asked for stands, `said` in which words."""

    code: str
    name: str
    title: str
    executable: bool
    place: str
    text: str
    said: str
    score: float


def find_procedures(
    text: str, *, on: date, filters: Mapping[str, str] | None = None, limit: int = 50, executable: bool = False
) -> list[Hit]:
    """Procedures that hold on `on` and answer the text, best first; at most three statements.

    text        as typed: with or without diacritics, in any order, mistyped, everyday words, a piece of a code
    filters     as in `list_effective`
    executable  only what can be submitted through this system
    """
    readings = readings_of(text, vocabulary())
    if not readings:
        return []
    found = _fitting(readings, _candidates(readings, on, filters or {}, executable=executable, strict=True))
    if sum(fit.near >= WELL for fit, _ in found.values()) < ENOUGH:
        found |= _fitting(readings, _candidates(readings, on, filters or {}, executable=executable, strict=False))
    ranked = sorted(found.values(), key=lambda pair: (-pair[0].score, len(pair[1].name), pair[1].code))
    least = ranked[0][0].score * BESIDE_THE_BEST if ranked else 0.0
    return [_hit(fit, each) for fit, each in ranked[:limit] if fit.score >= least]


def _fitting(readings: Sequence[Asked], candidates: Iterable[Candidate]) -> dict[str, tuple[Fit, Candidate]]:
    """Those that answer well enough, by code."""
    fits = ((best_fit(readings, each), each) for each in candidates)
    return {each.code: (fit, each) for fit, each in fits if fit is not None}


def _hit(fit: Fit, each: Candidate) -> Hit:
    return Hit(each.code, each.name, each.title, each.executable, fit.place, fit.text, fit.said, fit.score)


def _candidates(
    readings: Sequence[Asked], on: date, filters: Mapping[str, str], *, executable: bool, strict: bool
) -> list[Candidate]:
    """Those that have every word of some reading; unless `strict` those that have the most of its rarity near."""
    conditions, values = filter_conditions(filters)
    holds = _HOLDS.format(filters=conditions, or_own="" if filters else _OR_OWN)
    if executable:
        holds += " AND entry.executable"
    parameters: Parameters = {"on": on, "limit": CANDIDATES, **values}
    if strict:
        parameters["query"] = " | ".join(f"({_all_of(asked.words)})" for asked in readings)
        where = "entry.words @@ %(query)s::tsquery"
        order = "ts_rank('{0.02, 0.1, 0.4, 1.0}', entry.near, %(query)s::tsquery) + 0.1 * entry.prior DESC"
    else:
        words = {word.typed: word for asked in readings for word in asked.words}.values()
        rare = [word for word in words if word.rarity >= COMMON] or words
        parameters["query"] = " | ".join(map(_one_of, rare))
        where = "entry.near @@ %(query)s::tsquery"
        order = f"{_coverage(words, parameters)} + 0.1 * entry.prior DESC"
    query = f"{_SELECT} WHERE {where} AND {holds} ORDER BY {order}, entry.id LIMIT %(limit)s"
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return [Candidate(*row) for row in cursor.fetchall()]


def _coverage(words: Iterable[Word], parameters: Parameters) -> str:
    """How much of what was asked for stands near, in rarities."""
    terms = []
    for place, word in enumerate(words):
        parameters[f"rarity{place}"], parameters[f"word{place}"] = word.rarity, _one_of(word)
        terms.append(f"%(rarity{place})s * (entry.near @@ %(word{place})s::tsquery)::int")
    return f"({' + '.join(terms)})"


def _all_of(words: Iterable[Word]) -> str:
    return " & ".join(map(_one_of, words))


def _one_of(word: Word) -> str:
    """The word in PostgreSQL's notation; folded words have letters and digits only."""
    ending = ":*" if word.unfinished else ""
    return "(" + " | ".join(f"'{each}'{ending}" for each in word.meanings) + ")"
