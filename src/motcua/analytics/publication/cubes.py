"""The approved cubes: which figures the public may have, broken down by what, in which periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from motcua.analytics.definitions import Words
from motcua.core.data_folder import DATA_FILES

GRAINS = ("month", "quarter", "year")
"""The periods of publication, from fine to coarse; calendar ones of the local date of receipt."""
MONTHS_OF_GRAIN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Cube:
    """One approved cube.

    filters      marks that may be a condition but are never listed
    hidden_last  its cells are hidden only when they are small themselves or nothing else helps
    """

    name: str
    words: Words
    metrics: tuple[str, ...]
    dimensions: tuple[str, ...]
    filters: tuple[str, ...]
    grains: tuple[str, ...]
    since: date
    hidden_last: bool = False

    @property
    def conditions(self) -> tuple[str, ...]:
        """By what an answer may be narrowed: one value of a dimension, or a filter."""
        return (*self.dimensions, *self.filters)

    @property
    def finest(self) -> str:
        """The shortest period that it answers for."""
        return min(self.grains, key=GRAINS.index)

    def breaks_down(self, by: Sequence[str]) -> bool:
        """Whether it has all these dimensions and periods; at most one period at a time."""
        periods = [name for name in by if name in GRAINS]
        return len(periods) <= 1 and set(periods) <= set(self.grains) and set(by) - set(periods) <= set(self.dimensions)

    def bounds(self, *days: date | None) -> bool:
        """Whether its shortest periods begin on each of these days."""
        return all(day is None or starts_period(day, self.finest) for day in days)


def starts_period(day: date, grain: str) -> bool:
    """Whether a period of that grain begins on the day."""
    return day.day == 1 and (day.month - 1) % MONTHS_OF_GRAIN[grain] == 0


@cache
def cubes() -> tuple[Cube, ...]:
    """Every approved cube, in the order of the file.

    Source  data/analytics/cubes.yaml
    """
    document = yaml.safe_load((DATA_FILES / "analytics" / "cubes.yaml").read_text(encoding="utf-8"))
    return tuple(
        Cube(
            name=each["name"],
            words=Words(each["vi"], each["en"]),
            metrics=tuple(each["metrics"]),
            dimensions=tuple(each["dimensions"]),
            filters=tuple(each.get("filters", ())),
            grains=tuple(each["grains"]),
            since=date.fromisoformat(each["since"]),
            hidden_last=each.get("hidden_last", False),
        )
        for each in document
    )
