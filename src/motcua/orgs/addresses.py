"""What became of an old commune that an address names; nothing where it is not sure which one is meant."""

import re
from collections.abc import Iterable
from datetime import date

from motcua.core.errors import NotFound
from motcua.orgs.queries import find_by_names, read_names, successors, unit_in_force
from motcua.orgs.spelling import bare_name, folded_name
from motcua.orgs.values import COMMUNE_KINDS, UnitRef

NATIONAL = "nso:"
"""Before the codes of the statistics office, which forms keep without it."""
MOST_MEANT = 3
"""More old communes than this that fit equally well say that the address is too vague."""
_BETWEEN = re.compile(r"[,;\n]| [-–] ")


def communes_become(text: str, *, on: date) -> list[tuple[UnitRef, str]]:
    """The communes of that day, each with its full name, that became of the one named in `text`, in order of code.

    Empty where the address names a commune that exists, or none that can be told. An old commune counts only together
    with its district or province, because hundreds of communes share their names.
    """
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()][:12]
    wanted = [folded_name(part) for part in parts]
    named = find_by_names(wanted, kinds=COMMUNE_KINDS)
    above = read_names({code for unit in named for code in unit.path.split("/")[:-1]})
    bare = [bare_name(part) for part in parts]
    placed = [(_place(unit, wanted), unit) for unit in named]
    scored = [(_context(unit, {*bare[:at], *bare[at + 1 :]}, above), -at, unit) for at, unit in placed]
    best = max((score[:2] for score in scored), default=(0, 0))
    meant = [unit for *score, unit in scored if tuple(score) == best and best[0]]
    old = {unit.id: unit for unit in meant if unit.valid_to is not None and unit.valid_to <= on}
    if not old or len(old) > MOST_MEANT or any(unit.is_in_force(on) for unit in meant):
        return []
    now = {found.unit.id: found.unit for unit in old.values() for found in successors(unit, on=on)}
    communes = sorted((unit for unit in now.values() if unit.kind in COMMUNE_KINDS), key=lambda unit: unit.code)
    provinces = read_names({unit.path.split("/")[0] for unit in communes}, on=on)
    return [(unit, _full(unit, provinces)) for unit in communes]


def full_name(code: str, *, on: date) -> str:
    """The name of the unit with its province, as an address ends; empty where the code means nothing on that day."""
    try:
        unit = unit_in_force(code, on=on)
    except NotFound:
        return ""
    return _full(unit, read_names({unit.path.split("/")[0]}, on=on))


def commune_known(code: str, on: date) -> bool:
    """Whether five digits of the statistics office named a commune on that day, as forms ask (`CommuneKnown`)."""
    try:
        return unit_in_force(f"{NATIONAL}{code}", on=on).kind in COMMUNE_KINDS
    except NotFound:
        return False


def _context(unit: UnitRef, parts: set[str], above: dict[str, set[str]]) -> int:
    """How many of the units above it the other parts name, under any name that they have had."""
    return sum(bool({bare_name(name) for name in above.get(code, ())} & parts) for code in unit.path.split("/")[:-1])


def _place(unit: UnitRef, parts: list[str]) -> int:
    """Which part of the address names it; addresses go from the small to the large (Hương Nguyên, A Lưới, Huế)."""
    names = {folded_name(unit.name), bare_name(unit.name)}
    return next(place for place, part in enumerate(parts) if part in names)


def _full(unit: UnitRef, provinces: dict[str, set[str]]) -> str:
    names: Iterable[str] = provinces.get(unit.path.split("/")[0], ())
    return ", ".join([unit.name, *sorted(names)[:1]])
