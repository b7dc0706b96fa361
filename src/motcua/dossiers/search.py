"""Finding dossiers by code, name, identity number or telephone number, among those that the officer may read."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from motcua.core.actor import Actor
from motcua.core.prepared import keys_as_text
from motcua.dossiers.models import SearchMark
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules import access
from motcua.dossiers.rules.search import Sought, read_sought
from motcua.dossiers.search_index import digest_of, digests_of, moved_since, names_of
from motcua.dossiers.values import WorkRow
from motcua.dossiers.work_lists import ROW_COLUMNS, AfterUnknown, row_of

LIMIT = 50
UNITS_ONE_BY_ONE = 20
"""With so few units each one's part of the index is read; with more, the names of all units are walked through."""
MOST_WALKED = 5_000
"""Names looked at for one page; the page after goes on there, so that no page costs more."""
MOST_FRESH = 2_000
"""Dossiers looked at that moved after the search was last brought up to date, the newest first."""

MOST_OF_NUMBER = 200
"""More dossiers of one number are not shown: an agent's telephone may stand in thousands."""

_RANGE = "(name, dossier_id) > (%(after_name)s, %(after_id)s) AND name < %(end)s"
_IN_UNITS = f"""
SELECT found.name, found.dossier_id FROM unnest(%(units)s::bigint[]) AS unit (id) CROSS JOIN LATERAL (
    SELECT name, dossier_id FROM dossiers_searchname WHERE unit_id = unit.id AND {_RANGE}
    ORDER BY name, dossier_id LIMIT %(limit)s) AS found
ORDER BY found.name COLLATE "C", found.dossier_id LIMIT %(limit)s
"""  # noqa: S608
_WALK = f"SELECT name, dossier_id, unit_id FROM dossiers_searchname WHERE {_RANGE} ORDER BY name, dossier_id"  # noqa: S608
_ANYWHERE = f"""
SELECT name, dossier_id FROM ({_WALK} LIMIT {MOST_WALKED}) AS walked WHERE unit_id = ANY(%(units)s::bigint[])
ORDER BY name COLLATE "C", dossier_id LIMIT %(limit)s
"""  # noqa: S608
_WALKED_TO = f"{_WALK} OFFSET {MOST_WALKED - 1} LIMIT 1"


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `next` is what to hand back as `after`, empty on the last page."""

    sought: Sought
    rows: tuple[WorkRow, ...]
    next: str = ""


def search_dossiers(*, actor: Actor, typed: str, after: str = "") -> SearchPage:
    """One page of dossiers that fit what was typed: by name in alphabetical order, else the newest first.

    A name is found without diacritics, from any of its words on, or by its first and last word; an identity or
    telephone number only whole. What moved seconds ago is looked at itself, so that nothing is missed.
    Raises   SearchRefused, AfterUnknown
    """
    sought = read_sought(typed)
    units = sorted(access.units_to_read(actor))
    if not units:
        return SearchPage(sought, ())
    if sought.code:
        spelled = {sought.code, sought.code.upper(), sought.code.lower()}
        keys = list(visible_to(actor).filter(code__in=spelled).order_by("id").values_list("id", flat=True)[:LIMIT])
        return SearchPage(sought, _rows(actor, keys))
    fresh = [] if after else _fresh(actor, sought)
    if sought.numbers:
        return SearchPage(sought, _rows(actor, sorted({*fresh, *_with_numbers(sought)}, reverse=True)[:MOST_OF_NUMBER]))
    keys, following = _with_name(sought.name, units, after)
    return SearchPage(sought, _rows(actor, list(dict.fromkeys([*fresh, *keys]))), following)


def _with_numbers(sought: Sought) -> list[int]:
    digests = [digest_of(kind, digits) for kind, digits in sought.numbers]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT dossier_id FROM dossiers_searchnumber WHERE digest = ANY(%s) ORDER BY dossier_id DESC LIMIT %s",
            [digests, MOST_FRESH],
        )
        return [key for (key,) in cursor.fetchall()]


def _with_name(name: str, units: list[int], after: str) -> tuple[list[int], str]:
    """Keys of one page and the place after it."""
    after_name, after_id = _read_place(after, name)
    values: dict[str, Any] = {"end": name + "\uffff", "units": units, "limit": LIMIT + 1}
    values |= {"after_name": after_name, "after_id": after_id}
    few = len(units) <= UNITS_ONE_BY_ONE
    with connection.cursor() as cursor:
        cursor.execute(_IN_UNITS if few else _ANYWHERE, values)
        hits = cursor.fetchall()
        walked_to = None
        if not few and len(hits) <= LIMIT:
            cursor.execute(_WALKED_TO, values)
            walked_to = cursor.fetchone()
    if len(hits) > LIMIT:
        last_name, last_key = hits[LIMIT - 1]
    elif walked_to:
        last_name, last_key, _unit = walked_to
    else:
        return [key for _, key in hits], ""
    return [key for _, key in hits[:LIMIT]], f"{last_key}~{last_name}"


def _read_place(after: str, name: str) -> tuple[str, int]:
    """The place after which the page begins: at first just before the name itself, which no key of 0 has."""
    if not after:
        return name, 0
    key, _, place = after.partition("~")
    if not (key.isascii() and key.isdecimal() and len(key) < 19 and place.startswith(name) and place.isprintable()):
        raise AfterUnknown(field_errors={"after": "after_unknown"})
    return place, int(key)


def _fresh(actor: Actor, sought: Sought) -> list[int]:
    """Keys of dossiers that moved since the search was brought up to date and fit."""
    mark = SearchMark.objects.order_by("id").values_list("mark", "read_at").first()
    moved = visible_to(actor).order_by("-id")
    if mark is not None:
        moved = moved.filter(id__in=moved_since(*mark)[-MOST_FRESH:])
    wanted = {digest_of(kind, digits) for kind, digits in sought.numbers}
    return [
        key
        for key, applicant in moved.values_list("id", "applicant")[:MOST_FRESH]
        if (wanted & digests_of(applicant) if wanted else _fits(applicant, sought.name))
    ][:LIMIT]


def _fits(applicant: dict[str, object], name: str) -> bool:
    return any(key.startswith(name) for key in names_of(applicant))


def _rows(actor: Actor, keys: list[int]) -> tuple[WorkRow, ...]:
    """The rows of these keys that the actor may read now, in this order, each once.

    The sums keep the planner from reading the history of a unit beside a few keys.
    """
    if not keys:
        return ()
    units = keys_as_text(access.units_to_read(actor))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {ROW_COLUMNS} FROM dossiers_dossier WHERE id = ANY(%(keys)s)"  # noqa: S608
            " AND (unit_id + 0 = ANY(%(units)s::bigint[]) OR receiving_unit_id + 0 = ANY(%(units)s::bigint[]))",
            {"keys": keys, "units": units},
        )
        found = {row.id: row for row in map(row_of, cursor.fetchall())}
    return tuple(found[key] for key in dict.fromkeys(keys) if key in found)
