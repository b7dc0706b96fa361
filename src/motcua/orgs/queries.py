"""Which unit a code or a name means on a date, and what became of a unit."""

# ruff: noqa: S608 - only the list of our own columns is put into a statement, never what somebody typed

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection

from motcua.core.errors import NotFound
from motcua.core.prepared import rows_prepared
from motcua.orgs.rules import Timeline
from motcua.orgs.spelling import bare_name, folded_name
from motcua.orgs.values import COMMUNE_KINDS, Successor, UnitRef

KEPT_UNITS = 20_000  # more than the country has, so that a busy process never asks twice
CODES_AT_ONCE = 5_000
MOST_UNITS_FOUND = 100
MOST_OF_A_NAME = 500
MOST_STEPS = 12  # of succession: more reforms than any unit has seen

_FIELDS = (
    "u.id, u.code, u.name, u.tier, u.kind, u.path, u.calendar, u.practice, u.simulated,"
    " lower(u.valid), upper(u.valid), u.start_known"
)
_IN_FORCE = f"""
SELECT {_FIELDS} FROM orgs_unit u WHERE u.code = %(code)s AND u.valid @> %(on)s::date
UNION ALL
SELECT {_FIELDS} FROM orgs_unitalias a JOIN orgs_unit u ON u.id = a.unit_id
WHERE a.kind = 'code' AND a.text = %(code)s AND u.valid @> %(on)s::date
LIMIT 1
"""
_kept: dict[int, UnitRef] = {}


def unit_in_force(code: str, *, on: date) -> UnitRef:
    """The unit that the code means on that local date; a province also answers to its agency code (`H57`).

    Before 2025 most starts are not known; there the unit of January 2025 answers with `start_known` false.
    Raises   NotFound where the code meant no unit on that date.
    """
    rows = rows_prepared(_IN_FORCE, {"code": code, "on": on})
    if not rows:
        raise NotFound(f"unit {code} on {on}")
    return UnitRef(*rows[0])


def get_unit(unit_id: int) -> UnitRef:
    """One unit by its key, from the memory of this process when it was read before. Raises NotFound."""
    found = get_units([unit_id])
    if unit_id not in found:
        raise NotFound(f"unit with key {unit_id}")
    return found[unit_id]


def get_units(unit_ids: Iterable[int]) -> dict[int, UnitRef]:
    """The units with these keys; one statement for those that this process has not read yet."""
    wanted = set(unit_ids)
    found = {key: unit for key in wanted if (unit := _kept.get(key)) is not None}
    if missing := wanted - found.keys():
        read = _select(f"SELECT {_FIELDS} FROM orgs_unit u WHERE u.id = ANY(%(ids)s)", {"ids": list(missing)})
        if len(_kept) + len(read) > KEPT_UNITS:
            _kept.clear()
        _kept.update({unit.id: unit for unit in read})
        found |= {unit.id: unit for unit in read}
    return found


def read_units(unit_ids: Iterable[int] | None = None) -> dict[int, UnitRef]:
    """The units with these keys, or all, as they stand in the database now, whatever this process remembers."""
    ids = None if unit_ids is None else list(set(unit_ids))
    where = "%(ids)s::bigint[] IS NULL OR u.id = ANY(%(ids)s)"
    return {unit.id: unit for unit in _select(f"SELECT {_FIELDS} FROM orgs_unit u WHERE {where}", {"ids": ids})}


def forget_units() -> None:
    """Drop what this process remembers, after units were loaded."""
    _kept.clear()


