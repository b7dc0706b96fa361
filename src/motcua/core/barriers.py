"""What keeps people from the online door, as one vocabulary: codes, cascade, log, survey, session, what helps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES

FILE = DATA_FILES / "uptake" / "barriers.yaml"


@dataclass(frozen=True, slots=True)
class Named:
    """A code with its words."""

    code: str
    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """The words for a reader of that language."""
        return self.en if language.startswith("en") else self.vi


@dataclass(frozen=True, slots=True)
class Signature(Named):
    """What the barrier leaves in a log.

    data        whose record it needs: `dossiers`, `traces`, `signon`, `operations`
    metric      the figure of this system that counts it; empty where none does yet
    complement  the barrier is what is left of that share to one
    """

    data: str
    metric: str = ""
    complement: bool = False


@dataclass(frozen=True, slots=True)
class SurveyItem(Named):
    """The question to a person (`code` is the column's name); answers in `blocked` mean that the barrier is there."""

    answers: tuple[Named, ...]
    blocked: frozenset[str]


@dataclass(frozen=True, slots=True)
class SessionField(Named):
    """What an assisted session notes; `kind` is `yes_no`, `text`, `number`, `minutes` or `device_owner`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Remedy(Named):
    """What may remove the barrier; `kind` groups it for the register of interventions."""

    kind: str


@dataclass(frozen=True, slots=True)
class Success(Named):
    """What must move, and whether more or less of it is better."""

    better: str
    metric: str = ""


@dataclass(frozen=True, slots=True)
class Window(Named):
    """One of the three windows: what it sees, to what it is blind, of what its shares are."""

    sees: Named
    blind: Named
    of: Named


@dataclass(frozen=True, slots=True)
class Barrier(Named):
    """One barrier. `rungs`: where on the cascade it shows, the usual place first; `design`: proposed, not observed."""

    rungs: tuple[str, ...]
    evidence: tuple[str, ...]
    design: bool
    log: tuple[Signature, ...]
    survey: SurveyItem
    session: SessionField | None
    interventions: tuple[Remedy, ...]
    success: tuple[Success, ...]
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole file. `sources` hold by mark (`S7.42`) where the evidence is from.

    unclear  answers that tell nothing: whoever gave one does not count as asked
    """

    version: str
    source: str
    cascade: tuple[Named, ...]
    windows: Mapping[str, Window]
    unclear: frozenset[str]
    barriers: Mapping[str, Barrier]
    sources: Mapping[str, str]

    def place(self, code: str) -> int:
        """How far up the cascade the barrier usually stands, 0 for the first rung. Raises KeyError."""
        rungs = [rung.code for rung in self.cascade]
        return rungs.index(self.barriers[code].rungs[0])

    def first_of(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Those of the given barriers that stand lowest on the cascade, in the order of their codes: what binds.

        The others are latent: they may bind once these are gone. Raises KeyError for a code that does not exist.
        Source: uptake reference 1.3
        """
        given = sorted(set(codes))
        lowest = min((self.place(code) for code in given), default=0)
        return tuple(code for code in given if self.place(code) == lowest)


@cache
def vocabulary() -> Vocabulary:
    """The barriers that hold. Source: data/uptake/barriers.yaml"""
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    answers = {name: tuple(_named(one) for one in some) for name, some in found["answers"].items()}
    return Vocabulary(
        version=found["version"],
        source=found["source"],
        cascade=tuple(_named(rung) for rung in found["cascade"]),
        windows={row["code"]: _window(row) for row in found["windows"]},
        unclear=frozenset(found["unclear"]),
        barriers={row["code"]: _barrier(row, answers) for row in found["barriers"]},
        sources=found["sources"],
    )


def _named(row: Mapping[str, Any]) -> Named:
    return Named(row["code"], row["vi"], row["en"])


def _window(row: Mapping[str, Any]) -> Window:
    sees, blind, of = (Named(name, row[name]["vi"], row[name]["en"]) for name in ("sees", "blind", "of"))
    return Window(row["code"], row["vi"], row["en"], sees, blind, of)


def _barrier(row: Mapping[str, Any], answers: Mapping[str, tuple[Named, ...]]) -> Barrier:
    item, session = row["survey"], row.get("session")
    return Barrier(
        row["code"],
        row["vi"],
        row["en"],
        rungs=tuple(row["rungs"]),
        evidence=tuple(row["evidence"]),
        design=row.get("design", False),
        log=tuple(Signature(**one) for one in row["log"]),
        survey=SurveyItem(item["name"], item["vi"], item["en"], answers[item["answers"]], frozenset(item["blocked"])),
        session=SessionField(session["name"], session["vi"], session["en"], session["kind"]) if session else None,
        interventions=tuple(Remedy(**one) for one in row["interventions"]),
        success=tuple(Success(**one) for one in row["success"]),
        valid_until=row.get("valid_until", ""),
    )
