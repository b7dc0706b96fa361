"""Ledgers of a wanted size for measurements: units, one officer, and copies of one real submission."""

import json
import secrets
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.utils import timezone

from motcua.catalogue.api import import_procedures
from motcua.cli.benchmarks.people import IDENTITY_OF, NAME_OF, PARAMETERS, PHONE_OF, be_up_to_date, fill_search
from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.dossiers.api import PapersMissing, accept_dossier, ledger_mark
from motcua.identity.api import Account, create_account, create_token, find_account, give_role
from motcua.orgs.api import UnitRef, communes_of, load_units

EXAMPLE = Path(__file__).parents[4] / "docs" / "api" / "examples" / "submit-1.001193.json"
AT_ONCE = 500_000
"""Dossiers written in one statement."""

FIRST_PROVINCES = ("nso:46", "nso:48", "nso:01")
RECENT, OPEN_OF_RECENT, OPEN_OF_OLDER = 10_000, 2, 50
"""Of the newest dossiers one in two is still open, of all older ones one in fifty: work grows slower than history, and
the first page of a list is full at any size. What is over keeps no answers: nobody opens it.
"""


def bench_units(count: int) -> list[UnitRef]:
    """So many communes of the units loaded from our own data."""
    today = timezone.localdate()
    load_units()
    import_procedures(now=timezone.now())
    found: list[UnitRef] = []
    for province in (*FIRST_PROVINCES, *_other_provinces(today)):
        found += communes_of(province, on=today)
        if len(found) >= count:
            break
    return found[:count]


def _other_provinces(on: date) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM orgs_unit WHERE tier = 'province' AND code LIKE 'nso:%%' AND valid @> %s::date"
            " AND code <> ALL(%s) ORDER BY code",
            [on, list(FIRST_PROVINCES)],
        )
        return [code for (code,) in cursor.fetchall()]


def bench_officer(units: Sequence[UnitRef], *, role: Role = Role.CLERK) -> Account:
    """An officer who holds the role in all these units."""
    now, system, name = timezone.now(), Actor.system("bench"), f"bench-{role.value}"
    account = find_account(name)
    if account is None:
        password = secrets.token_urlsafe(16)
        account = create_account(actor=system, username=name, password=password, display_name=name, now=now)
    today = timezone.localdate(now)
    for unit in units:
        give_role(actor=system, account_id=account.pk, unit_id=unit.id, role=role, valid_from=today, now=now)
    return account


def signed_in(account: Account) -> Client:
    """A browser session of the officer."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(account)
    return client


def submission_body(unit: UnitRef) -> dict[str, Any]:
    """The documented example, handed in over the unit's counter."""
    example: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return example | {"unit": unit.code, "legal_channel": "counter", "place": "counter"}


def _template(unit: UnitRef) -> str:
    """Code of one real submission over the API, with all its papers and accepted."""
    system, now = Actor.system("bench"), timezone.now()
    token = create_token(actor=system, name="bench", unit_id=unit.id, scopes=["dossiers:write"], now=now, days=1).token
    clerk = Actor(ActorKind.STAFF, name="bench", grants=frozenset({Grant(unit.id, Role.CLERK)}))
    body = submission_body(unit)
    code = first = _submitted(body, token)
    try:
        accept_dossier(actor=clerk, code=code, now=now)
    except PapersMissing as missing:
        given = [*body.get("papers", []), *({"code": paper} for paper in missing.values["papers"])]
        code = _submitted(body | {"papers": given}, token)
        accept_dossier(actor=clerk, code=code, now=now, not_same_as=[first])
    return code


def _submitted(body: dict[str, Any], token: str) -> str:
    answer = Client(headers={"host": "127.0.0.1"}).post(
        "/api/v1/dossiers", body, content_type="application/json", headers={"authorization": f"Bearer {token}"}
    )
    if answer.status_code != 201:
        raise RuntimeError(f"the example was not taken: {answer.status_code} {answer.content[:300]!r}")
    return str(answer.json()["code"])


