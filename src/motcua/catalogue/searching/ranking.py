"""How well a procedure answers: how much of what was asked for stands where, as one phrase or apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motcua.catalogue.searching.asking import Asked, Said
from motcua.catalogue.searching.documents import ELSEWHERE, folded_code_words, value_of

PHRASE, WHOLE, SAID = 0.8, 0.6, 0.97
"""What the longest piece found in one run adds, what a text that says nothing else adds, and how much an everyday
phrase put into official words is trusted beside words found as they were typed."""
OTHERWISE = 0.4
"""How much less a text is worth that has the words with other marks than they were typed with."""
PRIOR, COMPLETE = 0.25, 0.2
"""What it adds that people often mean the procedure, and that it has every word asked for, wherever."""
LEAST = 0.4
"""A procedure whose names answer less than this part of what was asked for is not shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row of the index; `complete` where it has every word of some reading, wherever."""

    code: str
    name: str
    title: str
    lines: str
    prior: float
    executable: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How well it answers, and the text that answers best with its place; `near` is the part that its names answer."""

    score: float
    near: float
    place: str
    text: str
    said: Said | None


@dataclass(slots=True)
class _Line:
    """One text of a candidate: padded with a space at both ends, also with all words by which it is found."""

    place: str
    written: str
    folded: str
    words: str
    value: float


@dataclass(frozen=True, slots=True)
class _Term:
    """One word asked for: what to look for in padded texts, its part of all rarity, and its letters with a space.

    others  what else to look for where it was mistyped
    marked  how it is written where it was typed with marks; empty where any marks do
    """

    needle: str
    others: tuple[str, ...]
    part: float
    length: int
    marked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """One reading, made ready to be looked for in many texts; `pieces` are its runs of words, the longest first."""

    terms: tuple[_Term, ...]
    pieces: tuple[tuple[int, tuple[str, ...]], ...]
    words: int
    said: Said | None


def sought(asked: Asked) -> Sought:
    """The reading made ready."""
    whole = sum(word.rarity for word in asked.words) or 1.0
    terms = []
    for word in asked.words:
        needle, *others = (f" {each}" if word.unfinished else f" {each} " for each in word.meanings)
        terms.append(_Term(needle, tuple(others), word.rarity / whole, len(word.typed) + 1, word.marked))
    words = asked.folded.split()
    return Sought(tuple(terms), tuple(_pieces(words)), len(words), asked.said)


def _pieces(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for length in range(len(words), 1, -1):
        starts = range(len(words) - length + 1)
        yield length, tuple(f" {' '.join(words[start : start + length])} " for start in starts)


def best_fit(readings: Sequence[Sought], candidate: Candidate) -> Fit:
    """How well it answers the reading that it answers best."""
    lines = [_line(*line.split("\t")) for line in candidate.lines.split("\n")]
    beside = PRIOR * candidate.prior + COMPLETE * candidate.complete
    return max((_fit(each, lines, beside) for each in readings), key=lambda fit: (fit.near >= LEAST, fit.score))


def _line(place: str, folded: str, written: str) -> _Line:
    padded = f" {folded} "
    words = f" {' '.join(folded_code_words(folded))} " if place == "code" else padded
    return _Line(place, written, padded, words, value_of(place, words.count(" ") - 1))


def _fit(asked: Sought, lines: Sequence[_Line], beside: float) -> Fit:
    worth = [ELSEWHERE] * len(asked.terms)
    best, best_line = 0.0, ("", "")
    phrase = full = 0.0
    for line in lines:
        stands = [place for place, term in enumerate(asked.terms) if _stands(term, line.words)]
        if not stands:
            continue
        here = [asked.terms[place] for place in stands]
        part = sum(term.part for term in here)
        value = line.value * (1 - OTHERWISE * _otherwise(here, line.written) / part) if part else line.value
        for place in stands:
            worth[place] = max(worth[place], value)
        run = _longest_run(asked, line.folded, len(here)) * value
        share = part * min(1.0, sum(term.length for term in here) / (len(line.folded) - 1)) * value
        phrase, full = max(phrase, run), max(full, share)
        if (answer := part * value + run + share) > best:
            best, best_line = answer, (line.place, line.written)
    covered = sum(value * term.part for value, term in zip(worth, asked.terms, strict=True))
    score = covered + PHRASE * phrase + WHOLE * full
    return Fit((score * SAID if asked.said else score) + beside, covered, *best_line, asked.said)


def _stands(term: _Term, words: str) -> bool:
    return term.needle in words or (term.others != () and any(each in words for each in term.others))


def _otherwise(terms: Sequence[_Term], written: str) -> float:
    """The part of those words that were typed with marks and are written with others there: đất is not đạt."""
    marked = [term for term in terms if term.marked]
    if not marked:
        return 0.0
    text = written.casefold()
    return sum(term.part for term in marked if not any(each in text for each in term.marked))


def _longest_run(asked: Sought, folded: str, most: int) -> float:
    """The longest piece of two words or more that stands there in one run, as a part of all words.

    most  so many of the words stand there at all
    """
    if asked.words == 1:
        return 1.0
    for length, pieces in asked.pieces:
        if length <= most and any(piece in folded for piece in pieces):
            return length / asked.words
    return 0.0
