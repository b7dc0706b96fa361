"""What became of units, with the share of their people that went to each, for figures by today's units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.orgs.queries import MOST_STEPS, read_units
from motcua.orgs.values import UnitRef

WHOLE_POPULATION = "toàn bộ dân số"
"""The official table's own words where a part of the land, but all people, went to one unit."""

_LINES = """
SELECT predecessor_id, successor_id, partial, note FROM orgs_unitsuccession WHERE predecessor_id = ANY(%s) ORDER BY id
"""
_CHILDREN = "SELECT parent_id, id FROM orgs_unit WHERE parent_id = ANY(%s) ORDER BY id"


@dataclass(frozen=True, slots=True)
class Share:
    """The part of an old unit that is now in another one.

    weight  share of its people, 0 to 1; the weights of one old unit add up to 1
    known   false where the official table divides the unit without saying how many people went where: equal parts
    """

    unit: UnitRef
    now: UnitRef
    weight: float
    known: bool
    split: bool


def units_as_of(unit_ids: Iterable[int], *, on: date) -> list[Share]:
    """Each of these units with what it had become by that date: itself while in force, or where no table says more.

    A unit that has no line of its own in the official table (a district) became what its communes became. Ordered by
    the key of the old unit and the code of the new one.
    """
    ids = sorted(set(unit_ids))
    units = read_units(ids)
    reached: dict[int, dict[int, tuple[float, bool]]] = {key: {key: (1.0, True)} for key in units}
    for _ in range(MOST_STEPS):
        ended = {now for parts in reached.values() for now in parts if not units[now].is_in_force(on)}
        steps = _next_steps([key for key in ended if (end := units[key].valid_to) is not None and end <= on])
        if not steps:
            break
        units |= read_units({now for parts in steps.values() for now in parts} - units.keys())
        reached = {key: _further(parts, steps) for key, parts in reached.items()}
    for key, parts in reached.items():
        if not any(units[now].is_in_force(on) for now in parts):
            reached[key] = {key: (1.0, True)}
    return [
        Share(units[key], units[now], weight, known or len(parts) == 1, split=len(parts) > 1)
        for key, parts in reached.items()
        for now, (weight, known) in sorted(parts.items(), key=lambda part: units[part[0]].code)
    ]


def units_digest() -> str:
    """Changes whenever a unit or a succession does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(concat("
            "(SELECT string_agg(concat_ws('|', id, code, name, tier, path, practice, valid), ',' ORDER BY id)"
            " FROM orgs_unit), "
            "(SELECT string_agg(concat_ws('|', predecessor_id, successor_id, partial, note), ',' ORDER BY id)"
            " FROM orgs_unitsuccession)))"
        )
        return str(cursor.fetchone()[0])


def _further(
    parts: dict[int, tuple[float, bool]], steps: dict[int, dict[int, tuple[float, bool]]]
) -> dict[int, tuple[float, bool]]:
    """One reform further for each part; parts that meet in one unit are added."""
    found: dict[int, tuple[float, bool]] = {}
    for key, (weight, known) in parts.items():
        for now, (share, share_known) in steps.get(key, {key: (1.0, True)}).items():
            before, before_known = found.get(now, (0.0, True))
            found[now] = (before + weight * share, before_known and known and share_known)
    return found


def _next_steps(ids: list[int]) -> dict[int, dict[int, tuple[float, bool]]]:
    """By old unit: its successors, each with its share and whether that is known."""
    if not ids:
        return {}
    lines: dict[int, list[tuple[int, bool, str]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [ids])
        for old, new, partial, note in cursor.fetchall():
            lines.setdefault(old, []).append((new, partial, note))
        steps = {old: _shares(found) for old, found in lines.items()}
        cursor.execute(_CHILDREN, [[key for key in ids if key not in lines]])
        children: dict[int, list[tuple[int, bool, str]]] = {}
        for parent, child in cursor.fetchall():
            children.setdefault(parent, []).append((child, True, ""))
    return steps | {parent: _shares(found) for parent, found in children.items()}


def _shares(lines: list[tuple[int, bool, str]]) -> dict[int, tuple[float, bool]]:
    """All people where one line says so, and nobody to the others; else equal parts, which nobody knows to be true."""
    whole = {new for new, partial, note in lines if not partial or WHOLE_POPULATION in note}
    takers = whole if len(whole) == 1 else {new for new, _, _ in lines}
    return {new: (1.0 / len(takers), len(takers) == 1) for new in sorted(takers)}
