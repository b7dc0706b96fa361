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
    """How well it answers, and the text that answers best with its place."""

    score: float
    place: str
    text: str
    said: str


def best_fit(readings: Sequence[Asked], candidate: Candidate) -> Fit | None:
    """The best of the readings; None where none is answered well enough."""
    lines = [line.split("\t") for line in candidate.lines.split("\n")]
    fits = [fit for asked in readings if (fit := _fit(asked, lines, candidate.prior)) is not None]
    return max(fits, key=lambda fit: fit.score, default=None)


def _fit(asked: Asked, lines: Sequence[Sequence[str]], prior: float) -> Fit | None:
    whole = sum(word.rarity for word in asked.words) or 1.0
    worth = dict.fromkeys((word.typed for word in asked.words), ELSEWHERE)
    best, best_line = 0.0, ("", "")
    phrase = full = 0.0
    for place, folded, written in lines:
        has = set(code_words(written) if place == "code" else folded.split())
        found = [word for word in asked.words if _stands(word, has, folded)]
        if not found:
            continue
        value = WORTH[place]
        for word in found:
            worth[word.typed] = max(worth[word.typed], value)
        part = sum(word.rarity for word in found) / whole
        run = _longest_run(asked, folded) * value
        share = part * min(1.0, sum(len(word.typed) + 1 for word in found) / (len(folded) + 1)) * value
        phrase, full = max(phrase, run), max(full, share)
        if (here := part * value + run + share) > best:
            best, best_line = here, (place, written)
    covered = sum(worth[word.typed] * word.rarity for word in asked.words) / whole
    if covered < LEAST:
        return None
    score = covered + PHRASE * phrase + WHOLE * full
    return Fit((score * SAID if asked.said else score) + 0.25 * prior, *best_line, asked.said)


def _stands(word: Word, has: set[str], folded: str) -> bool:
    if word.unfinished:
        return any(f" {each}" in f" {folded}" for each in word.meanings)
    return any(each in has for each in word.meanings)


def _longest_run(asked: Asked, folded: str) -> float:
    """The longest piece of two words or more that stands there in one run, as a part of all words."""
    words = asked.folded.split()
    inside = f" {folded} "
    for length in range(len(words), 1, -1):
        for start in range(len(words) - length + 1):
            if f" {' '.join(words[start : start + length])} " in inside:
                return length / len(words)
    return 1.0 / len(words) if len(words) == 1 and f" {words[0]} " in inside else 0.0