def find_units(name: str, *, on: date, limit: int = 20) -> list[UnitRef]:
    """Units in force on that date whose name is, or begins with, what was typed; the surest first.

    Exactly as spelled, then in any spelling, then without the word for the type, then as the beginning of a name;
    aliases count like names. At most `limit` (100) units.
    """
    folded, bare = folded_name(name), bare_name(name)
    if not folded:
        return []
    values = {"name": " ".join(name.split()), "folded": folded, "bare": bare, "on": on}
    return _select(
        f"""WITH hit AS (
                SELECT id, name AS spelled, name_folded, name_bare FROM orgs_unit
                WHERE (name_folded LIKE %(folded)s || '%%' OR name_bare LIKE %(bare)s || '%%') AND valid @> %(on)s::date
                UNION ALL
                SELECT unit_id, text, name_folded, name_bare FROM orgs_unitalias
                WHERE kind = 'spelling' AND valid @> %(on)s::date
                  AND (name_folded LIKE %(folded)s || '%%' OR name_bare LIKE %(bare)s || '%%')
            ), best AS (
                SELECT id, min(CASE WHEN spelled = %(name)s THEN 0 WHEN name_folded = %(folded)s THEN 1
                                    WHEN name_bare = %(bare)s THEN 2 ELSE 3 END) AS rank
                FROM hit GROUP BY id
            )
            SELECT {_FIELDS} FROM best JOIN orgs_unit u ON u.id = best.id
            ORDER BY best.rank, array_position(ARRAY['ministry', 'province', 'district', 'commune'], u.tier),
                     u.name_order COLLATE "C", u.code
            LIMIT %(limit)s""",
        values | {"limit": max(1, min(limit, MOST_UNITS_FOUND))},
    )


def find_by_names(folded: Collection[str], *, kinds: Iterable[str]) -> list[UnitRef]:
    """Units of these kinds, of any time, that are called one of these names: folded, with or without their type.

    A name that begins with a type (`xa a luoi`) finds units of that type alone.
    """
    return _select(
        f"""SELECT {_FIELDS} FROM orgs_unit u
            WHERE u.kind = ANY(%(kinds)s) AND (u.name_folded = ANY(%(names)s) OR u.name_bare = ANY(%(names)s))
            ORDER BY u.code, lower(u.valid) NULLS FIRST LIMIT {MOST_OF_A_NAME}""",
        {"kinds": list(kinds), "names": sorted(name for name in folded if name)},
    )


def read_names(codes: Collection[str], *, on: date | None = None) -> dict[str, set[str]]:
    """By code every name that units of that code have had, or those of one day."""
    rows = _rows(
        """SELECT u.code, u.name FROM orgs_unit u
           WHERE u.code = ANY(%(codes)s) AND (%(on)s::date IS NULL OR u.valid @> %(on)s::date)""",
        {"codes": sorted(codes), "on": on},
    )
    found: dict[str, set[str]] = {}
    for code, name in rows:
        found.setdefault(code, set()).add(name)
    return found


def communes_of(province_code: str, *, on: date) -> list[UnitRef]:
    """The communes, wards, townships and special zones of a province on that date, in alphabetical order."""
    province = unit_in_force(province_code, on=on)
    return _select(
        f"""SELECT {_FIELDS} FROM orgs_unit u
            WHERE u.path LIKE %(under)s || '/%%' AND u.kind = ANY(%(kinds)s) AND u.valid @> %(on)s::date
            ORDER BY u.name_order COLLATE "C", u.code""",
        {"under": province.path.replace("_", r"\_"), "kinds": list(COMMUNE_KINDS), "on": on},
    )


def units_below(unit: UnitRef) -> list[UnitRef]:
    """The unit itself and everything that ever stood below it, by code and period."""
    return _select(
        f"""SELECT {_FIELDS} FROM orgs_unit u WHERE u.path = %(path)s OR u.path LIKE %(under)s || '/%%'
            ORDER BY u.code, lower(u.valid) NULLS FIRST""",
        {"path": unit.path, "under": unit.path.replace("_", r"\_")},
    )


def resolve_codes(pairs: Iterable[tuple[str, date]]) -> dict[tuple[str, date], UnitRef]:
    """The unit of each (code, date); pairs that meant nothing are left out. For bulk: one statement per 5,000 codes."""
    wanted = set(pairs)
    codes = {code for code, _ in wanted}
    own = Timeline(list_units_with_codes(codes))
    aliases = _units_by_alias(codes)
    found: dict[tuple[str, date], UnitRef] = {}
    for code, on in wanted:
        unit = own.at(code, on) or next((unit for unit in aliases.get(code, ()) if unit.is_in_force(on)), None)
        if unit is not None:
            found[code, on] = unit
    return found


