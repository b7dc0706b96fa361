"""What a procedure is found by: texts with the place where they stand, and the words of everything else."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.catalogue.effective.values import EffectiveProcedure
from motcua.core.folding import fold

WEIGHTS = {
    "code": "A",
    "title": "A",
    "name": "A",
    "keyword": "A",
    "life_event": "B",
    "result": "B",
    "field": "C",
    "agency": "C",
}
"""Where a text stands and the weight of its words there."""
MOST_POSITIONS, LAST_POSITION = 250, 16_000
"""PostgreSQL keeps at most 256 positions of a word, none beyond 16,383."""
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

    def near(self) -> str:
        """The words of the texts as a tsvector in PostgreSQL's own notation."""
        return _written(self._positions())

    def words(self) -> str:
        """The same and those of the body, which have no weight."""
        positions = self._positions()
        for word in fold(self.body).split()[:MOST_BODY]:
            positions.setdefault(word, [])
        return _written(positions)

    def _positions(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        position = 0
        for place, text in self.texts:
            words = code_words(text) if place == "code" else fold(text).split()
            for word in words:
                position = min(position + 1, LAST_POSITION)
                here = found.setdefault(word, [])
                if len(here) < MOST_POSITIONS:
                    here.append(f"{position}{WEIGHTS[place]}")
            position += 10  # a phrase does not run from one text into the next
        return found


def _written(positions: dict[str, list[str]]) -> str:
    """Folded words have letters and digits only, so quoting needs no escape."""
    return " ".join(f"'{word}':{','.join(at)}" if at else f"'{word}'" for word, at in positions.items())


def code_words(code: str) -> list[str]:
    """By what fragments a code is found: `1.001193` also as 001193, 1193 and 1001193."""
    parts = fold(code).split()
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
