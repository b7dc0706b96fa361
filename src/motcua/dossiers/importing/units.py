"""Finding the units that rows name, on the date of receipt, with few questions for many rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from motcua.dossiers.importing.rows import ReadRows
from motcua.orgs.values import UnitRef

Pair = tuple[str, date]
Count = Callable[[str, str, str, int], None]
Resolve = Callable[[set[Pair]], Mapping[Pair, UnitRef]]


class UnitFinder:
    """Finds units by code and day, and remembers them with their periods: most chunks need to ask for nothing."""

    def __init__(self, resolve: Resolve) -> None:
        self._resolve = resolve
        self._known: dict[str, list[UnitRef]] = {}

    def find(self, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], UnitRef]:
        """The unit in force for each (code, ISO day); what is not found is absent.

        A unit's period has no holes, so the same unit on a code's first and last day is the unit on all days between.
        """
        days: dict[str, list[str]] = {}
        for code, day in set(named):
            if code:
                days.setdefault(code, []).append(day)
        self._learn({(code, date.fromisoformat(end(of_code))) for code, of_code in days.items() for end in (min, max)})
        found: dict[tuple[str, str], UnitRef] = {}
        spread: list[tuple[str, str]] = []
        for code, of_code in days.items():
            first, last = (self._recall(code, date.fromisoformat(end(of_code))) for end in (min, max))
            if first is not None and last is not None and first.id == last.id:
                found.update(dict.fromkeys([(code, day) for day in of_code], first))
            else:
                spread += [(code, day) for day in of_code]
        if spread:
            self._learn({(code, date.fromisoformat(day)) for code, day in spread})
        found.update({pair: unit for pair in spread if (unit := self._recall(pair[0], date.fromisoformat(pair[1])))})
        return found

    def _recall(self, code: str, on: date) -> UnitRef | None:
        return next((unit for unit in self._known.get(code, ()) if unit.is_in_force(on)), None)

    def _learn(self, pairs: set[Pair]) -> None:
        """Ask for what is not known yet."""
        asked = {(code, on) for code, on in pairs if self._recall(code, on) is None}
        if asked:
            for (code, _), unit in self._resolve(asked).items():
                if unit not in self._known.setdefault(code, []):
                    self._known[code].append(unit)


def fill_units(read: ReadRows, finder: UnitFinder, count: Count) -> None:
    """Fill `unit_id`, `unit_as_given`, and the tier and the mark of simulation where the file leaves them open.

    count  hears (code of the note, column, value, times) of units and communes that meant nothing on the day
    """
    columns = read.columns
    days = [received[:10] for received in columns["received_at"]]
    codes = columns["unit_code"]
    homes = [_territorial(code) for code in columns["residence_commune"]]
    found = finder.find({*zip(codes, days, strict=True), *zip(homes, days, strict=True)})
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
