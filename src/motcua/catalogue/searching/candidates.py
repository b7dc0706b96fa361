"""What may answer, counted in the database: how much of what was asked for stands near in each procedure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from motcua.catalogue.effective.browse import HELD, INTERNAL, filter_conditions
from motcua.catalogue.searching.asking import Asked, Word
from motcua.catalogue.searching.documents import ELSEWHERE
from motcua.catalogue.searching.ranking import LEAST, PRIOR, SAID, Candidate
from motcua.catalogue.searching.vocabulary import Vocabulary
from motcua.core.folding import fold

Parameters = dict[str, Any]
SCANNED = 0.9
"""The rarest words that make up so much of all rarity are looked up; the commonest ones, which stand in thousands of
procedures and tell little, are left to the ranking."""
BEST, MOST = 80, 0.6
"""So many candidates are ranked by all that their texts tell. Those behind are listed only where their names, too, have
so much of what was asked for; they stay in the order of the database."""
LITERAL = 0.8
"""How much words are trusted as they were typed, where they are nothing but an everyday phrase: sổ and đỏ apart stand
in hundreds of names."""
COMMON = 1.2
"""A word of less rarity stands in three procedures of ten: whether one has it anywhere tells nothing."""
_FOUND = """
WITH asked AS (
  SELECT * FROM unnest(%(words)s::text[], %(terms)s::int[], %(several)s::boolean[], {given}) AS asked
    (word, term, several, {parts})
), stands AS (
  SELECT posting.entry_id, posting.gain, {parts}
  FROM asked JOIN catalogue_searchposting posting USING (word) WHERE NOT asked.several
  UNION ALL
  SELECT posting.entry_id, max(posting.gain), {parts}
  FROM asked JOIN catalogue_searchposting posting USING (word) WHERE asked.several
  GROUP BY posting.entry_id, asked.term, {parts}
), near AS (
  SELECT entry_id, {covered} + %(elsewhere)s AS covered FROM stands GROUP BY entry_id
  HAVING {covered} + %(elsewhere)s >= %(least)s
), fitting AS (
  SELECT entry.id, near.covered, round((near.covered + %(prior)s * entry.prior) * 1e6)::bigint AS score,
    count(*) OVER () AS fitting, count(*) FILTER (WHERE near.covered >= %(most)s) OVER () AS well
  FROM near JOIN catalogue_searchentry entry ON entry.id = near.entry_id
  WHERE {holds}
), chosen AS (
  SELECT id, score, CASE WHEN well > %(best)s THEN well ELSE least(fitting, %(best)s) END AS total
  FROM fitting WHERE (covered >= %(most)s OR well <= %(best)s) AND {beyond} ORDER BY score DESC, id LIMIT %(limit)s
)
SELECT chosen.score, chosen.id, chosen.total, procedure.code, entry.name, entry.title, entry.lines, entry.prior,
  entry.executable, {complete}
FROM chosen JOIN catalogue_searchentry entry ON entry.id = chosen.id
JOIN catalogue_procedure procedure ON procedure.id = entry.procedure_id
ORDER BY chosen.score DESC, chosen.id
"""
_HOLDS = """
(EXISTS (SELECT FROM catalogue_nationalversion version WHERE version.procedure_id = entry.procedure_id
   AND version.valid @> %(on)s::date)
 OR EXISTS (SELECT FROM catalogue_procedureversion own WHERE own.procedure_id = entry.procedure_id
   AND own.valid @> %(on)s::date))
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate and where it stands in the order of the database: by `score` downwards, then by `entry`."""

    score: int
    entry: int
    candidate: Candidate


def candidates(
    readings: Sequence[Asked],
    known: Vocabulary,
    *,
    on: date,
    filters: Mapping[str, str],
    executable: bool,
    limit: int,
    beyond: tuple[int, int] | None = None,
) -> tuple[list[Found], int]:
    """Those that have much of some reading, in the order of the database, and how many are listed; one statement.

    beyond  score and entry of the one behind which to begin; where none comes after it their number is told as 0
    """
    conditions, values = filter_conditions(filters)
    fits = f"EXISTS (SELECT FROM {HELD} version WHERE version.procedure_id = entry.procedure_id {conditions})"
    numbers = range(len(readings))
    parameters: Parameters = {
        **_parts(readings, known),
        **{f"telling{number}": _telling(asked.words) for number, asked in enumerate(readings)},
        **values,
        "elsewhere": ELSEWHERE,
        "least": LEAST,
        "prior": PRIOR,
        "best": BEST,
        "most": MOST,
        "on": on,
        "internal": INTERNAL,
        "limit": limit,
    }
    if beyond:
        parameters |= {"score": beyond[0], "entry": beyond[1]}
    query = _FOUND.format(
        given=", ".join(f"%(part{number})s::float8[]" for number in numbers),
        parts=", ".join(f"part{number}" for number in numbers),
        covered="greatest(" + ", ".join(f"sum(gain * part{number})" for number in numbers) + ")",
        complete=" OR ".join(f"entry.words @@ %(telling{number})s::tsquery" for number in numbers),
        holds=(fits if filters else _HOLDS) + (" AND entry.executable" if executable else ""),
        beyond="(-score, id) > (-%(score)s, %(entry)s)" if beyond else "true",
    )
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        rows = cursor.fetchall()
    found = [Found(row[0], row[1], Candidate(*row[3:])) for row in rows]
    return found, rows[0][2] if rows else 0


def _parts(readings: Sequence[Asked], known: Vocabulary) -> Parameters:
    """The words to be looked up, one a row, each with its part of every reading.

    Of several words that a mistyped or unfinished one may be, a procedure needs one: `terms` tells which belong
    together.
    """
    everyday = " / ".join(f" {fold(asked.said.said)} " for asked in readings if asked.said)
    parts: dict[tuple[str, str], list[float]] = {}
    for number, asked in enumerate(readings):
        scanned = _rarest(asked.words)
        whole = sum(word.rarity for word in scanned) or 1.0
        trust = SAID if asked.said else LITERAL if f" {asked.folded} " in everyday else 1.0
        for word in scanned:
            for meaning in known.begun_with(word.meanings) if word.unfinished else word.meanings:
                part = parts.setdefault((word.typed, meaning), [0.0] * len(readings))
                part[number] = word.rarity / whole * trust
    meanings = Counter(typed for typed, _ in parts)
    terms = {typed: term for term, typed in enumerate(meanings)}
    return {
        "words": [meaning for _, meaning in parts],
        "terms": [terms[typed] for typed, _ in parts],
        "several": [meanings[typed] > 1 for typed, _ in parts],
        **{f"part{number}": [part[number] for part in parts.values()] for number in range(len(readings))},
    }


def _rarest(words: Sequence[Word]) -> list[Word]:
    scanned: list[Word] = []
    least = SCANNED * sum(word.rarity for word in words)
    for word in sorted(words, key=lambda word: -word.rarity):
        if scanned and sum(each.rarity for each in scanned) >= least:
            break
        scanned.append(word)
    return scanned


def _telling(words: Sequence[Word]) -> str:
    """Every word that tells something, in PostgreSQL's notation."""
    return " & ".join(map(_one_of, [word for word in words if word.rarity >= COMMON] or words))


def _one_of(word: Word) -> str:
    """Folded words have letters and digits only, so quoting needs no escape."""
    ending = ":*" if word.unfinished else ""
    return "(" + " | ".join(f"'{each}'{ending}" for each in word.meanings) + ")"
