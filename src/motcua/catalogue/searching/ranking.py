"""How well a procedure answers: how much of what was asked for stands where, as one phrase or apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalogue.searching.asking import Asked, Word
from motcua.catalogue.searching.documents import code_words

WORTH = {
    "code": 1.2,
    "title": 1.0,
    "name": 1.0,
    "keyword": 1.0,
    "life_event": 0.6,
    "result": 0.55,
    "field": 0.4,
    "agency": 0.2,
}
"""What a word is worth where it stands; elsewhere in the procedure ELSEWHERE."""
ELSEWHERE = 0.08
PHRASE, WHOLE, SAID = 0.8, 0.6, 0.97
"""What the longest piece found in one run adds, what a text that says nothing else adds, and how much an everyday
phrase put into official words is trusted beside words found as they were typed."""
FEW_WORDS = 24
"""Names go up to 1,192 characters and have nearly every word: longer ones count less, by the root of their length."""
LEAST = 0.4
"""A procedure that answers less than this part of what was asked for is not shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row of the index."""

    code: str
    name: str
    title: str
    lines: str
    prior: float
    executable: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """How well it answers, and the text that answers best with its place; `near` is the part that its names answer."""

    score: float
    near: float
    place: str
    text: str
    said: str


@dataclass(frozen=True, slots=True)
class _Line:
    """One text of a candidate: padded with a space at both ends, its words, and what a word is worth in it."""

    place: str
    written: str
    folded: str
    words: frozenset[str]
    value: float


def best_fit(readings: Sequence[Asked], candidate: Candidate) -> Fit | None:
    """The best of the readings; None where none is answered well enough."""
    lines = [_line(*line.split("\t")) for line in candidate.lines.split("\n")]
    fits = [fit for asked in readings if (fit := _fit(asked, lines, candidate.prior)) is not None]
    return max(fits, key=lambda fit: fit.score, default=None)


def _line(place: str, folded: str, written: str) -> _Line:
    words = code_words(written) if place == "code" else folded.split()
    value = WORTH[place] * min(1.0, (FEW_WORDS / max(1, len(words))) ** 0.5)
    return _Line(place, written, f" {folded} ", frozenset(words), value)


def _fit(asked: Asked, lines: Sequence[_Line], prior: float) -> Fit | None:
    whole = sum(word.rarity for word in asked.words) or 1.0
    worth = dict.fromkeys((word.typed for word in asked.words), ELSEWHERE)
    best, best_line = 0.0, ("", "")
    phrase = full = 0.0
    for line in lines:
        found = [word for word in asked.words if _stands(word, line)]
        if not found:
            continue
        for word in found:
            worth[word.typed] = max(worth[word.typed], line.value)
        part = sum(word.rarity for word in found) / whole
        run = _longest_run(asked, line.folded, len(found)) * line.value
        share = part * min(1.0, sum(len(word.typed) + 1 for word in found) / (len(line.folded) - 1)) * line.value
        phrase, full = max(phrase, run), max(full, share)
        if (here := part * line.value + run + share) > best:
            best, best_line = here, (line.place, line.written)
    covered = sum(worth[word.typed] * word.rarity for word in asked.words) / whole
    if covered < LEAST:
        return None
    score = covered + PHRASE * phrase + WHOLE * full
    return Fit((score * SAID if asked.said else score) + 0.25 * prior, covered, *best_line, asked.said)


def _stands(word: Word, line: _Line) -> bool:
    if word.unfinished:
        return any(f" {each}" in line.folded for each in word.meanings)
    return any(each in line.words for each in word.meanings)


def _longest_run(asked: Asked, folded: str, most: int) -> float:
    """The longest piece of two words or more that stands there in one run, as a part of all words.

    most  so many of the words stand there at all
    """
    words = asked.folded.split()
    for length in range(min(len(words), most), 1, -1):
        for start in range(len(words) - length + 1):
            if f" {' '.join(words[start : start + length])} " in folded:
                return length / len(words)
    return 1.0 / len(words) if len(words) == 1 else 0.0
