"""How many procedures can be done online in full, in part or not at all: by agency, tier and field, on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.catalogue.board.deciding import Shape, shape_of
from motcua.catalogue.national.findings import FINDING_KINDS

_GROUPS: Mapping[str, str] = {
    "": "(VALUES ('', ''))",
    "agency": "(VALUES (version.agency_code, version.agency_name))",
    "tier": "unnest(version.tiers, version.tiers)",
    "field": "unnest(version.field_codes, version.field_names)",
}
LEVEL_GROUPS: Sequence[str] = tuple(group for group in _GROUPS if group)
_SET = tuple(code for code in FINDING_KINDS if shape_of(code) is Shape.LEVEL)
_KINDS = ", ".join(f"'{code}'" for code in _SET)
LEVEL_IN_FORCE = f"""
COALESCE((
  SELECT finding.value FROM catalogue_recordfinding finding
  WHERE finding.version_id = version.id AND finding.status = 'overridden' AND finding.code IN ({_KINDS})
  ORDER BY finding.id DESC LIMIT 1
), version.level)
"""  # noqa: S608 - no part of it comes from outside
"""The level of a row called `version`: as an editor set it, else as the record has it."""
_FINDINGS = f"""
chosen AS (
  SELECT DISTINCT ON (version_id) version_id, value AS level FROM catalogue_recordfinding
  WHERE status = 'overridden' AND code IN ({_KINDS}) ORDER BY version_id, id DESC
), doubted AS (
  SELECT DISTINCT version_id FROM catalogue_recordfinding WHERE status = 'open' AND code IN ({_KINDS})
)
"""  # noqa: S608 - no part of it comes from outside
_COUNT = f"""
WITH {_FINDINGS}, told AS (
  SELECT version.agency_code, version.agency_name, version.tiers, version.field_codes, version.field_names,
    version.level AS given, COALESCE(province.level, chosen.level, version.level) AS level,
    doubted.version_id IS NOT NULL AS doubtful
  FROM catalogue_nationalversion version
  LEFT JOIN chosen ON chosen.version_id = version.id LEFT JOIN doubted ON doubted.version_id = version.id
  LEFT JOIN LATERAL (
    SELECT laid.content ->> 'level' AS level FROM catalogue_provincialoverride laid
    WHERE laid.procedure_id = version.procedure_id AND laid.province = %(province)s AND laid.valid @> %(on)s::date
      AND laid.content ? 'level'
  ) province ON true
  WHERE version.valid @> %(on)s::date AND version.kind <> 'internal'
)
SELECT each.value, max(each.name), count(*) FILTER (WHERE version.level = 'full'),
  count(*) FILTER (WHERE version.level = 'part'), count(*) FILTER (WHERE version.level = 'none'),
  count(*) FILTER (WHERE version.level <> version.given), count(*) FILTER (WHERE version.doubtful)
FROM told version CROSS JOIN LATERAL {{group}} AS each(value, name)
GROUP BY each.value ORDER BY count(*) DESC, each.value
"""  # noqa: S608 - no part of it comes from outside
# Each version is a stretch of days with one level, cut where the province set another; at its ends the counts change.
_DAYS = f"""
WITH {_FINDINGS}, told AS (
  SELECT version.procedure_id, version.valid, version.level AS given, COALESCE(chosen.level, version.level) AS level,
    doubted.version_id IS NOT NULL AS doubtful
  FROM catalogue_nationalversion version
  LEFT JOIN chosen ON chosen.version_id = version.id LEFT JOIN doubted ON doubted.version_id = version.id
  WHERE version.kind <> 'internal'
), laid AS (
  SELECT procedure_id, valid, content ->> 'level' AS level FROM catalogue_provincialoverride
  WHERE province = %(province)s AND content ? 'level'
), stretch AS (
  SELECT unnest(datemultirange(valid) - COALESCE(
      (SELECT range_agg(laid.valid) FROM laid WHERE laid.procedure_id = told.procedure_id), datemultirange()
    )) AS days, given, level, doubtful FROM told
  UNION ALL
  SELECT told.valid * laid.valid, told.given, laid.level, told.doubtful
  FROM told JOIN laid ON laid.procedure_id = told.procedure_id AND laid.valid && told.valid
), turned AS (
  SELECT lower(days) AS day, 1 AS more, given, level, doubtful FROM stretch
  UNION ALL SELECT upper(days), -1, given, level, doubtful FROM stretch WHERE NOT upper_inf(days)
), daily AS (
  SELECT day, sum(more) FILTER (WHERE level = 'full') AS full, sum(more) FILTER (WHERE level = 'part') AS part,
    sum(more) FILTER (WHERE level = 'none') AS none, sum(more) FILTER (WHERE level <> given) AS decided,
    sum(more) FILTER (WHERE doubtful) AS doubtful
  FROM turned WHERE day <= %(until)s GROUP BY day
)
SELECT day, COALESCE(sum("full") OVER days, 0), COALESCE(sum(part) OVER days, 0), COALESCE(sum("none") OVER days, 0),
  COALESCE(sum(decided) OVER days, 0), COALESCE(sum(doubtful) OVER days, 0)
FROM daily WINDOW days AS (ORDER BY day) ORDER BY day
"""  # noqa: S608 - no part of it comes from outside


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many procedures of one group have each level on a date.

    decided   of them as an editor or the province set it, other than the record has it
    doubtful  of them with a level about which the record contradicts itself, and nobody has decided
    """

    group: str
    name: str
    full: int
    part: int
    none: int
    decided: int = 0
    doubtful: int = 0

    @property
    def total(self) -> int:
        """All procedures of the group."""
        return self.full + self.part + self.none


@dataclass(frozen=True, slots=True)
class LevelDay:
    """The counts of all procedures together from a local date on, until the next such day."""

    since: date
    count: LevelCount


def count_levels(group: str = "", *, on: date, province: str = "") -> list[LevelCount]:
    """Levels of online service on the local date, of all procedures or by agency, tier or field; the largest first.

    What editors set stands in the place of the record, and over both what the province set whose code is given.
    Before the first import nothing is known, and nothing is counted. A procedure of several tiers counts in each.
    Raises KeyError for another group.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(group=_GROUPS[group]), {"on": on, "province": province})
        return [LevelCount(*row) for row in cursor.fetchall()]


def level_history(*, until: date, province: str = "") -> list[LevelDay]:
    """From which days on how many procedures had which level, the oldest first; days without a change are left out.

    Of single procedures nothing is known before the first import. One statement, however many days there are.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, {"until": until, "province": province})
        days = [LevelDay(day, LevelCount("", "", *map(int, counts))) for day, *counts in cursor.fetchall()]
    before = [None, *(day.count for day in days)]
    return [day for day, count in zip(days, before, strict=False) if day.count != count]
