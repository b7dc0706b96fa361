"""One run over a file of dossiers and its log of events, inside one transaction."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from motcua.core.actor import Actor
from motcua.dossiers.importing.activities import ActivityRows
from motcua.dossiers.importing.code_index import DossierKeys
from motcua.dossiers.importing.conveyor import Desk
from motcua.dossiers.importing.distortions import Distortions
from motcua.dossiers.importing.findings import FileUnusable, Finding, ImportReport, Remarks
from motcua.dossiers.importing.keys import KeyStore
from motcua.dossiers.importing.layout import ColumnMapping, Layout
from motcua.dossiers.importing.ledger import COPY_ACTIVITIES, COPY_AWAITED, COPY_DOSSIERS, COPY_EVENTS, Known, Ledger
from motcua.dossiers.importing.lines import LineWriter, activity_lines, escaped
from motcua.dossiers.importing.repeats import Repeats
from motcua.dossiers.importing.rows import OWN, OWN_ELSEWHERE, DossierRows, ReadRows
from motcua.dossiers.importing.rowsource import RowSource
from motcua.dossiers.importing.sources import Opened
from motcua.dossiers.importing.times import ZONE
from motcua.dossiers.importing.units import UnitFinder, fill_units
from motcua.orgs.api import resolve_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """What the operator asks for. `origin` names the source where the file does not.

    mapping  a mapping file, or its content as plain data
    """

    dossiers: Path
    events: Path | None = None
    mapping: Path | Mapping[str, Any] | None = None
    origin: str = ""
    dry_run: bool = False
    accept_partial: bool = False


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is: `stage` is `preparing` (another format is unpacked), `styles`, `dossiers` or `events`;
    `rows` were read in this stage, which is `share` (0..1) of its file; `refused` are the rows refused so far.
    """

    stage: str
    rows: int
    share: float
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """Who looks on. `on_progress` and `on_rows` (rows more) hear from another thread after every chunk how far reading
    is, `on_block` what each COPY is given. Whatever one of them raises breaks the import off, and nothing is kept.
    """

    on_rows: Callable[[int], None] = lambda rows: None
    on_progress: Callable[[ImportProgress], None] = lambda progress: None
    on_block: Callable[[str, bytes], None] = lambda statement, block: None


@dataclass(frozen=True, slots=True)
class Plan:
    """Both files opened, where their columns stand, and how they are read."""

    opened: Opened
    layout: Layout
    events: RowSource | None
    event_layout: Layout | None
    mapping: ColumnMapping
    remarks: Remarks


@dataclass(slots=True)
class _Seen:
    """What earlier chunks brought: keys by code, which sources were known before."""

    keys: DossierKeys = field(default_factory=DossierKeys)
    sources: dict[str, bool] = field(default_factory=dict)


