"""Lists of the catalogue: procedures of a field, an agency, a tier, an audience, a level or a channel, page by page."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from motcua.catalogue.channels.conditions import OPEN_CHANNELS
from motcua.catalogue.effective.life_events import event_condition, event_rules, life_events
from motcua.catalogue.effective.values import Facet, Listed
from motcua.catalogue.levels import LEVEL_IN_FORCE

PAGE = 50
INTERNAL = "internal"
_CONDITIONS: Mapping[str, str] = {
    "field": "version.field_codes @> ARRAY[%(field)s]",
    "agency": "version.agency_code = %(agency)s",
    "tier": "version.tiers @> ARRAY[%(tier)s]",
    "audience": "version.audience_codes @> ARRAY[%(audience)s]",
    "level": f"{LEVEL_IN_FORCE} = %(level)s",
    "channel": f"%(channel)s = ANY({OPEN_CHANNELS})",
}
DIMENSIONS = ("field", "agency", "tier", "audience", "life_event", "level", "channel")
"""By what the catalogue can be browsed; life events have their own words, the others the portal's codes."""
_VALUES: Mapping[str, str] = {
    "field": "unnest(version.field_codes, version.field_names)",
    "agency": "(VALUES (version.agency_code, version.agency_name))",
    "tier": "unnest(version.tiers, version.tiers)",
    "audience": "unnest(version.audience_codes, version.audience_names)",
    "level": f"(VALUES ({LEVEL_IN_FORCE}, {LEVEL_IN_FORCE}))",
    "channel": f"(SELECT open, open FROM unnest({OPEN_CHANNELS}) AS open)",  # noqa: S608 - no part of it comes from outside
}
_NATION = """
SELECT id, procedure_id, name, sort_key, level, agency_code, agency_name, tiers, field_codes, field_names,
  audience_codes, audience_names, life_events, channels
FROM catalogue_nationalversion WHERE valid @> %(on)s::date AND kind <> %(internal)s
"""
# Definitions of ours of which the nation has no record; their ids are negative, so that no two rows share one. The
# occasions that they name are words to search by, not the events of life by which people browse; their doors are those
# that were decided.
_OURS_ALONE = """
SELECT -own.id, own.procedure_id, own.name, own.sort_key,
  CASE WHEN (own.definition #>> '{full_online,value}')::boolean THEN 'full' ELSE 'part' END,
  own.definition #>> '{agency,promulgating,code}', own.definition #>> '{agency,promulgating,name,vi}',
  ARRAY(SELECT jsonb_array_elements_text(own.definition #> '{agency,tiers}')),
  ARRAY[own.definition #>> '{field,code}'], ARRAY[own.definition #>> '{field,name,vi}'],
  ARRAY(SELECT each.value ->> 'code' FROM jsonb_array_elements(own.definition -> 'audience') each),
  ARRAY(SELECT each.value #>> '{name,vi}' FROM jsonb_array_elements(own.definition -> 'audience') each),
  ARRAY[]::text[], ARRAY[]::text[]
FROM catalogue_procedureversion own
WHERE own.valid @> %(on)s::date AND NOT EXISTS (
  SELECT FROM catalogue_nationalversion held WHERE held.procedure_id = own.procedure_id AND held.valid @> %(on)s::date
)
"""
HELD = f"({_NATION} UNION ALL {_OURS_ALONE})"
"""All that holds on the day `on`, the kind INTERNAL left out; `filter_conditions` are about its rows as `version`."""
# Each rule by which a procedure belongs to an event of life is looked up, and not tried on every procedure.
_EVENTS = """
WITH held AS MATERIALIZED (
  SELECT version.id, version.name, version.field_codes, version.life_events, procedure.code {where}
), named AS (
  SELECT * FROM jsonb_to_recordset(%(life_named)s::jsonb) AS rule(event text, field text, likes text[])
), grouped AS (
  SELECT * FROM jsonb_to_recordset(%(life_grouped)s::jsonb) AS rule(event text, name text)
), coded AS (
  SELECT * FROM jsonb_to_recordset(%(life_coded)s::jsonb) AS rule(event text, code text)
)
SELECT belongs.event, belongs.event, count(DISTINCT belongs.id) FROM (
  SELECT named.event, held.id
  FROM held CROSS JOIN unnest(held.field_codes) AS field(code) JOIN named ON named.field = field.code
  WHERE held.name LIKE ANY(named.likes)
  UNION ALL
  SELECT grouped.event, held.id
  FROM held CROSS JOIN unnest(held.life_events) AS life(name) JOIN grouped ON grouped.name = life.name
  UNION ALL
  SELECT coded.event, held.id FROM held JOIN coded ON coded.code = held.code
) belongs
GROUP BY belongs.event ORDER BY 3 DESC, 2, 1
"""
_FROM = f"""
FROM {HELD} version
JOIN catalogue_procedure procedure ON procedure.id = version.procedure_id
WHERE true
"""
_LIST = f"""
SELECT procedure.code, version.name, version.agency_name, version.field_names, {LEVEL_IN_FORCE}, version.tiers,
  {OPEN_CHANNELS}, version.sort_key, version.id,
  EXISTS (
    SELECT FROM catalogue_procedureversion own WHERE own.procedure_id = procedure.id AND own.valid @> %(on)s::date
  ), version.agency_code
"""  # noqa: S608 - no part of it comes from outside


