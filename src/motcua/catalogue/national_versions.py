"""The nation's records over time: which versions there are, what differs between two, which levels there were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.catalogue.models import NationalVersion
from motcua.catalogue.national.difference import Difference, differences
from motcua.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class NationalState:
    """One version of a record: its number, the local dates from and (exclusive, None: open) until, its file."""

    number: int
    valid_from: date
    valid_until: date | None
    file_name: str
    changes: int


@dataclass(frozen=True, slots=True)
class LevelCount:
    """How many procedures of one group have each level of online service on a date."""

    group: str
    name: str
    full: int
    part: int
    none: int


def has_national() -> bool:
    """Whether any record of the nation's catalogue was ever imported."""
    return NationalVersion.objects.exists()


def list_states(code: str) -> list[NationalState]:
    """The versions of a record, the oldest first; none where the nation's catalogue never had it."""
    rows = NationalVersion.objects.filter(procedure__code=code).order_by("number")
    return [
        NationalState(number, valid.lower, valid.upper, file_name, len(changes))
        for number, valid, file_name, changes in rows.values_list("number", "valid", "batch__file_name", "changes")
    ]


def changes_between(code: str, first: int, second: int) -> list[Difference]:
    """What differs from version `first` to version `second`, as (path, before, after). Raises NotFound."""
    rows = NationalVersion.objects.filter(procedure__code=code, number__in=(first, second)).order_by("number")
    records: Mapping[int, Mapping[str, object]] = dict(rows.values_list("number", "record"))
    for number in (first, second):
        if number not in records:
            raise NotFound(f"version {number} of the national record {code}")
    return differences(records[first], records[second])


_GROUPS: Mapping[str, str] = {
    "": "(VALUES ('', ''))",
    "agency": "(VALUES (version.agency_code, version.agency_name))",
    "tier": "unnest(version.tiers, version.tiers)",
    "field": "unnest(version.field_codes, version.field_names)",
}
LEVEL_GROUPS: Sequence[str] = tuple(group for group in _GROUPS if group)
_LEVELS = """
SELECT each.value, max(each.name), count(*) FILTER (WHERE version.level = 'full'),
  count(*) FILTER (WHERE version.level = 'part'), count(*) FILTER (WHERE version.level = 'none')
FROM catalogue_nationalversion version CROSS JOIN LATERAL {group} AS each(value, name)
WHERE version.valid @> %(on)s::date AND version.kind <> 'internal'
GROUP BY each.value ORDER BY count(*) DESC, each.value
"""


def count_levels(group: str = "", *, on: date) -> list[LevelCount]:
    """Levels of online service on the local date, of all procedures or by agency, tier or field; the largest first.

    Before the first import nothing is known, and nothing is counted. A procedure of several tiers counts in each.
    Raises KeyError for another group.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS.format(group=_GROUPS[group]), {"on": on})
        return [LevelCount(*row) for row in cursor.fetchall()]
