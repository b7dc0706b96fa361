"""All words by which procedures are found, with how rare they are, and which of them is meant by a mistyped one."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import connection

SHORTEST_MENDED, SHORTEST_EXCHANGED = 5, 4
"""Words of so many letters may have one typing error (a letter too much, too few, another, or two exchanged); shorter
ones at most two exchanged: another letter makes another syllable of them."""
UNKNOWN = 2.0
"""Rarity of a word that no procedure has: it must not outweigh those that some have."""
MOST_MEANT, MOST_BEGUN = 4, 30
_AFTER_EVERY_LETTER = "\U0010ffff"
_STAMP = "SELECT number FROM catalogue_searchstamp WHERE id = 1"
_WORDS = "SELECT word, count(*) FROM catalogue_searchposting GROUP BY word"
_SIZE = "SELECT count(*) FROM catalogue_searchentry"


@dataclass(slots=True)
class Vocabulary:
    """The words of one state of the index.

    documents  in how many procedures each word stands in a text by which they are found
    """

    stamp: int
    size: int
    documents: Mapping[str, int]
    _by_deletion: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _in_order: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._in_order = sorted(self.documents)
        for word in self.documents:
            if len(word) >= SHORTEST_EXCHANGED and not word.isdecimal():
                for shorter in _with_deletions(word):
                    self._by_deletion[shorter].append(word)

    def rarity(self, word: str) -> float:
        """The logarithm of how few procedures have it, about 0 for a word that all have."""
        if word not in self.documents:
            return UNKNOWN
        return math.log((self.size + 1) / (self.documents.get(word, 0) + 0.5))

    def meant_by(self, word: str) -> tuple[str, ...]:
        """The word itself, or where nobody writes it so the words that one typing error makes of it, frequent first."""
        if word in self.documents or len(word) < SHORTEST_EXCHANGED or word.isdecimal():
            return (word,)
        near = {each for shorter in _with_deletions(word) for each in self._by_deletion.get(shorter, ())}
        if len(word) < SHORTEST_MENDED:
            near = {each for each in near if sorted(each) == sorted(word)}
        found = sorted((each for each in near if _one_edit(word, each)), key=lambda each: (-self.documents[each], each))
        return tuple(found[:MOST_MEANT]) or (word,)

    def begun_with(self, beginnings: Iterable[str]) -> tuple[str, ...]:
        """The most frequent words that begin so; none where nobody writes one."""
        found = {
            word
            for start in beginnings
            for word in self._in_order[
                bisect_left(self._in_order, start) : bisect_left(self._in_order, start + _AFTER_EVERY_LETTER)
            ]
        }
        return tuple(sorted(found, key=lambda word: (-self.documents[word], word))[:MOST_BEGUN])


_known: list[Vocabulary] = []
"""The newest one that this process has read."""


def vocabulary() -> Vocabulary:
    """The words of the index as it stands; one statement where nothing has changed, three where it has."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        row = cursor.fetchone()
        stamp = int(row[0]) if row else 0
        if not _known or _known[0].stamp != stamp:
            cursor.execute(_WORDS)
            documents = {str(word): int(count) for word, count in cursor.fetchall()}
            cursor.execute(_SIZE)
            _known[:] = [Vocabulary(stamp, int(cursor.fetchone()[0]), documents)]
    return _known[0]


def _with_deletions(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters."""
    yield word
    yield from {word[:place] + word[place + 1 :] for place in range(len(word))}


def _one_edit(one: str, other: str) -> bool:
    """Whether a letter too much, too few, another letter, or two neighbours exchanged makes one word the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(map(len, (one, other)))
    )
    rest, others = one[start:], other[start:]
    return (
        rest[1:] == others
        or rest == others[1:]
        or rest[1:] == others[1:]
        or (len(rest) > 1 and len(others) > 1 and rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )
