"""Finding the units that rows name, on the date of receipt, with few questions for many rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from motcua.dossiers.importing.rows import ReadRows
from motcua.orgs.values import UnitRef

Pair = tuple[str, date]
Count = Callable[[str, str, str, int], None]
Resolve = Callable[[set[Pair]], Mapping[Pair, UnitRef]]


def units_on_days(named: Iterable[tuple[str, str]], resolve: Resolve) -> dict[tuple[str, str], UnitRef]:
    """The unit in force for each (code, ISO day); what is not found is absent.

    A unit's period has no holes, so the same unit on a code's first and last day is the unit on all days between.
    """
    days: dict[str, set[str]] = {}
    for code, day in set(named):
        if code:
            days.setdefault(code, set()).add(day)
    ends = {code: (min(of_code), max(of_code)) for code, of_code in days.items()}
    at_ends = resolve({(code, date.fromisoformat(day)) for code, both in ends.items() for day in both})
    found: dict[tuple[str, str], UnitRef] = {}
    open_pairs: dict[Pair, tuple[str, str]] = {}
    for code, of_code in days.items():
        first, last = (at_ends.get((code, date.fromisoformat(day))) for day in ends[code])
        if first is not None and last is not None and first.id == last.id:
            found.update({(code, day): first for day in of_code})
        else:
            open_pairs.update({(code, date.fromisoformat(day)): (code, day) for day in of_code})
    if open_pairs:
        found.update({open_pairs[pair]: unit for pair, unit in resolve(set(open_pairs)).items()})
    return found


def fill_units(read: ReadRows, resolve: Resolve, count: Count) -> None:
    """Fill `unit_id`, `unit_as_given`, and the tier and the mark of simulation where the file leaves them open.

    count  hears (code of the note, column, value, times) of units and communes that meant nothing on the day
    """
    columns = read.columns
    days = [received[:10] for received in columns["received_at"]]
    codes = columns["unit_code"]
    homes = [_territorial(code) for code in columns["residence_commune"]]
    found = units_on_days({*zip(codes, days, strict=True), *zip(homes, days, strict=True)}, resolve)
    units = [found.get(pair) for pair in zip(codes, days, strict=True)]
    columns["unit_id"] = [str(unit.id) if unit else "" for unit in units]
    columns["unit_as_given"] = [
        code if unit else f"{code} {name}".strip()
        for unit, code, name in zip(units, codes, columns["unit_name"], strict=True)
    ]
    columns["tier"] = [tier or (unit.tier if unit else "") for tier, unit in zip(columns["tier"], units, strict=True)]
    columns["simulated"] = [
        mark or ("t" if unit and unit.simulated else "f")
        for mark, unit in zip(columns["simulated"], units, strict=True)
    ]
    lost = Counter(text for text, unit in zip(columns["unit_as_given"], units, strict=True) if text and not unit)
    away = Counter(home for pair in zip(homes, days, strict=True) if (home := pair[0]) and pair not in found)
    for note, column, counted in (
        ("unit_unknown", "unit_code", lost),
        ("residence_unknown", "residence_commune", away),
    ):
        for value, times in counted.items():
            count(note, column, value, times)


def _territorial(code: str) -> str:
    """A bare statistics-office code is written like a territorial unit's."""
    return f"nso:{code}" if code.isdecimal() else code
