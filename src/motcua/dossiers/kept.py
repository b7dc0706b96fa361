"""Ended dossiers whose applicant's words are still here, the longest ended first in each kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

_KEPT = """stage IN ('not_accepted', 'refused', 'stopped', 'withdrawn', 'returned') AND origin_system = 'motcua'
 AND unit_id IS NOT NULL AND applicant <> '{}'::jsonb"""
_ENDED = "coalesce(finished_at, returned_at, recorded_at)"

# One probe of the index for each kind that there is, however many dossiers it has.
_KINDS = f"""
WITH RECURSIVE kinds AS (
    (SELECT unit_id, stage, procedure_code, {_ENDED} AS first FROM dossiers_dossier
     WHERE {_KEPT} AND (%(units)s::bigint[] IS NULL OR unit_id = ANY (%(units)s::bigint[]))
     ORDER BY unit_id, stage, procedure_code, {_ENDED}, id LIMIT 1)
    UNION ALL
    SELECT further.* FROM kinds, LATERAL (
        SELECT unit_id, stage, procedure_code, {_ENDED} AS first FROM dossiers_dossier
        WHERE {_KEPT} AND (unit_id, stage, procedure_code) > (kinds.unit_id, kinds.stage, kinds.procedure_code)
          AND (%(units)s::bigint[] IS NULL OR unit_id = ANY (%(units)s::bigint[]))
        ORDER BY unit_id, stage, procedure_code, {_ENDED}, id LIMIT 1) AS further
)
SELECT unit_id, stage, procedure_code, first FROM kinds"""  # noqa: S608 - nothing of it comes from outside
_OF_KIND = f"""
SELECT id, code, procedure_name, {_ENDED} AS ended FROM dossiers_dossier
WHERE {_KEPT} AND unit_id = %(unit)s AND stage = %(stage)s AND procedure_code = %(procedure)s
  AND {_ENDED} < %(before)s AND ({_ENDED}, id) > (%(after)s, %(after_id)s)
ORDER BY {_ENDED}, id LIMIT %(most)s"""  # noqa: S608 - nothing of it comes from outside


@dataclass(frozen=True, slots=True)
class KeptKind:
    """Dossiers of a unit that ended in one stage, of one procedure; `first` is when the first of them ended."""

    unit_id: int
    stage: str
    procedure_code: str
    first: datetime


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """One of them."""

    id: int
    code: str
    procedure_name: str
    ended: datetime


def kinds_kept(unit_ids: Sequence[int] | None = None) -> list[KeptKind]:
    """All kinds of these units, or of all; as many probes of an index as there are kinds."""
    with connection.cursor() as cursor:
        cursor.execute(_KINDS, {"units": None if unit_ids is None else list(unit_ids)})
        return [KeptKind(*row) for row in cursor.fetchall()]


def list_kept(
    kind: KeptKind, *, before: datetime, after: tuple[datetime, int] | None = None, most: int
) -> list[KeptDossier]:
    """Those of the kind that ended before the moment, the longest ended first, beginning behind `after`."""
    moment, key = after or (kind.first, 0)
    values: dict[str, int | str | datetime] = {
        "unit": kind.unit_id,
        "stage": kind.stage,
        "procedure": kind.procedure_code,
        "before": before,
        "after": moment,
        "after_id": key,
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(_OF_KIND, values)
        return [KeptDossier(*row) for row in cursor.fetchall()]
