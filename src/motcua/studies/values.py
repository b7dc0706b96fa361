"""A study and what belongs to it, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.studies.dose import InterventionView
from motcua.studies.states import FileKind, Topic


@dataclass(frozen=True, slots=True)
class StudyView:
    """`synthetic`: it stands on simulated data, and every page and file of it says so."""

    id: int
    code: str
    unit_id: int
    title: str
    question: str
    synthetic: bool
    opened_by: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class FileView:
    """`number` is what the words of a line call it (`@3`); `replaced_by` the number of the newer one, 0 where none.

    digest  SHA-256 of the bytes, hexadecimal
    """

    number: int
    name: str
    kind: FileKind
    digest: str
    size_bytes: int
    rows: int
    columns: tuple[str, ...]
    source: str
    made_by: int
    replaced_by: int
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ResultView:
    """One line that was run. Either `answer` or `refusal` (`words`, `remedy`) is filled.

    stale  numbers of files that it read and that a newer one has replaced since
    """

    number: int
    line: str
    words: tuple[str, ...]
    purpose: str
    answer: Mapping[str, Any] | None
    refusal: Mapping[str, str] | None
    read: tuple[int, ...]
    version: str
    run_by: str
    run_at: datetime
    stale: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionView:
    """Who decided what, when, why, and on which results."""

    number: int
    topic: Topic
    decided: str
    reason: str
    results: tuple[int, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PlanView:
    """A pre-analysis plan as it was frozen; `digest` is the SHA-256 of its canonical JSON."""

    number: int
    document: Mapping[str, Any]
    digest: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment on the draft; `answer` is empty while it waits."""

    number: int
    text: str
    by: str
    at: datetime
    answer: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """One edition; `page` is HTML of the content in one language, `sheet` the PDF."""

    code: str
    title: str
    number: int
    synthetic: bool
    digest: str
    at: datetime
    page: str
    sheet: bytes


@dataclass(frozen=True, slots=True)
class WholeStudy:
    """A study with all that belongs to it, each list by number."""

    study: StudyView
    files: Sequence[FileView] = ()
    results: Sequence[ResultView] = ()
    decisions: Sequence[DecisionView] = ()
    plans: Sequence[PlanView] = ()
    interventions: Sequence[InterventionView] = ()
    comments: Sequence[CommentView] = ()
    editions: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of a plan: the column, what it is, and whether more of it is better."""

    column: str
    title: str
    more_is_better: bool = True


@dataclass(frozen=True, slots=True)
class PlanGiven:
    """What is fixed before outcomes are read.

    line, words  the analysis of the primary outcome, as it will be run; `@0` stands for the outcome file
    harms        outcomes of which a worsening is reported whatever the rest says
    stop_rule    when the pilot is ended early
    """

    primary: Outcome
    line: str
    words: tuple[str, ...]
    alpha: float
    outcome_from: str
    outcome_until: str
    secondary: tuple[Outcome, ...] = ()
    harms: tuple[Outcome, ...] = ()
    stop_rule: str = ""
    results: tuple[int, ...] = field(default=())
