"""What is to be exported, what came of it, and why it may be refused."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from motcua.core.errors import Refused

FORMATS = ("xes", "csv", "parquet")


class ExportRefused(Refused):
    """The export cannot be made as asked; `words` says why and `remedy` what to do."""

    code = "export_refused"

    def __init__(self, words: str, remedy: str) -> None:
        super().__init__()
        self.words, self.remedy = words, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What the operator asks for.

    out                 the file; it appears whole or not at all; a name that ends in `.gz` is packed (not Parquet)
    unit                code of a unit: only dossiers of it and of the units below it
    date_from, date_to  local dates of receipt, half-open
    with_codes          keep the dossier codes, which lead to people, instead of keys that do not
    """

    out: Path
    format: str
    unit: str = ""
    date_from: date | None = None
    date_to: date | None = None
    with_codes: bool = False


@dataclass(slots=True)
class ExportReport:
    """What was written; `without_events` are dossiers that a table of events cannot show."""

    dossiers: int = 0
    events: int = 0
    without_events: int = 0
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Logged:
    """One event: what happened, the step of its life cycle, when (ISO 8601), and in which role, never who."""

    activity: str
    transition: str
    at: str
    role: str


@dataclass(slots=True)
class Case:
    """One dossier: its columns by our names, as canonical texts (absent ones left out), and its events in order."""

    columns: dict[str, str]
    events: list[Logged] = field(default_factory=list)
