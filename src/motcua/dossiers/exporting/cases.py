"""Reading dossiers with their events in one pass over each table, in memory that does not grow with the ledger."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from motcua.dossiers.exporting.order import Case, ExportOrder, ExportRefused, Logged
from motcua.dossiers.states import Awaiting, Stage, national_status
from motcua.orgs.api import read_units

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TIMES = ("submitted_at", "received_at", "due_at", "finished_at", "returned_at")
TRUTHS = ("eligible_online", "paper_parallel", "paid_online", "simulated")
_TEXTS = (
    "origin_system", "procedure_code", "procedure_name", "field", "tier", "legal_channel", "channel_as_given", "place",
    "actor", "helper_kind", "service_level", "result_channel", "residence_commune", "applicant_type",
)  # fmt: skip
COLUMNS = ("unit_code", *_TEXTS, "status", "fee_dong", *TRUTHS, *TIMES)
"""What is handed on of a dossier, beside its key. Whatever else its source said stays here: it may hold names."""

_READ = ("id", "code", "unit_id", *_TEXTS, "stage", "awaiting", "fee_dong", *TRUTHS, *TIMES)
_AT_ONCE = 5_000
_ROLES = frozenset({"owner", "officer", "system", "machine", "staff", "citizen"})
_TRANSITIONS = frozenset(
    ("schedule", "assign", "reassign", "start", "suspend", "resume", "withdraw", "manualskip", "autoskip", "ate_abort",
     "pi_abort")
)  # fmt: skip
_WHERE = """
WHERE (%(units)s::bigint[] IS NULL OR d.unit_id = ANY(%(units)s))
  AND (%(from)s::date IS NULL OR d.received_at >= %(from)s::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
  AND (%(to)s::date IS NULL OR d.received_at < %(to)s::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
"""
_DOSSIERS = f"SELECT {', '.join(f'd.{name}' for name in _READ)} FROM dossiers_dossier d {_WHERE} ORDER BY d.id"  # noqa: S608
_EVENTS = f"""
SELECT d.id, e.activity, e.at, e.role FROM dossiers_dossier d JOIN (
    SELECT dossier_id, activity, at, actor AS role, 1 AS source, id FROM dossiers_foreignactivity
    UNION ALL
    SELECT subject_id, kind, at, actor_kind, 0, id FROM core_event
    WHERE subject = 'dossier' AND kind <> 'DossierMirrored'
) e ON e.dossier_id = d.id {_WHERE} ORDER BY d.id, e.at, e.source, e.id
"""  # noqa: S608


def read_cases(order: ExportOrder) -> Iterator[Case]:
    """Every dossier that is asked for, in the order of its key, with its events by time.

    To be read inside one state of the ledger.
    Raises  ExportRefused where no unit ever had the code.
    """
    codes = {key: unit.code for key, unit in read_units().items()}
    bounds: dict[str, Any] = {"units": _units(order.unit), "from": order.date_from, "to": order.date_to}
    with _streamed("dossiers", _DOSSIERS, bounds) as dossiers, _streamed("events", _EVENTS, bounds) as events:
        waiting = next(events, None)
        for row in dossiers:
            dossier = dict(zip(_READ, row, strict=True))
            case = Case(_columns(dossier, codes, with_codes=order.with_codes))
            while waiting is not None and waiting[0] == dossier["id"]:
                case.events.append(_logged(*waiting[1:]))
                waiting = next(events, None)
            yield case


@contextmanager
def _streamed(name: str, query: str, bounds: dict[str, Any]) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The rows of a query, fetched a few thousand at a time from the server."""
    connection.ensure_connection()
    with connection.connection.cursor(name=f"export_{name}") as cursor:
        cursor.itersize = _AT_ONCE
        cursor.execute(query, bounds)
        yield iter(cursor)


def _units(code: str) -> list[int] | None:
    """The keys of all units that ever had the code, and of those below them."""
    if not code:
        return None
    found = [key for key, unit in read_units().items() if code in unit.path.split("/")]
    if not found:
        raise ExportRefused(
            f"Không có đơn vị nào mang mã “{code}”.", "Tra mã đơn vị trên trang quản trị hoặc bằng: motcua orgs load."
        )
    return found


def _columns(dossier: dict[str, Any], units: dict[int, str], *, with_codes: bool) -> dict[str, str]:
    status = national_status(Stage(dossier["stage"]), Awaiting(dossier["awaiting"]))
    texts = {
        "dossier_code": dossier["code"] if with_codes else key_of(dossier["id"]),
        "unit_code": units.get(dossier["unit_id"], ""),
        **{name: dossier[name] for name in _TEXTS},
        "status": str(status),
        "fee_dong": "" if dossier["fee_dong"] is None else str(dossier["fee_dong"]),
        **{name: "" if dossier[name] is None else str(dossier[name]).lower() for name in TRUTHS},
        **{name: moment(dossier[name]) for name in TIMES},
    }
    return {name: text for name, text in texts.items() if text}


def key_of(dossier_id: int) -> str:
    """A key that stays the same from export to export and leads nobody back who has not this server's secret."""
    purpose = hmac.digest(str(settings.SECRET_KEY).encode(), b"motcua.dossiers.export", "sha256")
    return hashlib.blake2b(dossier_id.to_bytes(8, "big"), key=purpose, digest_size=12).hexdigest()


def moment(at: datetime | date | None) -> str:
    """Local time in ISO 8601 with its offset."""
    if not isinstance(at, datetime):
        return ""
    local = at.astimezone(ZONE)
    return local.isoformat(timespec="microseconds" if local.microsecond % 1000 else "milliseconds")


def _logged(activity: str, at: datetime, role: str) -> Logged:
    """An event; a step of the life cycle that an import had written behind the activity gets its own place again."""
    name, plus, step = activity.rpartition("+")
    known = bool(plus) and step.lower() in _TRANSITIONS
    return Logged(
        activity=name if known else activity,
        transition=step if known else "complete",
        at=moment(at),
        role=role if role in _ROLES else "",
    )
