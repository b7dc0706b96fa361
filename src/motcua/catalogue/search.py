"""Finding a procedure by the words people use, with or without diacritics."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.catalogue.values import ProcedureDefinition
from motcua.core.folding import fold

PLACES = {"code": 60, "title": 50, "keyword": 45, "life_event": 40, "name": 30, "result": 20, "field": 15, "paper": 10}
"""Where a word may stand, and how much a whole phrase found there is worth."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a procedure answers a search: its score, and the best text with the place where it stands."""

    score: float
    place: str
    text: str


def search_text(definition: ProcedureDefinition) -> str:
    """The findable texts of a procedure, one a line: place, folded, as written (parted by tabs)."""
    return "\n".join(f"{place}\t{fold(text)}\t{' '.join(text.split())}" for place, text in _texts(definition))


def match_text(text: str, lines: str) -> Match | None:
    """The match of the searched `text` in the `lines` of `search_text`; None where a word is found nowhere.

    Every word must stand somewhere (the last one may be unfinished), unless the search is a sentence that contains one
    of the texts whole ("tôi muốn làm giấy khai sinh cho con"). A whole phrase counts more than its words apart, and a
    text that is nothing but the phrase most.
    """
    wanted = fold(text)
    words = wanted.split()
    if not words:
        return Match(0.0, "", "")
    missing = set(words)
    best, contained = Match(0.0, "", ""), False
    for line in lines.split("\n"):
        place, folded, written = line.split("\t")
        found = {word for word in words if _stands(word, folded, unfinished=word == words[-1])}
        missing -= found
        within = " " in folded and f" {folded} " in f" {wanted} "
        contained = contained or within
        score = PLACES[place] * max(1.5 * within, _closeness(wanted, words, folded, found))
        if score > best.score:
            best = Match(score, place, written)
    return best if contained or not missing else None


def _stands(word: str, folded: str, *, unfinished: bool) -> bool:
    """Whether a word of `folded` is `word`, or begins with it where the person may still be typing."""
    return f" {word}" in f" {folded}" if unfinished and len(word) > 1 else f" {word} " in f" {folded} "


def _closeness(wanted: str, words: list[str], folded: str, found: set[str]) -> float:
    if wanted == folded:
        return 2.0
    if f" {wanted}" in f" {folded}":
        return 1.0 + 0.5 * len(wanted) / len(folded)
    return 0.5 * len(found) / len(set(words))


def _texts(definition: ProcedureDefinition) -> Iterator[tuple[str, str]]:
    yield "code", definition.code
    yield from (("title", text) for text in (definition.title.vi, definition.title.en))
    yield from (("keyword", text) for text in definition.keywords)
    yield from (("life_event", text) for text in definition.life_events)
    yield from (("name", text) for text in (definition.name.vi, definition.name.en))
    yield from (("result", result.name.vi) for result in definition.results)
    yield "field", definition.field.name.vi
    yield from (("paper", paper.short.vi) for paper in definition.papers if not paper.sensitive)
