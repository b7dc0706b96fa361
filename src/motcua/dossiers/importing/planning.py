"""From an order to a plan: both files opened, their columns found, the mapping read."""

from dataclasses import replace

from motcua.dossiers.importing.findings import FileUnusable, ImportReport, Remarks
from motcua.dossiers.importing.layout import (
    COLUMNS,
    EVENT_COLUMNS,
    EVENT_REQUIRED,
    REQUIRED,
    ColumnMapping,
    Layout,
    lay_out,
)
from motcua.dossiers.importing.rowsource import RowSource
from motcua.dossiers.importing.sources import open_source
from motcua.dossiers.importing.styles import detect_styles, stated_styles
from motcua.dossiers.importing.work import ImportOrder, ImportProgress, Plan, Watch


def make_plan(order: ImportOrder, mapping: ColumnMapping, remarks: Remarks, watch: Watch) -> Plan:
    """Open the files and find our columns in them. Raises FileUnusable."""

    def tell(rows: int, share: float) -> None:
        watch.on_progress(ImportProgress("preparing", rows, share))

    opened = open_source(order.dossiers, file="dossiers", remark=remarks, mapping=mapping, progress=tell)
    mapping = opened.complete(mapping, order.dossiers, order.origin)
    layout = lay_out(
        opened.rows.names,
        columns=COLUMNS,
        required=[column for column in REQUIRED if column != "origin_system" or not order.origin],
        mapped=mapping.columns,
        constants=mapping.constants,
        file="dossiers",
    )
    events = opened.events
    if order.events is not None:
        events = open_source(order.events, file="events", remark=remarks, mapping=_for_events(mapping)).rows
    elif events is not None:
        mapping = replace(mapping, event_columns={})
    event_layout = None if events is None else _event_layout(events, mapping)
    return Plan(opened, layout, events, event_layout, mapping, remarks)


def _for_events(mapping: ColumnMapping) -> ColumnMapping:
    """What a mapping says of the file of dossiers does not hold for the file of events."""
    return ColumnMapping(encoding=mapping.encoding)


def _event_layout(events: RowSource, mapping: ColumnMapping) -> Layout:
    return lay_out(
        events.names,
        columns=EVENT_COLUMNS,
        required=EVENT_REQUIRED,
        mapped=mapping.event_columns,
        constants={},
        file="events",
    )


def find_styles(plan: Plan, report: ImportReport, watch: Watch) -> dict[str, str] | None:
    """The styles of both files, or None (then the report says what cannot be told)."""

    def tell(rows: int, share: float) -> None:
        watch.on_progress(ImportProgress("styles", rows, share))

    stated = stated_styles(plan.mapping)
    plan.remarks.to = lambda finding: None
    try:
        styles = detect_styles(plan.opened.rows, plan.layout, stated, report, file="dossiers", tell=tell)
        if styles is not None and plan.events is not None and plan.event_layout is not None:
            of_events = detect_styles(plan.events, plan.event_layout, stated, report, file="events", tell=tell)
            return None if of_events is None else styles | of_events
    except FileUnusable as unusable:
        report.add(unusable.finding)
        return None
    return styles
