"""Finding the units that rows name, on the date of receipt, with few questions for many rows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from motcua.orgs.values import UnitRef

Pair = tuple[str, date]
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
