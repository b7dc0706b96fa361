"""The extract for figures: the whole ledger beside COPY of its rows to a file, and one day's changes at two sizes."""

import argparse
import os
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from motcua.analytics.api import current_snapshot, refresh_extract, take_extract
from motcua.cli.benchmarks.own_database import empty_ledger, settle, superuser
from motcua.cli.benchmarks.reading import Reading
from motcua.orgs.api import communes_of, load_units

SMALL, A_DAY = 100_000, 5_000
LEAST_RATIO, MOST_SECONDS = 0.3, 5.0
_ON = datetime(2026, 11, 1, tzinfo=UTC).date()

# A day's dossiers stand beside one another, newest first; four of five are finished, each has its log of the source.
_DOSSIERS = """
INSERT INTO dossiers_dossier (
    code, lookup_code, origin_system, procedure_code, procedure_name, field, unit_id, unit_as_given, tier,
    legal_channel, channel_as_given, place, actor, helper_kind, service_level, eligible_online, stage, clock, awaiting,
    fee, delivery, step, submitted_at, received_at, due_at, finished_at, returned_at, pauses, time_limit,
    result_channel, residence_commune, applicant_type, applicant, answers, papers, variant, language, simulated, extra,
    notes, revision, recorded_at)
SELECT 'E-' || %(seed)s || '-' || n, '', 'bench', '1.' || 1000 + n %% 60, 'Thủ tục thứ ' || n %% 60,
       'Lĩnh vực ' || n %% 12, (%(units)s::bigint[])[1 + n %% cardinality(%(units)s::bigint[])], '', 'commune',
       (ARRAY['online', 'counter', 'post'])[1 + n %% 3], '', 'home', (ARRAY['owner', 'unknown'])[1 + n %% 2], '',
       (ARRAY['2', '3', '4'])[1 + n %% 3], n %% 3 > 0, CASE WHEN n %% 5 = 0 THEN 'in_hand' ELSE 'returned' END,
       CASE WHEN n %% 5 = 0 THEN 'running' ELSE 'ended' END, 'nothing', 'none',
       CASE WHEN n %% 5 = 0 THEN 'none' ELSE 'returned' END, '', at, at, at + interval '9 days',
       CASE WHEN n %% 5 > 0 THEN at + interval '5 days' END, CASE WHEN n %% 5 > 0 THEN at + interval '6 days' END,
       '[]', '', 'counter', '', 'citizen', '{}', '{}', '[]', '', 'vi', false, '{}', '{}', 1, now()
FROM (SELECT n, now() - n / %(a_day)s * interval '1 day' - n %% %(a_day)s * interval '5 seconds' AS at
      FROM generate_series(1, %(count)s) AS n) AS moment
"""
_EVENTS = """
INSERT INTO core_event (recorded_at, at, subject, subject_id, kind, payload, actor_kind)
SELECT now(), now(), 'dossier', id, 'DossierMirrored',
       jsonb_build_object('columns', jsonb_build_object('code', code, 'unit_id', unit_id, 'received_at', received_at,
                                                       'stage', stage, 'finished_at', finished_at)), 'system'
FROM dossiers_dossier WHERE id = ANY(%(ids)s) OR (%(ids)s IS NULL AND code LIKE 'E-' || %(seed)s || '-%%')
"""
_LOG = """
INSERT INTO dossiers_foreignactivity (dossier_id, activity, at, actor, resource)
SELECT id, activity, received_at, 'cán bộ', '' FROM dossiers_dossier,
       unnest(ARRAY['Nộp', 'Tiếp nhận', 'Có kết quả', 'Trả kết quả']) AS activity
WHERE code LIKE 'E-' || %(seed)s || '-%%'
"""
# Half of a day's work concerns what came in during the last three weeks.
_FINISH = """
UPDATE dossiers_dossier SET stage = 'returned', clock = 'ended', delivery = 'returned', finished_at = now(),
       returned_at = now(), revision = revision + 1
WHERE id IN (SELECT id FROM dossiers_dossier WHERE stage = 'in_hand' AND received_at > now() - interval '21 days'
             ORDER BY random() LIMIT %(half)s)
RETURNING id
"""
_ROWS = (
    "SELECT * FROM dossiers_dossier",
    "SELECT subject_id, kind, actor_kind, at, recorded_at FROM core_event WHERE kind <> 'DossierMirrored'",
    "SELECT * FROM dossiers_foreignactivity",
)


