"""One code may mean two units at two dates; what is known is not asked again."""

from collections.abc import Mapping
from datetime import date

from motcua.dossiers.importing.units import Pair, UnitFinder
from motcua.orgs.values import UnitRef


def unit(key: int, valid_from: date | None, valid_to: date | None) -> UnitRef:
    return UnitRef(
        key, "nso:474", f"đơn vị {key}", "district", "district", "nso:474", "vn", False, False, valid_from, valid_to
    )


OLD, NEW = unit(1, None, date(2025, 1, 1)), unit(2, date(2025, 1, 1), None)


def test_units_are_found_on_the_day_and_remembered() -> None:
    asked: list[Pair] = []

    def resolve(pairs: set[Pair]) -> Mapping[Pair, UnitRef]:
        asked.extend(pairs)
        return {(code, on): OLD if on < date(2025, 1, 1) else NEW for code, on in pairs if code == "nso:474"}

    finder = UnitFinder(resolve)
    named = [("nso:474", day) for day in ("2024-05-01", "2024-12-31", "2025-01-01", "2025-06-30")]
    found = finder.find([*named, ("H99", "2024-05-01"), ("", "2024-05-01")])
    assert [found[pair].id for pair in named] == [1, 1, 2, 2]
    assert ("H99", "2024-05-01") not in found
    asked.clear()
    assert finder.find([("nso:474", "2024-07-07"), ("nso:474", "2025-07-07")])["nso:474", "2025-07-07"] is NEW
    assert asked == []
