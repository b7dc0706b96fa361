"""What a procedure is found by: texts with the place where they stand, and the words of everything else."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from motcua.catalogue.effective.values import EffectiveProcedure
from motcua.core.folding import fold

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
FEW_WORDS = 24
"""Names go up to 1,192 characters and have nearly every word: longer ones count less, by the root of their length."""
MOST_BODY = 20_000
"""So many words of papers, steps and conditions are looked at."""


@dataclass(frozen=True, slots=True)
class Document:
    """One procedure as it can be found. `texts` are (place, text); `prior` grows with how likely people mean it."""

    code: str
    name: str
    title: str
    texts: tuple[tuple[str, str], ...]
    body: str
    prior: float
    executable: bool

    @property
    def lines(self) -> str:
        """Place, folded and as written, one text a line."""
        return "\n".join(f"{place}\t{fold(text)}\t{' '.join(text.split())}" for place, text in self.texts)

    def gains(self) -> dict[str, float]:
        """Each word of the texts, and what it is worth in the best of them beyond ELSEWHERE."""
        found: dict[str, float] = {}
        for place, text in self.texts:
            words = words_of(place, text)
            gain = max(0.0, value_of(place, len(words)) - ELSEWHERE)
            for word in words:
                found[word] = max(found.get(word, 0.0), gain)
        return found

    def words(self) -> str:
        """The words of the texts and of the body as a tsvector in PostgreSQL's own notation.

        Folded words have letters and digits only, so quoting needs no escape.
        """
        words = [word for place, text in self.texts for word in words_of(place, text)]
        return " ".join(f"'{word}'" for word in dict.fromkeys([*words, *fold(self.body).split()[:MOST_BODY]]))


def words_of(place: str, text: str) -> list[str]:
    """By what words a text is found that stands there."""
    return code_words(text) if place == "code" else fold(text).split()


@cache
def value_of(place: str, words: int) -> float:
    """What each of so many words is worth there."""
    return WORTH[place] * min(1.0, math.sqrt(FEW_WORDS / max(1, words)))


def code_words(code: str) -> list[str]:
    """By what fragments a code is found: `1.001193` also as 001193, 1193 and 1001193."""
    return folded_code_words(fold(code))


def folded_code_words(folded: str) -> list[str]:
    """The same of a code that is folded already."""
    parts = folded.split()
    joined = "".join(parts)
    return list(dict.fromkeys([*parts, joined, *(part.lstrip("0") for part in parts if part.lstrip("0"))]))


def document_of(procedure: EffectiveProcedure) -> Document:
    """The document of a procedure as it holds today."""
    own = procedure.definition.definition if procedure.definition is not None else None
    texts = [("code", procedure.code.strip()), *_texts(procedure)]
    if own is not None:
        texts += [("title", own.title.en), ("name", own.name.en)]
        texts += [("keyword", word) for word in own.keywords]
        texts += [("result", result.name.vi) for result in own.results]
    body = [procedure.conditions.value, procedure.steps_as_given.value]
    body += [paper.name for group in procedure.groups.value for paper in group.papers]
    body += [group.name for group in procedure.groups.value]
    if own is not None:
        body += [paper.short.vi for paper in own.papers if not paper.sensitive]
    return Document(
        code=procedure.code,
        name=procedure.name.value,
        title=procedure.title.value,
        texts=tuple(dict.fromkeys((place, text) for place, text in texts if text.strip())),
        body="\n".join(body),
        prior=_prior(procedure),
        executable=own is not None,
    )


def _texts(procedure: EffectiveProcedure) -> Iterator[tuple[str, str]]:
    yield "title", procedure.title.value
    yield "name", procedure.name.value
    yield from (("life_event", name) for name in procedure.life_events.value)
    yield from (("result", result.name) for result in procedure.results.value)
    yield from (("field", each.name) for each in procedure.fields.value)
    yield "agency", procedure.agency.value.name


def _prior(procedure: EffectiveProcedure) -> float:
    """People ask most for what their commune does for citizens; a province's own variant comes behind the nation's."""
    citizens = any("công dân" in each.name.casefold() for each in procedure.audience.value)
    return (
        (0.4 if procedure.definition is not None else 0.0)
        + (0.15 if procedure.kind == "standard" else 0.0)
        + (0.2 if "commune" in procedure.tiers.value else 0.05 if "province" in procedure.tiers.value else 0.0)
        + (0.1 if citizens else 0.0)
    )
