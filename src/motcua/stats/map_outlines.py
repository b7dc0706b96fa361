"""Outlines of provinces and communes, simplified for display."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from motcua.core.data_folder import DATA_FILES

GRID = 0.001
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """One unit's shape: rings of (longitude, latitude), the largest first."""

    code: str
    province: str
    name: str
    rings: tuple[Ring, ...]


@cache
def provinces() -> Mapping[str, Outline]:
    """The 34 provinces by code.

    Source  data/boundaries/provinces.csv
    """
    return _read("provinces.csv")


@cache
def communes() -> Mapping[str, Outline]:
    """The communes whose outlines are at hand, by code.

    Source  data/boundaries/communes.csv
    """
    return _read("communes.csv")


@cache
def drawable_provinces() -> Mapping[str, str]:
    """The provinces whose communes can be drawn: names by code."""
    codes = dict.fromkeys(outline.province for outline in communes().values())
    return {code: provinces()[code].name for code in codes}


def _read(name: str) -> Mapping[str, Outline]:
    rings: dict[str, list[Ring]] = {}
    about: dict[str, tuple[str, str]] = {}
    with (DATA_FILES / "boundaries" / name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            about[row["code"]] = (row["province"], row["name"])
            rings.setdefault(row["code"], []).append(tuple(_points(row["points"])))
    return {code: Outline(code, *about[code], tuple(rings[code])) for code in rings}


def _points(text: str) -> Iterator[tuple[float, float]]:
    numbers = iter(map(int, text.split()))
    x = y = 0
    for step_x, step_y in zip(numbers, numbers, strict=True):
        x, y = x + step_x, y + step_y
        yield x * GRID, y * GRID


@cache
def island_names() -> tuple[tuple[str, str, float, float], ...]:
    """Names of far groups of islands, in Vietnamese and English, with the place of the words.

    Source  data/boundaries/names.csv
    """
    with (DATA_FILES / "boundaries" / "names.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(csv.DictReader(file))
    return tuple((row["name_vi"], row["name_en"], float(row["longitude"]), float(row["latitude"])) for row in rows)
