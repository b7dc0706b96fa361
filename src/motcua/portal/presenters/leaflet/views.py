"""What stands on the page of a procedure, in words, section by section."""

from dataclasses import dataclass

from motcua.portal.presenters.leaflet.prose import Prose
from motcua.ui.values import Link

NOTHING = Prose("")
LONG_NAME = 120


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with the published data here, and what that means for somebody who reads it."""

    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the questions that everybody has, answered in a line; `href` leads to where it stands in full."""

    question: str
    words: str
    more: str = ""
    more_lang: str = ""
    href: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper: a short name, the official one where it differs, how many, when it is needed, forms to fill in.

    heading  a row that only heads those that follow it
    """

    name: Prose
    official: str = ""
    count: str = ""
    note: str = ""
    forms: tuple[Link, ...] = ()
    doubtful: bool = False
    heading: bool = False

    @property
    def long(self) -> bool:
        """A whole sentence is read more easily in plain letters than in bold ones."""
        return len(self.name.lead) > LONG_NAME


@dataclass(frozen=True, slots=True)
class PaperGroupView:
    """The papers of one case; `notes` are rows of the national list that explain and are nothing to bring.

    folded  opens when asked for: one of several cases, of which only one concerns the reader
    """

    name: Prose
    papers: tuple[PaperView, ...]
    notes: tuple[str, ...] = ()
    folded: bool = False

    @property
    def count(self) -> int:
        """How many papers there are to bring."""
        return sum(not paper.heading for paper in self.papers)


@dataclass(frozen=True, slots=True)
class LimitView:
    """How long it takes through these doors: what the law gives, and what the office has promised where that is less.

    words   the limit, or the sentence in which the rule is written
    agreed  a shorter limit that the province has agreed on, beside the statutory one
    exact   a quantity that can be counted; False for a sentence
    """

    doors: str
    words: str
    detail: Prose = NOTHING
    agreed: str = ""
    exact: bool = True
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class FeeView:
    """What is charged; `words` never holds an amount that cannot be trusted."""

    name: str
    words: str
    detail: Prose = NOTHING
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place where it may be handed in; `href` leads there, `note` says whose dossiers it takes."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DoorView:
    """One way of handing in, with the places and what the record adds."""

    name: str
    places: tuple[PlaceLine, ...]
    detail: Prose = NOTHING


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; a long one shows its beginning and opens."""

    title: str
    text: Prose = NOTHING


@dataclass(frozen=True, slots=True)
class Part:
    """What a section rests on: which layer, which source, and the doubts about it.

    words     what editors wrote about it, each with its source, beside what stands there
    original  what the nation's record has there, where something else stands in its place; line by line
    """

    layer: str = ""
    source: str = ""
    doubts: tuple[Doubt, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    original: tuple[str, ...] = ()
