"""Handing the dossiers on for figures: columns without names, answers or codes, and what has changed since a mark."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction
from psycopg import sql

from motcua.dossiers.models import Dossier

COLUMNS = (
    "id", "origin_system", "procedure_code", "procedure_name", "field", "unit_id", "receiving_unit_id", "tier",
    "legal_channel", "channel_as_given", "place", "actor", "helper_kind", "service_level", "eligible_online", "stage",
    "clock", "awaiting", "delivery", "time_limit", "submitted_at", "received_at", "due_at", "finished_at",
    "returned_at", "recorded_at", "result_channel", "paper_parallel", "residence_commune", "applicant_type",
    "fee_dong", "paid_online", "simulated",
)  # fmt: skip
"""What leaves the ledger as it stands in the row; what is computed follows."""

_ZONE = "'Asia/Ho_Chi_Minh'"
_TRUTH = (
    "CASE lower(extra->>'{0}') WHEN 'true' THEN true WHEN '1' THEN true WHEN 'false' THEN false WHEN '0' THEN false END"
)
_NUMBER = "CASE WHEN extra->>'{0}' ~ '^{1}$' THEN (extra->>'{0}')::int END"
_COMPUTED = {
    "filed_on": f"(coalesce(received_at, submitted_at, recorded_at) AT TIME ZONE {_ZONE})::date",
    "punctual": f"""CASE WHEN due_at IS NULL THEN 'no_due' WHEN coalesce(finished_at, returned_at) IS NULL THEN ''
        WHEN coalesce(finished_at, returned_at) > due_at THEN 'late'
        WHEN (coalesce(finished_at, returned_at) AT TIME ZONE {_ZONE})::date < (due_at AT TIME ZONE {_ZONE})::date
        THEN 'early' ELSE 'on_time' END""",
    "person": "coalesce(applicant->>'identity_number', '')",
    "digitised": f"""CASE WHEN origin_system <> 'motcua' THEN {_TRUTH.format("digitised")}
        WHEN papers <> '[]' THEN NOT jsonb_path_exists(papers, '$[*] ? (!exists(@.files[*]))') END""",
    "reused": _TRUTH.format("reused"),
    "certified_copies": _NUMBER.format("certified_copies", r"\d{1,6}"),
    "rating": _NUMBER.format("rating", "[1-5]"),
}
DOSSIER_EXTRACT = (*COLUMNS, *_COMPUTED)
"""What is handed over of a dossier, in this order. Computed on the way:

filed_on  local date of receipt; where it was not received yet of submission, else of the record
punctual  of finished ones `early`, `on_time`, `late`; `no_due` without a due moment; empty while nobody can tell
person    the applicant's identity number: the receiver hashes it before it keeps anything
"""
EVENT_EXTRACT = ("subject_id", "kind", "actor_kind", "at", "recorded_at")
ACTIVITY_EXTRACT = ("dossier_id", "activity", "actor", "at", "recorded_at")

_DOSSIERS = f"""SELECT {", ".join(COLUMNS)}, {", ".join(_COMPUTED.values())} FROM dossiers_dossier"""  # noqa: S608
_EVENTS = f"""SELECT {", ".join(EVENT_EXTRACT)} FROM core_event
WHERE subject = 'dossier' AND kind <> 'DossierMirrored'"""  # noqa: S608
_ACTIVITIES = f"SELECT {', '.join(ACTIVITY_EXTRACT)} FROM dossiers_foreignactivity"  # noqa: S608
# What lies above the current transactions was written before the ledger moved to this server.
_SINCE = """written_in >= pg_snapshot_xmin(%(seen)s::pg_snapshot)
    AND (NOT pg_visible_in_snapshot(written_in, %(seen)s::pg_snapshot) OR written_in = %(own)s::xid8)
    AND (written_in < pg_snapshot_xmax(pg_current_snapshot()) OR written_in = pg_current_xact_id_if_assigned())"""
_COUNT = f"""SELECT (SELECT count(*) FROM core_event WHERE {_SINCE})
                  + (SELECT count(*) FROM dossiers_foreignactivity WHERE {_SINCE})"""  # noqa: S608
_CHANGED = f"""SELECT subject_id FROM core_event WHERE {_SINCE} AND subject = 'dossier'
UNION SELECT dossier_id FROM dossiers_foreignactivity WHERE {_SINCE}"""  # noqa: S608
_MOVED = f"""SELECT DISTINCT subject_id FROM core_event
WHERE {_SINCE} AND subject = 'dossier' AND recorded_at >= %(recorded_after)s"""  # noqa: S608
_HISTORY = f"""
SELECT subject_id, c ? 'received_at', ((c->>'received_at')::timestamptz AT TIME ZONE {_ZONE})::date,
       c ? 'submitted_at', ((c->>'submitted_at')::timestamptz AT TIME ZONE {_ZONE})::date,
       (recorded_at AT TIME ZONE {_ZONE})::date,
       c ? 'unit_id', (c->>'unit_id')::bigint, c ? 'receiving_unit_id', (c->>'receiving_unit_id')::bigint
FROM (SELECT subject_id, id, recorded_at,
             CASE WHEN kind = 'DossierMirrored' THEN payload->'columns' ELSE payload END AS c
      FROM core_event WHERE subject = 'dossier' AND subject_id = ANY(%(ids)s)) AS carried
