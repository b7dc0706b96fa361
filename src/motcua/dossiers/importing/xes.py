"""Reading XES event logs (IEEE 1849, versions 1.0 and 2.0): a trace becomes a dossier, an event an event of its log."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.guarded import pieces_of
from motcua.dossiers.importing.layout import EVENT_COLUMNS, ColumnMapping
from motcua.dossiers.importing.rows import ANY_SOURCE
from motcua.dossiers.importing.staging import Staging, TableWriter
from motcua.dossiers.importing.times import ZONE
from motcua.dossiers.importing.xml_stream import read_xml

FIRST_EVENT = "received_at"
"""The heading under which a trace's own time of receipt stands, or its first event's where it has none."""

_OWN_STATUS = "motcua:status"
_VALUES = frozenset({"string", "date", "int", "float", "boolean", "id"})
_NESTING = frozenset({"list", "container"})
_MOST_KEYS = 500
_MOST_EVENTS = 200_000
_ROWS_A_REPORT = 5_000


@cache
def trace_keys() -> Mapping[str, tuple[str, ...]]:
    """For each of our columns the keys of a trace that mean it, first present first (`data/imports/xes.yaml`)."""
    given = yaml.safe_load((DATA_FILES / "imports" / "xes.yaml").read_text(encoding="utf-8"))
    return {ours: tuple(keys) for ours, keys in given["trace"].items()}


def with_xes_defaults(mapping: ColumnMapping, names: list[str], *, origin: str) -> ColumnMapping:
    """The mapping completed for an event log: what it does not state is read as it stands.

    Without a statement the legal channel is unknown, and the source has the name `origin`.
    """
    columns = {
        ours: next(key for key in keys if key in names)
        for ours, keys in trace_keys().items()
        if ours not in mapping.constants and any(key in names for key in keys)
    }
    columns |= dict(mapping.columns)
    if "received_at" not in mapping.constants and mapping.columns.get("received_at", FIRST_EVENT) in names:
        columns["received_at"] = FIRST_EVENT  # the stated key was already looked at while unpacking
    constants = {"legal_channel": "unknown", "origin_system": origin} | dict(mapping.constants)
    constants = {ours: value for ours, value in constants.items() if ours not in columns or ours in mapping.constants}
    status = dict(mapping.status)
    if columns.get("status") == _OWN_STATUS:  # a log that this system has written
        status.setdefault(ANY_SOURCE, {str(number): number for number in range(1, 11)})
    return replace(mapping, columns=columns, constants=constants, status=status)


def unpack_xes(path: Path, *, packed: bool, received: str, staging: Staging) -> None:
    """Write the traces into the table `dossiers` and their events into `events`. Raises FileUnusable.

    received  the key of the trace's time of receipt that a mapping states; empty, or the heading under which the table
              then has it: the known keys, else the first event
    """
    log = _Log(staging, received)
    with pieces_of(path, packed=packed, file="dossiers") as pieces:
        log.share = lambda: pieces.share
        read_xml(pieces, log, file="dossiers")
    log.finish()


class _Log:
    """Gathers one trace at a time."""

    def __init__(self, staging: Staging, received: str) -> None:
        self._staging = staging
        known = (*trace_keys()["received_at"], FIRST_EVENT)
        self._received = (received,) if received not in ("", FIRST_EVENT) else known
        self._traces: TableWriter = staging.table("dossiers")
        self._events: TableWriter = staging.table("events")
        self._events.names = list(EVENT_COLUMNS)
        self._traces.names = [FIRST_EVENT]
        self._positions: dict[str, int] = {FIRST_EVENT: 0}
        self._path: list[str] = []
        self._trace: dict[str, str] = {}
        self._line = 0
        self._event: dict[str, str] = {}
        self._event_line = 0
        self._of_trace: list[tuple[int, dict[str, str]]] = []
        self._nested = self._unfinished = 0
        self.share: Callable[[], float] = lambda: 0.0

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element of the log begins."""
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "trace" and parent == "log":
            self._trace, self._line, self._of_trace = {}, line, []
        elif name == "event" and parent == "trace":
            self._event, self._event_line = {}, line
        elif name in _VALUES and parent in ("trace", "event"):
            key, value = attributes.get("key", ""), attributes.get("value", "")
            (self._trace if parent == "trace" else self._event)[key] = value
        elif (name in _VALUES and parent in _VALUES | _NESTING and "trace" in self._path) or (
            name in _NESTING and parent in ("trace", "event")
        ):
            self._nested += 1
        elif len(self._path) == 1 and name != "log":
            raise FileUnusable(Finding("not_xes", file="dossiers", line=line, value=name[:50]))

    def end(self, name: str) -> None:
        """An element of the log ends."""
        self._path.pop()
        if name == "event" and self._path and self._path[-1] == "trace":
            self._of_trace.append((self._event_line, self._event))
            if len(self._of_trace) > _MOST_EVENTS:
                raise FileUnusable(Finding("trace_too_long", file="dossiers", line=self._line))
        elif name == "trace" and self._path == ["log"]:
            self._write()

    def _write(self) -> None:
        """The trace is complete: one dossier, and its events in the order in which they stand."""
        cells = [""] * len(self._traces.names)
        for key, value in self._trace.items():
            if key not in self._positions:
                self._add_key(key)
                cells.append("")
            cells[self._positions[key]] = value
        cells[0] = self._time_of_receipt()
        self._traces.add(self._line, cells)
        code = self._trace.get("concept:name", "")
        for line, event in self._of_trace:
            at, actor, resource = (event.get(key, "") for key in ("time:timestamp", "org:role", "org:resource"))
            self._events.add(line, (code, self._activity(event), at, actor, resource))
        if self._traces.rows % _ROWS_A_REPORT == 0:
            self._staging.progress(self._traces.rows, self.share())

    def _add_key(self, key: str) -> None:
        if len(self._positions) >= _MOST_KEYS:
            raise FileUnusable(Finding("too_many_columns", file="dossiers", line=self._line, value=str(_MOST_KEYS)))
        self._positions[key] = len(self._traces.names)
        self._traces.names.append(key)

    def _activity(self, event: Mapping[str, str]) -> str:
        """The activity; a step of its life cycle other than its completion is written behind a plus sign."""
        name, step = event.get("concept:name", ""), event.get("lifecycle:transition", "")
        if not name or not step or step.lower() == "complete":
            return name
        self._unfinished += 1
        return f"{name}+{step}"

    def _time_of_receipt(self) -> str:
        """The trace's own, or else that of its earliest event."""
        stated = next((self._trace[key] for key in self._received if self._trace.get(key)), "")
        if stated:
            return stated
        times = [(_moment(at), at) for _, event in self._of_trace if (at := event.get("time:timestamp", ""))]
        known = [(moment, at) for moment, at in times if moment is not None]
        return min(known)[1] if known else ""

    def finish(self) -> None:
        """Tell what was left out and what was written otherwise."""
        if self._nested:
            more = (("times", self._nested),)
            self._staging.remark(Finding("xes_nested", refused=False, more=more))
        if self._unfinished:
            more = (("times", self._unfinished),)
            self._staging.remark(Finding("xes_lifecycle", file="events", refused=False, more=more))
        if not self._traces.rows:
            self._staging.remark(Finding("no_rows", refused=False))


def _moment(at: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
