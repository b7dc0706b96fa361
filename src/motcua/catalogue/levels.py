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
_COUNT = f"""
WITH told AS (
  SELECT version.agency_code, version.agency_name, version.tiers, version.field_codes, version.field_names,
    version.level AS given, EXISTS (
      SELECT FROM catalogue_recordfinding finding
      WHERE finding.version_id = version.id AND finding.status = 'open' AND finding.code IN ({_KINDS})
    ) AS doubtful, COALESCE(province.level, {LEVEL_IN_FORCE}) AS level
  FROM catalogue_nationalversion version
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
_DAYS = """
SELECT DISTINCT day FROM (
  SELECT lower(valid) AS day FROM catalogue_nationalversion
  UNION SELECT upper(valid) FROM catalogue_nationalversion
  UNION SELECT unnest(ARRAY[lower(valid), upper(valid)]) FROM catalogue_provincialoverride
    WHERE province = %(province)s AND content ? 'level'
) days WHERE day <= %(until)s ORDER BY day
"""


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

    Of single procedures nothing is known before the first import.
    """
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, {"until": until, "province": province})
        days = [day for (day,) in cursor.fetchall()]
    found: list[LevelDay] = []
    for day in days:
        counts = count_levels(on=day, province=province)
        if counts and (not found or counts[0] != found[-1].count):
            found.append(LevelDay(day, counts[0]))
    return found
