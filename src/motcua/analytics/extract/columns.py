"""What stands in the extract: the columns of its four tables, by name, with the Arrow type as a word."""

from collections.abc import Mapping

TIME = "timestamp[us, tz=UTC]"

DOSSIER_COLUMNS: Mapping[str, str] = {
    "dossier_key": "int64",
    "person_key": "string",
    "origin_system": "string",
    "procedure_code": "string",
    "procedure_name": "string",
    "field": "string",
    "unit_code": "string",
    "unit_name": "string",
    "handling_unit_code": "string",
    "practice": "bool",
    "province": "string",
    "tier": "string",
    "legal_channel": "string",
    "channel_as_given": "string",
    "place": "string",
    "actor": "string",
    "helper_kind": "string",
    "service_level": "string",
    "eligible_online": "bool",
    "stage": "string",
    "clock": "string",
    "awaiting": "string",
    "delivery": "string",
    "status": "int32",
    "outcome": "string",
    "timeliness": "string",
    "time_limit": "string",
    "submitted_at": TIME,
    "received_at": TIME,
    "due_at": TIME,
    "finished_at": TIME,
    "returned_at": TIME,
    "recorded_at": TIME,
    "received_on": "date32",
    "supplements": "int32",
    "first_supplement_at": TIME,
    "first_event_at": TIME,
    "last_event_at": TIME,
    "result_channel": "string",
    "paper_parallel": "bool",
    "residence_commune": "string",
    "applicant_type": "string",
    "fee_dong": "int64",
    "paid_online": "bool",
    "digitised": "bool",
    "reused": "bool",
    "certified_copies": "int32",
    "rating": "int32",
    "simulated": "bool",
}
"""One row a dossier. Empty text or null means unknown.

unit_code, unit_name  the unit that received it, also after it was handed over; `handling_unit_code` has it in hand
province              statistics code of the unit's province without its prefix (`46`); empty where it has none
status                national, 1 to 10
outcome               `approved`, `refused`, `stopped`, `withdrawn`, `not_accepted`; empty while open
timeliness            of finished ones `early`, `on_time`, `late`; of open ones `open_in_time`, `open_overdue` at the
                      moment of the snapshot; `no_due` without a due moment; empty where it ended nobody knows when
received_on           local date of receipt
first_event_at        of its events, and `last_event_at`: null where it has none; so a question for the length of a log
                      need not put the events of each dossier together
supplements           times that papers were asked for; null where the source's log does not tell
digitised             every paper handed in has a file; `reused`, `certified_copies`, `rating` (1 to 5) as kept or given
"""

EVENT_COLUMNS: Mapping[str, str] = {
    "dossier_key": "int64",
    "province": "string",
    "activity_as_given": "string",
    "activity": "string",
    "at": TIME,
    "actor_kind": "string",
    "recorded_at": TIME,
}
"""One row for each thing that happened to a dossier, in our book or in the log of its source.

activity    our kind of event (`SupplementRequested`); of sources by data/imports/activities.yaml, empty where unmapped
actor_kind  `owner`, `officer`, `system` or `unknown`; never a person
"""

SERVICE_COLUMNS: Mapping[str, str] = {
    "procedure_code": "string",
    "procedure_name": "string",
    "field": "string",
    "unit_kind": "string",
    "tier": "string",
    "service_level": "string",
    "online_here": "bool",
    "national_portal": "bool",
    "valid_from": "date32",
    "valid_to": "date32",
    "simulated": "bool",
}
"""One row for each procedure, kind of unit and period of the catalogue."""

UNIT_COLUMNS: Mapping[str, str] = {
    "unit_code": "string",
    "unit_name": "string",
    "tier": "string",
    "province": "string",
    "valid_from": "date32",
    "valid_to": "date32",
    "unit_now_code": "string",
    "unit_now_name": "string",
    "weight": "double",
    "split": "bool",
    "weight_known": "bool",
}
"""One row for each unit that a dossier names and each unit that it has become.

weight        share (0 to 1) of the old unit's people that went there; the weights of one old unit add up to 1
split         the old unit was divided, so that figures by the new unit are estimates
weight_known  false where no population is known and the parts share equally
"""

TABLES: Mapping[str, Mapping[str, str]] = {
    "dossiers": DOSSIER_COLUMNS,
    "events": EVENT_COLUMNS,
    "services": SERVICE_COLUMNS,
    "units": UNIT_COLUMNS,
}
"""Every table of a snapshot."""
