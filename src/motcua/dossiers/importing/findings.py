"""What an import has to say about a file: which row was refused, where, why, and what to do."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MOST_LISTED = 1_000
_MOST_COUNTED = 10_000
_ROWS_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark. `refused` rows are not imported; other remarks are notes on what was understood.

    `line` counts the lines of the file from 1 (0: the whole file); `column` is the heading as it stands in the file.
    """

    code: str
    file: str = "dossiers"
    line: int = 0
    column: str = ""
    value: str = ""
    refused: bool = True
    more: tuple[tuple[str, Any], ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        """What fills the words of this finding."""
        return {"line": self.line, "column": self.column, "value": self.value} | dict(self.more)


Remark = Callable[[Finding], None]


class Remarks:
    """Where the remarks of an opened file go: it is read more than once, and each reading has a report of its own."""

    def __init__(self) -> None:
        self.to: Remark = lambda finding: None

    def __call__(self, finding: Finding) -> None:
        """Hand a remark on."""
        self.to(finding)


class FileUnusable(Exception):
    """The file as a whole cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


class StyleNeeded(Exception):
    """A column holds dates or numbers whose style only the whole column can tell."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


@dataclass(slots=True)
class ImportReport:
    """What came of one import. `dossiers` and `events` are rows accepted; the three counts after them say what changed.

    `imported` is false after a dry run or a refusal: then the ledger is as it was before.
    """

    dossiers: int = 0
    events: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    events_created: int = 0
    refused: int = 0
    imported: bool = False
    dry_run: bool = False
    styles: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    counted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _refused_rows: set[tuple[str, int]] = field(default_factory=set)
    _listed: Counter[str] = field(default_factory=Counter)

    def add(self, finding: Finding) -> None:
        """Keep a remark; a row with several faults is one refused row.

        Of one sort `MOST_LISTED` refusals are kept and the rest counted, so that a file of faults fills no memory.
        """
        self._listed[finding.code] += 1
        if not finding.refused or self._listed[finding.code] <= MOST_LISTED:
            self.findings.append(finding)
        if finding.refused:
            row = (finding.file, finding.line)
            if row not in self._refused_rows:
                self._refused_rows.add(row)
                self.refused += 1
            if len(self._refused_rows) > _ROWS_REMEMBERED:
                near = finding.line - _ROWS_REMEMBERED // 2  # the faults of one row come close together
                self._refused_rows = {row for row in self._refused_rows if row[0] == finding.file and row[1] >= near}

    def count(self, code: str, column: str = "", value: str = "", *, times: int = 1) -> None:
        """Count a note that may concern many rows; it becomes one finding with its count."""
        key = (code, column, value)
        if key not in self.counted and len(self.counted) >= _MOST_COUNTED:
            key = (code, column, "…")
        self.counted[key] += times

    def settle_counts(self) -> None:
        """Turn the counted notes into findings, most frequent first."""
        for (code, column, value), times in self.counted.most_common():
            self.findings.append(Finding(code, column=column, value=value, refused=False, more=(("times", times),)))
        self.counted.clear()
        for code, times in self._listed.items():
            if times > MOST_LISTED:
                more = (("times", times - MOST_LISTED),)
                self.findings.append(Finding("and_more", value=code, refused=False, more=more))