@dataclass(frozen=True, slots=True)
class Page:
    """Some procedures in the order of their names, and the cursor behind which the next ones stand (empty: none)."""

    rows: tuple[Listed, ...]
    after: str


def list_effective(filters: Mapping[str, str], *, on: date, after: str = "", limit: int = PAGE) -> Page:
    """Procedures that hold on `on` and fit every filter, without those between offices; one statement.

    Those that only we define stand among those of the nation.

    filters  by dimension (see DIMENSIONS) one value; others are an error of the caller (KeyError)
    after    the cursor of the page before
    """
    where, values = _where(filters, on)
    key, _, last = after.rpartition("~")
    if after:
        where += " AND (version.sort_key, version.id) > (%(key)s, %(last)s)"
        values |= {"key": key, "last": int(last) if last.removeprefix("-").isdecimal() else 0}
    with connection.cursor() as cursor:
        cursor.execute(
            _LIST + where + " ORDER BY version.sort_key, version.id LIMIT %(limit)s", values | {"limit": limit + 1}
        )
        rows = cursor.fetchall()
    more = len(rows) > limit
    shown = rows[:limit]
    return Page(tuple(map(_listed, shown)), f"{shown[-1][7]}~{shown[-1][8]}" if more else "")


def list_codes(codes: Sequence[str], *, on: date) -> dict[str, Listed]:
    """Those of the codes that hold on `on`; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            _LIST + _FROM + " AND procedure.code = ANY(%(codes)s)",
            {"on": on, "internal": INTERNAL, "codes": list(codes)},
        )
        return {row.code: row for row in map(_listed, cursor.fetchall())}


def count_by(dimension: str, filters: Mapping[str, str], *, on: date) -> list[Facet]:
    """How many of those procedures have each value of the dimension, the most frequent first; one statement.

    Events of life stand in the order of a life, as `data/procedures/life_events/` has them.
    """
    where, values = _where({name: value for name, value in filters.items() if name != dimension}, on)
    if dimension == "life_event":
        values |= {f"life_{name}": json.dumps(rows, ensure_ascii=False) for name, rows in event_rules().items()}
        query = _EVENTS.format(where=where)
    else:
        query = (
            "SELECT each.value, max(each.name), count(DISTINCT version.id)"
            + _FROM.replace("WHERE true", f"CROSS JOIN LATERAL {_VALUES[dimension]} AS each(value, name) WHERE true", 1)
            + where.replace(_FROM, "")
            + " GROUP BY each.value ORDER BY 3 DESC, 2, 1"
        )
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found = [Facet(value, name, count) for value, name, count in cursor.fetchall()]
    order = list(life_events())
    return sorted(found, key=lambda each: order.index(each.value)) if dimension == "life_event" else found


def count_effective(filters: Mapping[str, str], *, on: date) -> int:
    """How many procedures fit every filter; one statement."""
    where, values = _where(filters, on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*)" + where, values)
        return int(cursor.fetchone()[0])


def filter_conditions(filters: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """The filters as conditions on a row called `version`, each with AND before it, and their values."""
    conditions, values = "", dict[str, Any](filters)
    for name, value in filters.items():
        if name == "life_event":
            condition, more = event_condition(value)
            values |= more
        else:
            condition = _CONDITIONS[name]
        conditions += f" AND {condition}"
    return conditions, values


def _where(filters: Mapping[str, str], on: date) -> tuple[str, dict[str, Any]]:
    conditions, values = filter_conditions(filters)
    return _FROM + conditions, {"on": on, "internal": INTERNAL, **values}


def _listed(row: Sequence[object]) -> Listed:
    code, name, agency, fields, level, tiers, channels, _key, _id, executable, agency_code = row
    return Listed(
        code=str(code),
        name=str(name),
        title=str(name),
        agency=str(agency),
        field=next(iter(fields), ""),  # type: ignore[call-overload]
        level=str(level),
        tiers=tuple(tiers),  # type: ignore[arg-type]
        channels=tuple(channels),  # type: ignore[arg-type]
        executable=bool(executable),
        agency_code=str(agency_code),
    )
