"""Taking another system's dossiers into the ledger as mirrors: the whole file or nothing of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.importing.findings import FileUnusable, Finding, ImportReport, Remarks, StyleNeeded
from motcua.dossiers.importing.journal import Journal
from motcua.dossiers.importing.layout import ColumnMapping, read_mapping
from motcua.dossiers.importing.planning import find_styles, make_plan
from motcua.dossiers.importing.staging import forget_staged
from motcua.dossiers.importing.work import ImportOrder, ImportProgress, ImportWork, Plan, Watch

NOBODY = Watch()


class _NotToBeKept(Exception):
    """Ends the transaction without a trace: a dry run, or a refusal."""


def import_dossiers(*, actor: Actor, order: ImportOrder, now: datetime, watch: Watch = NOBODY) -> ImportReport:
    """Mirror every dossier of a file, with one `DossierMirrored` event each, and keep its foreign log beside.

    A dossier that the ledger already holds unchanged is left as it is; a changed one is corrected with a further event.
    The bulk calls no handler of the event: handlers of mirrors read the tables.

    now     aware UTC; becomes the time of the events
    watch   hears how far the work is; may raise to break it off, and then nothing is kept
    Raises  layout.MappingUnusable. Faults of the files are in the report, and then nothing is imported unless
            `accept_partial` asks for the rows that are good.
    """
    mapping = read_mapping(order.mapping)
    journal = Journal(order.dossiers)
    report = ImportReport(dry_run=order.dry_run)
    if stopped := journal.stopped_at():
        stage, rows = stopped
        report.add(Finding("interrupted_before", value=stage, refused=False, more=(("times", rows),)))

    def note(progress: ImportProgress) -> None:
        journal.write(progress)
        watch.on_progress(progress)

    done = _import(actor, order, mapping, report, now, replace(watch, on_progress=note))
    journal.close()
    return done


def _import(
    actor: Actor, order: ImportOrder, mapping: ColumnMapping, report: ImportReport, now: datetime, watch: Watch
) -> ImportReport:
    remarks = Remarks()
    remarks.to = report.add
    try:
        plan = make_plan(order, mapping, remarks, watch)
    except FileUnusable as unusable:
        report.add(unusable.finding)
        return report
    opening = list(report.findings)
    try:
        return _attempt(actor, order, plan, {}, opening, now, watch)
    except StyleNeeded:
        styles = find_styles(plan, report, watch)
        return report if styles is None else _attempt(actor, order, plan, styles, opening, now, watch)


def _attempt(
    actor: Actor,
    order: ImportOrder,
    plan: Plan,
    styles: Mapping[str, str],
    opening: list[Finding],
    now: datetime,
    watch: Watch,
) -> ImportReport:
    report = ImportReport(dry_run=order.dry_run, styles=dict(styles))
    for finding in opening:
        report.add(finding)
    for column, style in styles.items():
        report.add(Finding("style", column=column, value=style, refused=False))
    plan.remarks.to = report.add
    work = ImportWork(actor, order, plan, styles, report, now, watch)
    try:
        with transaction.atomic():
            work.run()
            if order.dry_run or (report.refused and not order.accept_partial):
                raise _NotToBeKept
        report.imported = True
        if plan.opened.staged is not None:
            forget_staged(plan.opened.staged)
    except _NotToBeKept:
        if not order.dry_run:
            report.dossiers = report.events = report.created = report.updated = report.unchanged = 0
            report.events_created = 0
    report.settle_counts()
    return report
