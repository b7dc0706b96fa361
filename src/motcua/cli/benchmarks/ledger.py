"""Ledgers of a wanted size for measurements: units, one officer, and copies of one real submission."""

import json
import secrets
from pathlib import Path

from django.db import connection
from django.test import Client
from django.utils import timezone

from motcua.catalogue.api import load_catalogue
from motcua.core.actor import Actor, Role
from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.api import submission_from, submit_dossier
from motcua.identity.api import Account, create_account, find_account, give_role
from motcua.orgs.api import UnitRef, communes_of, load_units, unit_in_force

EXAMPLE = Path(__file__).parents[4] / "docs" / "api" / "examples" / "submit-1.001193.json"
PROVINCE = "46"
OPEN_SHARE = 50
"""One dossier in this many is still open; the rest is history."""


def bench_units(count: int) -> list[UnitRef]:
    """So many communes of the units loaded from our own data."""
    today = timezone.localdate()
    load_units()
    load_catalogue(DATA_FILES / "procedures")
    found: list[UnitRef] = []
    for province in (PROVINCE, "48", "44", "01", "79"):
        found += communes_of(province, on=today)
        if len(found) >= count:
            return found[:count]
    return found


def bench_officer(unit: UnitRef) -> Account:
    """An officer of the unit who may see its lists."""
    now = timezone.now()
    system = Actor.system("bench")
    account = find_account("bench-officer")
    if account is None:
        account = create_account(
            actor=system, username="bench-officer", password=secrets.token_urlsafe(16), display_name="Cán bộ đo tốc độ", now=now
        )
        give_role(actor=system, account_id=account.pk, unit_id=unit.id, role=Role.CLERK, now=now)
    return account


def signed_in(account: Account) -> Client:
    """A browser session of the officer."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(account)
    return client


def fill(units: list[UnitRef], count: int) -> None:
    """Bring the ledger to at least `count` dossiers spread over the units, copied from one real submission.

    One in fifty is open with a due time in the coming weeks; each has one event.
    """
    now = timezone.now()
    body = json.loads(EXAMPLE.read_text(encoding="utf-8")) | {
        "unit": units[0].code, "legal_channel": "counter", "place": "counter",
    }
    receipt = submit_dossier(actor=Actor.system("bench"), submission=submission_from(body), now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dossiers_dossier")
        missing = count - cursor.fetchone()[0]
        if missing <= 0:
            return
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid='dossiers_dossier'::regclass AND attnum>0 AND NOT attisdropped AND attgenerated='' AND attname<>'id' ORDER BY attnum")
        columns = [row[0] for row in cursor.fetchall()]
        changed = {
            "code": "'F-' || %(seed)s || '-' || n",
            "unit_id": "(%(units)s::bigint[])[1 + n %% %(unit_count)s]",
            "stage": "CASE WHEN n %% %(open)s = 0 THEN 'accepted' ELSE 'returned' END",
            "clock": "CASE WHEN n %% %(open)s = 0 THEN 'running' ELSE 'ended' END",
            "delivery": "CASE WHEN n %% %(open)s = 0 THEN 'none' ELSE 'returned' END",
            "received_at": "now() - n %% 1000 * interval '1 hour'",
            "due_at": "now() + n %% 500 * interval '1 hour'",
        }
        values = ", ".join(changed.get(name, f"t.{name}") for name in columns)
        cursor.execute(
            f"WITH filled AS (INSERT INTO dossiers_dossier ({', '.join(columns)}) SELECT {values} "  # noqa: S608
            "FROM dossiers_dossier t, generate_series(1, %(missing)s) n WHERE t.id = %(template)s RETURNING id) "
            "INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind, actor_name) "
            "SELECT e.recorded_at, e.at, e.subject, filled.id, e.kind, e.payload, e.actor_kind, e.actor_name FROM filled, "
            "(SELECT * FROM core_event WHERE subject = 'dossier' AND subject_id = %(template)s ORDER BY id LIMIT 1) e",
            {
                "seed": secrets.token_hex(4), "units": [unit.id for unit in units], "unit_count": len(units),
                "open": OPEN_SHARE, "missing": missing, "template": receipt.id,
            },
        )
        cursor.execute("ANALYZE dossiers_dossier")
        cursor.execute("ANALYZE core_event")


def newest_open_code(unit: UnitRef) -> str:
    """Code of one open dossier of the unit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM dossiers_dossier WHERE unit_id = %s AND stage = 'accepted' ORDER BY due_at, id LIMIT 1", [unit.id]
        )
        return str(cursor.fetchone()[0])


__all__ = ["bench_officer", "bench_units", "fill", "newest_open_code", "signed_in", "unit_in_force"]
