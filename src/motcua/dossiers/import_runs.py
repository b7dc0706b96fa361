"""Reading guided imports: one, the list, and the mappings that were kept; an actor sees those of own units."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.import_files import RunProgress, file_of, read_progress
from motcua.dossiers.importing.findings import FileUnusable, Finding, ImportReport
from motcua.dossiers.importing.layout import read_mapping
from motcua.dossiers.importing.sources import open_source
from motcua.dossiers.models import ImportMapping, ImportRun
from motcua.dossiers.rules.imports import units_of_imports
from motcua.dossiers.states import AT_WORK, ImportState

MOST_LISTED = 50
MOST_FINDINGS = 200
"""So many remarks stay in the database; the whole list of refused rows is a file beside."""


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a dry run or an import came to; `contradictions` is what the ledger then holds of each source."""

    counts: Mapping[str, int]
    imported: bool
    findings: tuple[Finding, ...]
    contradictions: tuple[Mapping[str, Any], ...] = ()

    @property
    def refused(self) -> tuple[Finding, ...]:
        """The first of the refused rows."""
        return tuple(finding for finding in self.findings if finding.refused)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What was understood, and what is worth knowing."""
        return tuple(finding for finding in self.findings if not finding.refused)


@dataclass(frozen=True, slots=True)
class ImportRunView:
    """One guided import as pages show it; `has_files` is false after the files were removed."""

    id: int
    public_id: uuid.UUID
    unit_id: int
    state: ImportState
    file_name: str
    file_size: int
    events_name: str
    events_size: int
    mapping: Mapping[str, Any]
    origin: str
    accept_partial: bool
    checked: RunReport | None
    report: RunReport | None
    created_at: datetime
    created_by_name: str
    ordered_at: datetime | None
    ended_at: datetime | None
    has_files: bool
    progress: RunProgress | None


@dataclass(frozen=True, slots=True)
class ImportRunPage:
    """One page of the list, newest first; `next` is empty on the last."""

    rows: tuple[ImportRunView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping under the name that somebody gave it."""

    id: int
    name: str
    mapping: Mapping[str, Any]
    origin: str


def get_import_run(*, actor: Actor, public_id: uuid.UUID) -> ImportRunView:
    """One import of the actor's units. Raises NotFound."""
    row = ImportRun.objects.filter(public_id=public_id, unit_id__in=units_of_imports(actor)).first()
    if row is None:
        raise NotFound(str(public_id))
    return view_of(row)


def list_import_runs(*, actor: Actor, after: str = "", limit: int = MOST_LISTED) -> ImportRunPage:
    """The imports of the actor's units, newest first; `after` is what the page before named in `next`."""
    found = ImportRun.objects.filter(unit_id__in=units_of_imports(actor)).order_by("-id")
    if after.isascii() and after.isdecimal() and len(after) < 19:
        found = found.filter(id__lt=int(after))
    rows = [view_of(row) for row in found[: limit + 1]]
    return ImportRunPage(tuple(rows[:limit]), str(rows[limit - 1].id) if len(rows) > limit else "")


def list_mappings(*, actor: Actor) -> list[SavedMapping]:
    """The mappings that the actor's units keep, by name."""
    found = ImportMapping.objects.filter(unit_id__in=units_of_imports(actor)).order_by("name", "id")
    return [SavedMapping(row.pk, row.name, row.mapping, row.origin) for row in found[:200]]


def view_of(row: ImportRun) -> ImportRunView:
    """The row as pages show it."""
    return ImportRunView(
        id=row.pk,
        public_id=row.public_id,
        unit_id=row.unit_id,
        state=ImportState(row.state),
        file_name=row.file_name,
        file_size=row.file_size,
        events_name=row.events_name,
        events_size=row.events_size,
        mapping=row.mapping,
        origin=row.origin,
        accept_partial=row.accept_partial,
        checked=_report(row.checked),
        report=_report(row.report),
        created_at=row.created_at,
        created_by_name=row.created_by_name,
        ordered_at=row.ordered_at,
        ended_at=row.ended_at,
        has_files=row.files_removed_at is None and file_of(row.public_id, "dossiers") is not None,
        progress=read_progress(row.public_id) if ImportState(row.state) in AT_WORK else None,
    )


COUNTS = ("dossiers", "events", "created", "updated", "unchanged", "events_created", "refused")


def kept_report(report: ImportReport, contradictions: tuple[Mapping[str, Any], ...] = ()) -> dict[str, Any]:
    """The report as the database keeps it: all counts, the first refused rows, the remarks."""
    remarks = [finding for finding in report.findings if not finding.refused]
    return {
        "counts": {name: getattr(report, name) for name in COUNTS},
        "imported": report.imported,
        "findings": [_document(finding) for finding in refusals(report)[:MOST_FINDINGS] + remarks[:MOST_FINDINGS]],
        "contradictions": [dict(one) for one in contradictions],
    }


def refusals(report: ImportReport) -> list[Finding]:
    """The refused rows in the order of the files, dossiers before events."""
    refused = (finding for finding in report.findings if finding.refused)
    return sorted(refused, key=lambda finding: (finding.file, finding.line))


def _document(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "value": finding.value,
        "refused": finding.refused,
        "more": [[name, value] for name, value in finding.more],
    }


def _report(kept: dict[str, Any] | None) -> RunReport | None:
    if kept is None:
        return None
    findings = tuple(
        Finding(**{**found, "more": tuple((name, value) for name, value in found["more"])})
        for found in kept["findings"]
    )
    return RunReport(kept["counts"], kept["imported"], findings, tuple(kept.get("contradictions", ())))


def headings_of(path: Path, mapping: Mapping[str, Any]) -> tuple[str, ...]:
    """The headings of a log of events, for who says what they mean; none where the file cannot be read."""
    try:
        opened = open_source(path, file="events", remark=lambda finding: None, mapping=read_mapping(mapping))
    except FileUnusable:
        return ()
    return tuple(opened.rows.names)