def list_units_with_codes(codes: Iterable[str]) -> list[UnitRef]:
    """Every unit that ever had one of these codes, ordered by code and period."""
    ordered, rows = sorted(codes), []
    for first in range(0, len(ordered), CODES_AT_ONCE):
        rows += _select(
            f"""SELECT {_FIELDS} FROM orgs_unit u WHERE u.code = ANY(%(codes)s)
                ORDER BY u.code, lower(u.valid) NULLS FIRST""",
            {"codes": ordered[first : first + CODES_AT_ONCE]},
        )
    return rows


def successors(unit: UnitRef, *, on: date) -> list[Successor]:
    """What the unit had become by that date, across several reforms; itself (`whole`) while it is in force.

    A district that has no line of its own in the official table became what its communes became, in parts.
    `partial` is true as soon as one step was. Ordered by code; empty where no table says what became of it.
    """
    reached: dict[int, Successor] = {}
    frontier = [Successor(unit, "whole", False, "")]
    for _ in range(MOST_STEPS):
        for step in frontier:
            if step.unit.is_in_force(on):
                reached[step.unit.id] = _surer(reached.get(step.unit.id), step)
        open_ends = {step.unit.id: step for step in frontier if step.unit.valid_to and step.unit.valid_to <= on}
        frontier = _next_steps(open_ends)
        if not frontier:
            break
    return sorted(reached.values(), key=lambda found: found.unit.code)


def predecessors(unit: UnitRef) -> list[Successor]:
    """The units that went directly into this one, each with how; ordered by code."""
    rows = _rows(
        f"""SELECT {_FIELDS}, s.kind, s.partial, s.source FROM orgs_unitsuccession s
            JOIN orgs_unit u ON u.id = s.predecessor_id WHERE s.successor_id = %(id)s ORDER BY u.code""",
        {"id": unit.id},
    )
    return [Successor(UnitRef(*row[:-3]), *row[-3:]) for row in rows]


def _next_steps(steps: Mapping[int, Successor]) -> list[Successor]:
    """One reform further; units without a line of their own go on as their children."""
    if not steps:
        return []
    rows = _rows(
        f"""SELECT s.predecessor_id, s.kind, s.partial, s.source, {_FIELDS} FROM orgs_unitsuccession s
            JOIN orgs_unit u ON u.id = s.successor_id WHERE s.predecessor_id = ANY(%(ids)s) ORDER BY s.id""",
        {"ids": list(steps)},
    )
    found = [_joined(steps[row[0]], UnitRef(*row[4:]), *row[1:4]) for row in rows]
    silent = [key for key in steps if key not in {row[0] for row in rows}]
    if not silent:
        return found
    children = _rows(
        f"SELECT u.parent_id, {_FIELDS} FROM orgs_unit u WHERE u.parent_id = ANY(%(ids)s) ORDER BY u.id",
        {"ids": silent},
    )
    return found + [_joined(steps[row[0]], UnitRef(*row[1:]), "split", True, "") for row in children]


def _joined(before: Successor, unit: UnitRef, kind: str, partial: bool, source: str) -> Successor:
    strength = ("whole", "renamed", "merged", "split")
    sources = [part for part in before.source.split("+") if part]
    return Successor(
        unit,
        kind=max(before.kind, kind, key=strength.index),
        partial=before.partial or partial,
        source="+".join(sources if source in sources or not source else [*sources, source]),
    )


def _surer(one: Successor | None, other: Successor) -> Successor:
    """Of two ways to the same unit the one that is whole, else the first."""
    return other if one is None or (one.partial and not other.partial) else one


def _units_by_alias(codes: Iterable[str]) -> dict[str, list[UnitRef]]:
    rows = _rows(
        f"""SELECT a.text, {_FIELDS} FROM orgs_unitalias a JOIN orgs_unit u ON u.id = a.unit_id
            WHERE a.kind = 'code' AND a.text = ANY(%(codes)s) ORDER BY a.id""",
        {"codes": list(codes)},
    )
    found: dict[str, list[UnitRef]] = {}
    for text, *fields in rows:
        found.setdefault(text, []).append(UnitRef(*fields))
    return found


def _select(sql: str, values: Mapping[str, Any]) -> list[UnitRef]:
    return [UnitRef(*row) for row in _rows(sql, values)]


def _rows(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