_CHANGED = {
    "code": "'F-' || %(seed)s || '-' || n",
    "unit_id": "(%(units)s::bigint[])[1 + n %% %(unit_count)s]",
    "stage": "CASE WHEN open THEN 'accepted' ELSE 'returned' END",
    "step": "CASE WHEN open THEN t.step ELSE '' END",
    "clock": "CASE WHEN open THEN 'running' ELSE 'ended' END",
    "delivery": "CASE WHEN open THEN 'none' ELSE 'returned' END",
    "received_at": "now() - n %% 1000 * interval '1 hour'",
    "applicant": f"t.applicant || jsonb_build_object('full_name', {NAME_OF}, 'identity_number', {IDENTITY_OF},"
    f" 'phone', {PHONE_OF})",
    "answers": "CASE WHEN open THEN t.answers ELSE '{}' END",
    "papers": "CASE WHEN open THEN t.papers ELSE '[]' END",
    # Due in ten days and later at either size: what is overdue is shown otherwise, which would be compared instead.
    "due_at": "now() + interval '10 days' + n / %(unit_count)s %% 97 * interval '1 hour'",
}
_COLUMNS = """SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = 'dossiers_dossier'::regclass AND attnum > 0
              AND NOT attisdropped AND attgenerated = '' AND attname <> 'id' ORDER BY attnum"""
_OPEN = "n / %(unit_count)s %% CASE WHEN n <= %(recent)s THEN %(open)s ELSE %(open_older)s END = 0"
_FILL = f"""
WITH template AS (SELECT * FROM dossiers_dossier WHERE code = %(template)s),
filled AS (
    INSERT INTO dossiers_dossier ({{columns}})
    SELECT {{values}} FROM template t, generate_series(%(from)s, %(to)s) n, LATERAL (SELECT {_OPEN}) o(open)
    RETURNING id, stage
),
event AS (SELECT * FROM core_event WHERE subject = 'dossier' AND subject_id = (SELECT id FROM template) LIMIT 1)
INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind, actor_name)
SELECT e.recorded_at, e.at, e.subject, filled.id, e.kind,
       CASE WHEN filled.stage = 'accepted' THEN e.payload ELSE jsonb_build_object('revision', 1) END,
       e.actor_kind, e.actor_name
FROM filled, event e
"""  # noqa: S608


_TASKS = """
INSERT INTO dossiers_task ({columns})
SELECT {values} FROM dossiers_dossier d, dossiers_task t
WHERE d.code LIKE %(codes)s AND d.stage = 'accepted'
  AND t.dossier_id = (SELECT id FROM dossiers_dossier WHERE code = %(template)s)
"""


def fill(units: list[UnitRef], count: int) -> None:
    """Bring the ledger to at least `count` dossiers spread over the units, copied from one real submission.

    One in fifty is open with a due time in the coming weeks; each has one event.
    """
    template = _template(units[0])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dossiers_dossier")
        missing = count - cursor.fetchone()[0]
        if missing <= 0:
            return
        cursor.execute(_COLUMNS)
        columns = [row[0] for row in cursor.fetchall()]
        values = ", ".join(_CHANGED.get(name, f"t.{name}") for name in columns)
        statement = _FILL.format(columns=", ".join(columns), values=values)
        seed = secrets.token_hex(4)
        given = PARAMETERS | {
            "seed": seed,
            "units": [unit.id for unit in units],
            "unit_count": len(units),
            "recent": max(0, RECENT - count + missing),
            "open": OPEN_OF_RECENT,
            "open_older": OPEN_OF_OLDER,
            "template": template,
        }
        for first in range(1, missing + 1, AT_ONCE):
            cursor.execute(statement, given | {"from": first, "to": min(missing, first + AT_ONCE - 1)})
        cursor.execute(_COLUMNS.replace("dossiers_dossier", "dossiers_task"))
        names = [row[0] for row in cursor.fetchall()]
        taken = {"dossier_id": "d.id", "unit_id": "d.unit_id"}
        values = ", ".join(taken.get(name, f"t.{name}") for name in names)
        tasks = _TASKS.format(columns=", ".join(names), values=values)
        cursor.execute(tasks, {"codes": f"F-{seed}-%", "template": template})
        fill_search(seed)
        be_up_to_date(ledger_mark())
        # As the server would by itself within a minute, in the middle of the measurement.
        cursor.execute("VACUUM (ANALYZE) dossiers_dossier, dossiers_task, core_event, procrastinate_jobs")


def first_open_code(unit: UnitRef) -> str:
    """Code of the open dossier of the unit that is due first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM dossiers_dossier WHERE unit_id = %s AND stage = 'accepted' ORDER BY due_at, id LIMIT 1",
            [unit.id],
        )
        return str(cursor.fetchone()[0])
