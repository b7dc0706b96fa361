"""How well a procedure answers: how much of what was asked for stands where, as one phrase or apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motcua.catalogue.searching.asking import Asked, Said
from motcua.catalogue.searching.documents import ELSEWHERE, folded_code_words, value_of

PHRASE, WHOLE, SAID = 0.8, 0.6, 0.97
"""What the longest piece found in one run adds, what a text that says nothing else adds, and how much an everyday
phrase put into official words is trusted beside words found as they were typed."""
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
    """One word asked for: what to look for in padded texts, its part of all rarity, and its letters with a space."""

    needles: tuple[str, ...]
    part: float
    length: int


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
    terms = tuple(
        _Term(
            tuple(f" {each}" if word.unfinished else f" {each} " for each in word.meanings),
            word.rarity / whole,
            len(word.typed) + 1,
        )
        for word in asked.words
    )
    words = asked.folded.split()
    return Sought(terms, tuple(_pieces(words)), len(words), asked.said)


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
        count, part, letters, text, value = 0, 0.0, 0, line.words, line.value
        for place, term in enumerate(asked.terms):
            for needle in term.needles:
                if needle in text:
                    count, part, letters = count + 1, part + term.part, letters + term.length
                    if value > worth[place]:
                        worth[place] = value
                    break
        if not count:
            continue
        run = _longest_run(asked, line.folded, count) * value
        share = part * min(1.0, letters / (len(line.folded) - 1)) * value
        phrase, full = max(phrase, run), max(full, share)
        if (here := part * value + run + share) > best:
            best, best_line = here, (line.place, line.written)
    covered = sum(value * term.part for value, term in zip(worth, asked.terms, strict=True))
    score = covered + PHRASE * phrase + WHOLE * full
    return Fit((score * SAID if asked.said else score) + beside, covered, *best_line, asked.said)


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
