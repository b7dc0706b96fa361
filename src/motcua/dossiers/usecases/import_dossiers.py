"""Taking another system's dossiers into the ledger as mirrors: the whole file or nothing of it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.importing.findings import FileUnusable, Finding, ImportReport, StyleNeeded
from motcua.dossiers.importing.layout import (
    COLUMNS,
    EVENT_COLUMNS,
    EVENT_REQUIRED,
    REQUIRED,
    ColumnMapping,
    lay_out,
    read_mapping,
)
from motcua.dossiers.importing.reading import CsvFile
from motcua.dossiers.importing.styles import detect_styles, stated_styles
from motcua.dossiers.importing.work import ImportOrder, ImportWork, Layouts, Watch

NOBODY = Watch()


class _NotToBeKept(Exception):
    """Ends the transaction without a trace: a dry run, or a refusal."""


def import_dossiers(*, actor: Actor, order: ImportOrder, now: datetime, watch: Watch = NOBODY) -> ImportReport:
    """Mirror every dossier of a canonical file, with one `DossierMirrored` event each, and keep its foreign log beside.

    A dossier that the ledger already holds unchanged is left as it is; a changed one is corrected with a further event.
    The bulk calls no handler of the event: handlers of mirrors read the tables.

    now     aware UTC; becomes the time of the events
    Raises  layout.MappingUnusable. Faults of the files are in the report, and then nothing is imported unless
            `accept_partial` asks for the rows that are good.
    """
    mapping = read_mapping(order.mapping)
    report = ImportReport(dry_run=order.dry_run)
    try:
        plan = _open(order, mapping, report)
    except FileUnusable as unusable:
        report.add(unusable.finding)
        return report
    try:
        return _attempt(actor, order, plan, mapping, {}, now, watch)
    except StyleNeeded:
        styles = _detect(order, plan, mapping, report)
        return report if styles is None else _attempt(actor, order, plan, mapping, styles, now, watch)


def _open(order: ImportOrder, mapping: ColumnMapping, report: ImportReport) -> Layouts:
    names = CsvFile(order.dossiers, file="dossiers", remark=report.add).names
    dossiers = lay_out(
        names,
        columns=COLUMNS,
        required=[column for column in REQUIRED if column != "origin_system" or not order.origin],
        mapped=mapping.columns,
        constants=mapping.constants,
        file="dossiers",
    )
    if order.events is None:
        return Layouts(dossiers, None)
    names = CsvFile(order.events, file="events", remark=lambda finding: None).names
    events = lay_out(
        names, columns=EVENT_COLUMNS, required=EVENT_REQUIRED, mapped=mapping.event_columns, constants={}, file="events"
    )
    return Layouts(dossiers, events)


def _detect(order: ImportOrder, plan: Layouts, mapping: ColumnMapping, report: ImportReport) -> dict[str, str] | None:
    """The styles of both files, or None (then the report says what cannot be told)."""
    report.findings.clear()
    stated = stated_styles(mapping)
    try:
        styles = detect_styles(order.dossiers, plan.dossiers, stated, report, file="dossiers")
        if styles is not None and plan.events is not None and order.events is not None:
            of_events = detect_styles(order.events, plan.events, stated, report, file="events")
            return None if of_events is None else styles | of_events
    except FileUnusable as unusable:
        report.add(unusable.finding)
        return None
    return styles


def _attempt(
    actor: Actor,
    order: ImportOrder,
    plan: Layouts,
    mapping: ColumnMapping,
    styles: Mapping[str, str],
    now: datetime,
    watch: Watch,
) -> ImportReport:
    report = ImportReport(dry_run=order.dry_run, styles=dict(styles))
    for column, style in styles.items():
        report.add(Finding("style", column=column, value=style, refused=False))
    work = ImportWork(actor, order, plan, mapping, styles, report, now, watch)
    try:
        with transaction.atomic():
            work.run()
            if order.dry_run or (report.refused and not order.accept_partial):
                raise _NotToBeKept
        report.imported = True
    except _NotToBeKept:
        if not order.dry_run:
            report.dossiers = report.events = report.created = report.updated = report.unchanged = 0
            report.events_created = 0
    report.settle_counts()
    return report
