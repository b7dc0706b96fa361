"""Where the authority of a commune sits, with telephone and hours where somebody has written them down."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.orgs.values import UnitRef

FOLDER = DATA_FILES / "orgs"
SEATS_FILE = FOLDER / "seats.csv"


@dataclass(frozen=True, slots=True)
class Seat:
    """The address as the list writes it; `phone` and `hours` are empty where no list has them.

    hours   in words, where a place keeps its own ("thứ Hai đến thứ Sáu 7:30–11:30, 13:30–17:00; thứ Bảy 8:00–11:00")
    source  the title of the list
    """

    address: str
    phone: str
    hours: str
    source: str


def seat_of(unit: UnitRef) -> Seat | None:
    """The seat of that unit; None where no list knows it. A code alone says nothing: it may have meant another unit."""
    if unit.valid_from is None:
        return None
    return _seats().get((unit.code, unit.valid_from))


@cache
def _seats() -> dict[tuple[str, date], Seat]:
    """All seats, once a process: some three thousand short lines."""
    titles = yaml.safe_load((FOLDER / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    with SEATS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            (row["code"], date.fromisoformat(row["valid_from"])): Seat(
                row["seat"], row["phone"], row["hours"], titles[row["source"]]["title"]
            )
            for row in csv.DictReader(file)
        }
