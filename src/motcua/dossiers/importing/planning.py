"""From an order to a plan: both files opened, their columns found, the mapping read."""

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
from motcua.dossiers.importing.sources import FileOptions, open_source
from motcua.dossiers.importing.styles import detect_styles, stated_styles
from motcua.dossiers.importing.work import ImportOrder, Plan


def make_plan(order: ImportOrder, mapping: ColumnMapping, remarks: Remarks) -> Plan:
    """Open the files and find our columns in them. Raises FileUnusable."""
    options = FileOptions(mapping.sheet, mapping.encoding, mapping.separator)
    opened = open_source(order.dossiers, file="dossiers", remark=remarks, options=options)
    layout = lay_out(
        opened.rows.names,
        columns=COLUMNS,
        required=[column for column in REQUIRED if column != "origin_system" or not order.origin],
        mapped=mapping.columns,
        constants=mapping.constants,
        file="dossiers",
    )
    if order.events is None:
        return Plan(opened.rows, layout, None, None, mapping, remarks)
    events = open_source(order.events, file="events", remark=remarks, options=FileOptions(encoding=mapping.encoding))
    return Plan(opened.rows, layout, events.rows, _event_layout(events.rows, mapping), mapping, remarks)


def _event_layout(events: RowSource, mapping: ColumnMapping) -> Layout:
    return lay_out(
        events.names,
        columns=EVENT_COLUMNS,
        required=EVENT_REQUIRED,
        mapped=mapping.event_columns,
        constants={},
        file="events",
    )


def find_styles(plan: Plan, report: ImportReport) -> dict[str, str] | None:
    """The styles of both files, or None (then the report says what cannot be told)."""
    stated = stated_styles(plan.mapping)
    plan.remarks.to = lambda finding: None
    try:
        styles = detect_styles(plan.dossiers, plan.layout, stated, report, file="dossiers")
        if styles is not None and plan.events is not None and plan.event_layout is not None:
            of_events = detect_styles(plan.events, plan.event_layout, stated, report, file="events")
            return None if of_events is None else styles | of_events
    except FileUnusable as unusable:
        report.add(unusable.finding)
        return None
    return styles