class ImportWork:
    """Reads both files in a second thread and writes into the ledger in this one."""

    def __init__(
        self,
        actor: Actor,
        order: ImportOrder,
        plan: Plan,
        styles: Mapping[str, str],
        report: ImportReport,
        now: datetime,
        watch: "Watch",
    ) -> None:
        self._order, self._plan, self._styles = order, plan, styles
        self._report = report
        self._watch = watch
        self._seen = _Seen()
        self._rows = 0
        recorded_at = now.astimezone(ZONE).isoformat(" ")
        self._writer = LineWriter(recorded_at=recorded_at, actor_kind=actor.kind.value, actor_name=actor.name)

    def run(self) -> None:
        """Read and write both files; faults are in the report."""
        self._ledger = Ledger()
        desk = Desk()
        self._keys = KeyStore(lambda number: desk.now(partial(self._ledger.draw_ids, number)))
        collecting = gc.isenabled()
        gc.disable()  # a million short-lived lists hold no cycles; looking for some would cost a third of the time
        try:
            desk.serve(self._produce)
        finally:
            if collecting:
                gc.enable()
        self._ledger.close()

    def _copy(self, statement: str, block: bytes) -> None:
        self._watch.on_block(statement, block)
        self._ledger.copy(statement, block)

    @property
    def _writing(self) -> bool:
        """After the first refusal nothing more is written: the transaction will not be kept."""
        return self._order.accept_partial or not self._report.refused

    def _produce(self, desk: Desk) -> None:
        try:
            self._take_dossiers(desk)
            if self._plan.events is not None and self._plan.event_layout is not None:
                self._take_events(desk, self._plan.events, self._plan.event_layout)
        except FileUnusable as unusable:
            self._report.add(unusable.finding)

    def _take_dossiers(self, desk: Desk) -> None:
        plan = self._plan
        rows = DossierRows(plan.layout, plan.mapping, self._styles, self._report, origin=self._order.origin)
        repeats = Repeats(self._report, self._heading("dossier_code"))
        distortions = Distortions(plan.opened.rows.names)
        finder = UnitFinder(lambda pairs: desk.now(partial(resolve_codes, pairs)))
        for chunk in plan.opened.rows.chunks():
            read = rows.read(chunk)
            distortions.see(chunk.rows, read.columns["status"])
            repeats.leave_out(read)
            fill_units(read, finder, self._count_unknown)
            self._write(desk, read, self._known(desk, read))
            self._tell("dossiers", plan.opened.rows, len(chunk.rows))
        distortions.tell(self._report)
        if not repeats.sources and not self._report.refused:
            self._report.add(Finding("no_rows", refused=False))

    def _tell(self, stage: str, source: RowSource, rows: int) -> None:
        self._rows += rows
        self._watch.on_rows(rows)
        self._watch.on_progress(ImportProgress(stage, self._rows, source.share, self._report.refused))

    def _count_unknown(self, code: str, column: str, value: str, times: int) -> None:
        self._report.count(code, self._heading(column), value, times=times)

    def _heading(self, column: str) -> str:
        return self._plan.layout.headings.get(column, column)

    def _known(self, desk: Desk, read: ReadRows) -> dict[tuple[str, str], Known]:
        """What the ledger already holds of these dossiers, by source and code as COPY writes it."""
        known: dict[tuple[str, str], Known] = {}
        codes, origins = read.columns["dossier_code"], read.columns["origin_system"]
        for origin in sorted(set(origins)):
            if origin not in self._seen.sources:
                self._seen.sources[origin] = desk.now(partial(self._ledger.take_origin, origin))
            mine = [code for code, of in zip(codes, origins, strict=True) if of == origin]
            if self._seen.sources[origin]:
                found = desk.now(partial(self._ledger.known, origin, mine))
                known.update({(origin, code): dossier for code, dossier in found.items()})
            if origin == OWN_ELSEWHERE:
                own = desk.now(partial(self._ledger.known, OWN, mine))
                known.update({(origin, code): dossier for code, dossier in own.items()})
        return known

    def _write(self, desk: Desk, read: ReadRows, known: Mapping[tuple[str, str], Known]) -> None:
        """Add the new dossiers, correct the changed ones, leave the others."""
        if known:
            self._refuse_own(read, known)
        lines = self._writer.mirrored(read)
        new, changed = list(range(len(lines))), []
        if known:
            new, there = [], []
            keys = zip(read.columns["origin_system"], map(escaped, read.columns["dossier_code"]), strict=True)
            for row, key in enumerate(keys):
                if (dossier := known.get(key)) is None:
                    new.append(row)
                    continue
                if dossier.line != lines[row]:
                    changed.append((row, dossier))
                there.append((row, dossier.id))
            self._remember(read, [row for row, _ in there], [key for _, key in there], known=True)
        self._add(desk, read if len(new) == len(lines) else read.only(new), [lines[row] for row in new])
        if changed and self._writing:
            self._correct(
                desk,
                read.only([row for row, _ in changed]),
                [lines[row] for row, _ in changed],
                [d for _, d in changed],
            )
        self._report.dossiers += len(lines)
        self._report.created += len(new)
        self._report.updated += len(changed)
        self._report.unchanged += len(lines) - len(new) - len(changed)

    def _refuse_own(self, read: ReadRows, known: Mapping[tuple[str, str], Known]) -> None:
        """A dossier that was taken in here is nobody else's to overwrite."""
        own = set()
        keys = zip(read.columns["origin_system"], map(escaped, read.columns["dossier_code"]), strict=True)
        for row, key in enumerate(keys):
            if key in known and known[key].own:
                own.add(row)
                code, heading = read.columns["dossier_code"][row], self._heading("dossier_code")
                self._report.add(Finding("own_dossier", "dossiers", read.lines[row], heading, code))
        read.leave_out(own)

    def _remember(self, read: ReadRows, rows: Sequence[int], ids: Sequence[int], *, known: bool = False) -> None:
        """Keep the key of each dossier for the file of events."""
        if self._plan.events is not None and rows:
            codes = read.columns["dossier_code"]
            self._seen.keys.remember([codes[row] for row in rows], ids, known=known)

    def _add(self, desk: Desk, read: ReadRows, lines: list[str]) -> None:
        if not lines:
            return
        # the refused import goes on reading to report every fault; its keys are never kept
        ids = self._keys.take(len(lines)) if self._writing else list(range(1, len(lines) + 1))
        self._remember(read, range(len(lines)), ids)
        if self._writing:
            desk.later(partial(self._copy, COPY_DOSSIERS, self._writer.dossier_block(ids, lines)))
            events = self._writer.event_block(ids, self._writer.payloads(read))
            desk.later(partial(self._copy, COPY_EVENTS, events))

    def _correct(self, desk: Desk, read: ReadRows, lines: list[str], known: list[Known]) -> None:
        ids = [dossier.id for dossier in known]
        desk.later(partial(self._ledger.correct, ids, lines))
        pairs = zip(known, self._writer.payloads(read, whole=True), strict=True)
        payloads = [f'"revision": {dossier.revision + 1}, {payload}' for dossier, payload in pairs]
        events = self._writer.event_block(ids, payloads)
        desk.later(partial(self._copy, COPY_EVENTS, events))

    def _take_events(self, desk: Desk, source: RowSource, layout: Layout) -> None:
        self._rows = 0
        rows = ActivityRows(layout, self._plan.mapping, self._styles, self._report, self._seen.keys)
        awaited = any(self._seen.sources.values())
        if awaited:
            desk.now(self._ledger.await_activities)
        for chunk in source.chunks():
            ids, known, columns = rows.read(chunk)
            lines = activity_lines(ids, columns)
            self._report.events += len(lines)
            if awaited:
                self._copy_lines(desk, COPY_AWAITED, [line for line, had in zip(lines, known, strict=True) if had])
                lines = [line for line, had in zip(lines, known, strict=True) if not had]
            self._report.events_created += len(lines)
            self._copy_lines(desk, COPY_ACTIVITIES, lines)
            self._tell("events", source, len(chunk.rows))
        if awaited and self._writing:
            self._report.events_created += desk.now(self._ledger.add_missing_activities)

    def _copy_lines(self, desk: Desk, statement: str, lines: Sequence[str]) -> None:
        if lines and self._writing:
            desk.later(partial(self._copy, statement, ("\n".join(lines) + "\n").encode()))
