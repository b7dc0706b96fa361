"""A dossier's columns recomputed from what happened to it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

TIME_COLUMNS = frozenset({"submitted_at", "received_at", "due_at", "awaiting_until", "finished_at", "returned_at"})

STATE_COLUMNS = TIME_COLUMNS | frozenset(
    {
        "code", "origin_system", "procedure_code", "procedure_name", "field", "procedure_version_id",
        "unit_id", "receiving_unit_id", "competent_unit_id", "unit_as_given", "tier", "legal_channel",
        "channel_as_given", "place", "actor", "helper_kind", "service_level", "eligible_online", "stage", "clock",
        "awaiting", "fee", "delivery", "step", "design", "assigned_to", "pauses", "extensions", "time_limit",
        "late_cutoff", "result_channel", "paper_parallel", "residence_commune",
        "applicant_type", "papers", "variant", "language", "fee_dong", "paid_online", "simulated", "extra", "revision",
    }
)  # fmt: skip
"""Columns that the events determine: all but the applicant's words, way in, secrets, key, and the tasks' own."""

INITIAL: Mapping[str, Any] = {
    "procedure_version_id": None, "unit_id": None, "receiving_unit_id": None, "competent_unit_id": None,
    "unit_as_given": "", "channel_as_given": "",
    "procedure_code": "", "procedure_name": "", "field": "", "tier": "", "helper_kind": "",
    "place": "unknown", "actor": "unknown",
    "service_level": "", "eligible_online": None, "stage": "submitted", "clock": "not_started",
    "awaiting": "nothing", "fee": "none", "delivery": "none", "step": "", "design": "",
    "assigned_to": None, "submitted_at": None,
    "received_at": None, "due_at": None, "awaiting_until": None, "finished_at": None, "returned_at": None,
    "time_limit": "", "late_cutoff": "",
    "result_channel": "", "paper_parallel": None, "residence_commune": "", "applicant_type": "", "variant": "",
    "language": "vi", "fee_dong": None, "paid_online": None, "simulated": False, "revision": 1,
}  # fmt: skip
"""What a column holds until an event says otherwise."""


def fold(events: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns after these events.

    events  in the order in which they were recorded, each with `kind` and `payload` as the book keeps them
    returns the state columns with times as aware datetimes
    """
    columns: dict[str, Any] = {**INITIAL, "pauses": [], "extensions": [], "papers": [], "extra": {}}
    for event in events:
        payload = event["payload"]
        carried = payload["columns"] if event["kind"] == "DossierMirrored" else payload
        columns.update({name: value for name, value in carried.items() if name in STATE_COLUMNS})
    for name in TIME_COLUMNS:
        value = columns[name]
        columns[name] = datetime.fromisoformat(value) if isinstance(value, str) and value else value or None
    return columns