def measure(args: argparse.Namespace) -> list[Reading]:
    """The whole ledger at the large size, then one day at both sizes."""
    load_units()
    units = [unit.id for unit in communes_of("nso:46", on=_ON)]
    _start_anew()
    _fill(units, SMALL, "s")
    take_extract(_now())
    small = _a_day(units, "t")
    _start_anew()
    _fill(units, args.large, "l")
    whole, limit = _whole()
    large = _a_day(units, "m")
    _start_anew()
    rate, limit_rate = args.large / whole, args.large / limit
    ratio = rate / limit_rate
    detail = {"dossiers": args.large, "seconds": round(whole, 2), "copy_seconds": round(limit, 2)}
    held = max(small["seconds"], large["seconds"]) < MOST_SECONDS
    days = {f"{name}_{key}": value for name, day in (("small", small), ("large", large)) for key, value in day.items()}
    return [
        Reading("extract", rate, "dossiers/s", limit_rate, "COPY to a file", ratio, f">= {LEAST_RATIO}",
                ratio >= LEAST_RATIO, detail),
        Reading("extract_day", large["seconds"], "s", small["seconds"], f"the same day after {SMALL:,} dossiers",
                small["seconds"] / large["seconds"], f"< {MOST_SECONDS} s at both sizes", held, days),
    ]  # fmt: skip


def _now() -> datetime:
    return datetime.now(UTC)


def _start_anew() -> None:
    empty_ledger()
    shutil.rmtree(Path(os.environ["MOTCUA_DATA"]) / "extracts", ignore_errors=True)


def _fill(units: list[int], count: int, seed: str) -> None:
    values: dict[str, Any] = {"units": units, "count": count, "seed": seed, "a_day": A_DAY, "ids": None}
    with connection.cursor() as cursor:
        for statement in (_DOSSIERS, _EVENTS, _LOG):
            cursor.execute(statement, values)
        cursor.execute("VACUUM (ANALYZE) dossiers_dossier, dossiers_foreignactivity, core_event")


def _whole() -> tuple[float, float]:
    """Seconds of the best of two whole extracts, and of COPY of the same rows to files."""
    ours, limits = [], []
    for _ in range(2):
        shutil.rmtree(Path(os.environ["MOTCUA_DATA"]) / "extracts", ignore_errors=True)
        settle()
        begun = time.perf_counter()
        take_extract(_now())
        ours.append(time.perf_counter() - begun)
        limits.append(_copied())
    return min(ours), min(limits)


def _copied() -> float:
    """Seconds that the server itself needs to write the rows into files of its own."""
    settle()
    with superuser() as raw:
        folder = Path(str(raw.execute("SHOW data_directory").fetchone()[0]))  # type: ignore[index]
        files = [folder / f"bench_extract_{number}.csv" for number in range(len(_ROWS))]
        begun = time.perf_counter()
        for rows, file in zip(_ROWS, files, strict=True):
            raw.execute(f"COPY ({rows}) TO '{file}' WITH (FORMAT csv)".encode())
        lasted = time.perf_counter() - begun
    for file in files:
        file.unlink()
    return lasted


def _a_day(units: list[int], seed: str) -> dict[str, Any]:
    """Seconds of the extract after a day: half of its dossiers are new, half were finished."""
    half = A_DAY // 2
    _fill(units, half, seed)
    with connection.cursor() as cursor:
        cursor.execute(_FINISH, {"half": half})
        cursor.execute(_EVENTS, {"ids": [row[0] for row in cursor.fetchall()], "seed": ""})
    before = current_snapshot()
    settle()
    begun = time.perf_counter()
    after = refresh_extract(_now(), public=False)
    lasted = time.perf_counter() - begun
    kept = {file.name for file in before.files["dossiers"]} if before else set()
    rewritten = [file for file in after.files["dossiers"] if file.name not in kept]
    return {"seconds": round(lasted, 2), "rewritten_rows": sum(file.rows for file in rewritten), "rows": after.rows}