ORDER BY subject_id, id
"""  # noqa: S608
_MARK = re.compile(r"\d+:\d+:[\d,]*/\d*/\d+", re.ASCII)
_ALONE = 0x6578747261  # any number that all takers of extracts share
_AT_ONCE = 20_000

Write = Callable[[bytes], Any]


class FormerPlace(NamedTuple):
    """Where a dossier once stood: the unit that had received it and the local date by which it was filed."""

    dossier_id: int
    unit_id: int | None
    filed_on: date


def copy_dossiers(write: Write, ids: Sequence[int] | None = None) -> None:
    """Write dossiers (all, or these) as lines of CSV without heading: `DOSSIER_EXTRACT`.

    Times are UTC; an absent value is an empty cell without quotes.
    """
    _copy(write, _DOSSIERS, "WHERE id", ids)


def copy_events(write: Write, ids: Sequence[int] | None = None) -> None:
    """Write our own events of dossiers as lines of CSV: `EVENT_EXTRACT`. That a mirror was taken in is none."""
    _copy(write, _EVENTS, "AND subject_id", ids)


def copy_activities(write: Write, ids: Sequence[int] | None = None) -> None:
    """Write what other systems logged as lines of CSV: `ACTIVITY_EXTRACT`."""
    _copy(write, _ACTIVITIES, "WHERE dossier_id", ids)


def _copy(write: Write, select: str, narrowing: str, ids: Sequence[int] | None) -> None:
    chunks: list[Sequence[int] | None] = [None]
    if ids is not None:
        chunks = [ids[first : first + _AT_ONCE] for first in range(0, len(ids), _AT_ONCE)]
    for chunk in chunks:
        narrowed = sql.SQL("") if chunk is None else sql.SQL(f"{narrowing} = ANY({{}})").format(list(chunk))
        statement = sql.SQL("COPY ({} {}) TO STDOUT WITH (FORMAT csv)").format(sql.SQL(select), narrowed)
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for lines in copy:
                write(lines)


@contextmanager
def one_state() -> Iterator[None]:
    """Everything read inside comes from one state of the ledger; nothing can be written."""
    if connection.in_atomic_block:  # a caller who has his own transaction reads what that sees
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def taking_alone() -> Iterator[None]:
    """Let one taker of extracts of this ledger work at a time; the others wait. It ends with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ALONE])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_ALONE])


def ledger_mark() -> str:
    """What of the ledger is seen now: PostgreSQL's snapshot, and how many entries are seen that it does not hold.

    The snapshot names the transactions that are still open, so nothing that is committed later can be missed. Keys of
    events would not do: an event may be given an early key and be committed late. Who reads inside a transaction that
    writes sees its own entries beyond the snapshot; they and what it still writes count as unseen.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text, pg_current_xact_id_if_assigned()::text")
        seen, own = cursor.fetchone()
        cursor.execute(_COUNT, {"seen": seen, "own": own})
        return f"{seen}/{own or ''}/{cursor.fetchone()[0]}"


def has_moved(mark: str) -> bool:
    """Whether anything was written that was not seen at this mark: nothing is ever taken away, so a count tells.

    A mark in a form that is not read any more tells nothing, so the ledger counts as moved.
    """
    if not is_ledger_mark(mark):
        return True
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, _of(mark))
        return bool(cursor.fetchone()[0] != int(mark.rpartition("/")[2]))


def is_ledger_mark(mark: str) -> bool:
    """Whether it is a mark as `ledger_mark` makes them now."""
    return _MARK.fullmatch(mark) is not None


def changed_since(mark: str, *, recorded_after: datetime | None = None) -> list[int]:
    """Keys of the dossiers about which anything was written that the mark's snapshot does not hold; ordered.

    recorded_after  look only at our own events of that time and later: the other months' partitions are spared
    """
    statement, values = (_CHANGED, _of(mark)) if recorded_after is None else (_MOVED, _of(mark))
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, "recorded_after": recorded_after})
        return sorted(row[0] for row in cursor.fetchall())


def _of(mark: str) -> dict[str, str | None]:
    seen, own, _ = mark.split("/")
    return {"seen": seen, "own": own or None}


def former_places(ids: Sequence[int]) -> Iterator[FormerPlace]:
    """Where these dossiers stood after each of their events; their events alone are read."""
    for first in range(0, len(ids), _AT_ONCE):
        with connection.cursor() as cursor:
            cursor.execute(_HISTORY, {"ids": list(ids[first : first + _AT_ONCE])})
            yield from _folded(cursor.fetchall())


def _folded(rows: Sequence[tuple[Any, ...]]) -> Iterator[FormerPlace]:
    dossier = received = submitted = recorded = unit = receiving = None
    for key, has_received, was_received, has_submitted, was_submitted, on, *units in rows:
        if key != dossier:
            dossier, received, submitted, recorded, unit, receiving = key, None, None, on, None, None
        has_unit, unit_id, has_receiving, receiving_id = units
        received = was_received if has_received else received
        submitted = was_submitted if has_submitted else submitted
        unit = unit_id if has_unit else unit
        receiving = receiving_id if has_receiving else receiving
        yield FormerPlace(key, receiving or unit, received or submitted or recorded)  # type: ignore[arg-type]


def ledger_identity() -> str:
    """Changes when this is another ledger: another server or database, or tables that were emptied and filled anew."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT concat_ws('.', (SELECT system_identifier FROM pg_control_system()),"
            " (SELECT oid FROM pg_database WHERE datname = current_database()),"
            " pg_relation_filenode('dossiers_dossier'))"
        )
        return str(cursor.fetchone()[0])


def holds_mirrors_of(origin: str) -> bool:
    """Whether the ledger holds any dossier of this source."""
    return Dossier.objects.filter(origin_system=origin).exists()
