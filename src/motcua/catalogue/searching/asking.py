"""What somebody asks for: the words that matter, with what each may mean, and everyday words put into official ones."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from motcua.catalogue.searching.vocabulary import Vocabulary
from motcua.core.data_folder import DATA_FILES
from motcua.core.folding import fold

LONGEST_ASKED = 300
"""So many characters of what was typed are looked at."""
MOST_WORDS, MOST_READINGS = 16, 4
_TONE_PLACES = tuple(
    (unicodedata.normalize("NFC", one + tone + other), unicodedata.normalize("NFC", one + other + tone))
    for one, other in ("oa", "oe", "uy")
    for tone in "\u0300\u0301\u0303\u0309\u0323"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word asked for: its meanings (itself, or what a mistyped one may be), and whether it may be unfinished.

    marked  how it was typed where it was typed with marks, in both places of the tone; empty otherwise
    """

    typed: str
    meanings: tuple[str, ...]
    unfinished: bool
    rarity: float
    marked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """An everyday phrase, the official one for it as they are written, and on what that rests."""

    said: str
    meant: str
    source: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One way to read what was typed. `said` is the everyday phrase that was put into official words, if any."""

    folded: str
    words: tuple[Word, ...]
    said: Said | None = None


@cache
def _file() -> dict[str, Any]:
    given: dict[str, Any] = yaml.safe_load((DATA_FILES / "search" / "synonyms.yaml").read_text(encoding="utf-8"))
    return given


@cache
def _synonyms() -> tuple[tuple[str, str, Said], ...]:
    """Folded everyday phrase, folded official phrase, and both as written; the longest first."""
    pairs = {
        (fold(say), fold(mean)): Said(say, mean, entry["source"])
        for entry in _file()["synonyms"]
        for say in entry["say"]
        for mean in entry["means"]
    }
    return tuple((*pair, pairs[pair]) for pair in sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _fillers() -> tuple[str, ...]:
    return tuple(sorted(map(_plain, _file()["fillers"]), key=lambda phrase: (-len(phrase), phrase)))


@cache
def _folded_fillers() -> tuple[str, ...]:
    """Those of several syllables: one alone without its marks is too often another word (cần, căn)."""
    return tuple(folded for phrase in _fillers() if " " in (folded := fold(phrase)))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def readings_of(text: str, known: Vocabulary) -> list[Asked]:
    """The ways to read it, the literal one first; none for a text without a word."""
    typed = _plain(text[:LONGEST_ASKED])
    plain = _folded(_without(typed, _fillers()))
    if not plain:
        return []
    found = [_asked(plain, known, unfinished=True, marked=_marked(typed))]
    # Before the fillers are left out as well: "làm sổ đỏ" says more than "sổ đỏ".
    whole, mended = (" ".join(known.meant_by(word)[0] for word in each.split()) for each in (_folded(typed), plain))
    taken: list[str] = []
    for say, mean, said in _synonyms():
        if any(say != longer and f" {say} " in f" {longer} " for longer in taken):
            continue
        for given in dict.fromkeys((mended, whole)):
            official = f" {given} ".replace(f" {say} ", f" {mean} ").strip()
            if official != given and official not in {asked.folded for asked in found}:
                found.append(_asked(official, known, said=said))
                taken.append(say)
                break
        if len(found) == MOST_READINGS:
            break
    return found


def _folded(text: str) -> str:
    """So many folded words of it as are looked at, without those of mere asking."""
    return _without(" ".join(fold(text).split()[:MOST_WORDS]), _folded_fillers())


def _without(text: str, fillers: Sequence[str]) -> str:
    """Without words of mere asking, unless nothing else would be left."""
    rest = f" {text} "
    for phrase in fillers:
        while f" {phrase} " in rest:
            rest = rest.replace(f" {phrase} ", " ")
    return rest.strip() or text


def _marked(typed: str) -> dict[str, tuple[str, ...]]:
    """The words with marks by their folded form, hòa also as hoà."""
    found: dict[str, tuple[str, ...]] = {}
    for word in typed.split():
        if (folded := fold(word)) != word and " " not in folded:
            found[folded] = (*found.get(folded, ()), *dict.fromkeys((word, *_tone_elsewhere(word))))
    return found


def _tone_elsewhere(word: str) -> Iterator[str]:
    for one, other in _TONE_PLACES:
        for old, new in ((one, other), (other, one)):
            if old in word:
                yield word.replace(old, new)


def _asked(
    folded: str,
    known: Vocabulary,
    *,
    unfinished: bool = False,
    said: Said | None = None,
    marked: Mapping[str, tuple[str, ...]] | None = None,
) -> Asked:
    typed = list(dict.fromkeys(folded.split()))
    words = []
    for place, word in enumerate(typed):
        is_last = unfinished and place == len(typed) - 1 and len(word) > 1
        meanings = known.meant_by(word)
        rarity = max(known.rarity(each) for each in meanings)
        as_typed = (marked or {}).get(word, ()) if meanings == (word,) else ()
        words.append(Word(word, meanings, is_last and word not in known.documents, rarity, as_typed))
    return Asked(folded, tuple(words), said)
