"""Carry an ordered import out: the background's part, which may be killed and begun again at any moment."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.outbox import record
from motcua.dossiers.contradictions import count_contradictions, origins_brought
from motcua.dossiers.import_events import ImportEnded
from motcua.dossiers.import_files import RunProgress, file_of, write_progress, write_refusals
from motcua.dossiers.import_runs import kept_report, refusals
from motcua.dossiers.importing.findings import ImportReport
from motcua.dossiers.importing.words import words_of
from motcua.dossiers.importing.work import ImportOrder, ImportProgress, Watch
from motcua.dossiers.models import ImportRun
from motcua.dossiers.states import AT_WORK, ImportState
from motcua.dossiers.usecases.import_dossiers import import_dossiers

SECONDS_BETWEEN_SIGNS = 0.5


def run_import(*, run_id: int, now: datetime) -> ImportState | None:
    """Do what was ordered; the import, its report, and the new state enter together or not at all.

    A run that is no longer ordered is left alone, so a job that comes twice does its work once; a second job waits for
    the first one's end. Returns the state that was reached, None where there was nothing to do.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().filter(pk=run_id).first()
        if run is None or ImportState(run.state) not in AT_WORK:
            return None
        dry_run = run.state == ImportState.CHECKING
        report = _import(run, dry_run=dry_run, now=now)
        run.state = _state_after(report, dry_run=dry_run)
        if dry_run:
            run.checked = kept_report(report)
        else:
            run.report = kept_report(report, tuple(_contradictions(run, report, now)))
        run.ended_at = datetime.now(UTC)
        run.save(update_fields=["state", "checked", "report", "ended_at"])
        ended = ImportEnded(
            subject_id=run.pk,
            state=run.state,
            dossiers=report.dossiers,
            events=report.events,
            refused=report.refused,
        )
        record(ended, actor=_leader(run), at=run.ended_at)
    _keep_refusals(run.public_id, report)
    return run.state


def _import(run: ImportRun, *, dry_run: bool, now: datetime) -> ImportReport:
    dossiers = file_of(run.public_id, "dossiers")
    if dossiers is None:
        raise FileNotFoundError(str(run.public_id))
    order = ImportOrder(
        dossiers=dossiers,
        events=file_of(run.public_id, "events") if run.events_name else None,
        mapping=run.mapping,
        origin=run.origin,
        dry_run=dry_run,
        accept_partial=run.accept_partial,
    )
    watch = Watch(on_progress=_signs_of_life(run.public_id))
    return import_dossiers(actor=_leader(run), order=order, now=now, watch=watch)


def _signs_of_life(public_id: UUID) -> Callable[[ImportProgress], None]:
    """Writes down now and then how far reading is; heard from the reading thread, which touches no database."""
    last = 0.0

    def on_progress(far: ImportProgress) -> None:
        nonlocal last
        if time.monotonic() - last >= SECONDS_BETWEEN_SIGNS:
            last = time.monotonic()
            write_progress(public_id, RunProgress(far.rows, far.refused, far.share, datetime.now(UTC)))

    return on_progress


def _state_after(report: ImportReport, *, dry_run: bool) -> ImportState:
    if dry_run:
        return ImportState.CHECKED
    return ImportState.IMPORTED if report.imported else ImportState.REFUSED


def _contradictions(run: ImportRun, report: ImportReport, now: datetime) -> list[dict[str, object]]:
    """What the ledger holds of the sources after the import; nothing where nothing entered."""
    if not report.imported:
        return []
    origins = [run.origin] if run.origin else origins_brought(now)
    return [found.document() for origin in origins if (found := count_contradictions(origin, now=now)).dossiers]


def _leader(run: ImportRun) -> Actor:
    """Who led the import; the events of its dossiers carry this name."""
    return Actor(ActorKind.STAFF, name=run.created_by_name, account_id=run.created_by)


def _keep_refusals(public_id: UUID, report: ImportReport) -> None:
    rows = (
        (finding.file, finding.line or "", finding.column, finding.value, *words_of(finding), finding.code)
        for finding in refusals(report)
    )
    write_refusals(public_id, rows)
