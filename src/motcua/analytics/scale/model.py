"""What a generated ledger looks like: the printed table that it is calibrated to, and our assumptions beside it."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from motcua.analytics.scale.lengths import scales_of
from motcua.core.data_folder import DATA_FILES

Numbers = npt.NDArray[np.float64]
SETTINGS = DATA_FILES / "analytics" / "generated_ledgers.yaml"
TERRITORIES = DATA_FILES / "orgs" / "units.csv"
DAY = 86_400
_GOLDEN = 0.618033988749895
"""Its multiples spread evenly over 0..1, so that neighbours in rank differ."""


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """One row of the printed table: dossiers received, of them on time and overdue, mean days of the finished ones."""

    number: str
    tier: int
    received: int
    on_time: int
    average_days: float


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure. `tier` is the number of its tier."""

    code: str
    name: str
    field: str
    tier: int
    level: str
    fee: int
    applicant: str
    weight: float


class LedgerModel:
    """The settings of data/analytics/generated_ledgers.yaml, the printed units and the provinces in force."""

    def __init__(self) -> None:
        self.settings: Mapping[str, Any] = yaml.safe_load(SETTINGS.read_text(encoding="utf-8"))
        self.tiers: tuple[str, ...] = tuple(self.settings["tiers"])
        self.units = self._printed_units()
        self.procedures = [each for number in range(len(self.tiers)) for each in self._procedures(number)]
        self.taken_at = datetime.fromisoformat(self.settings["taken_at"])

    @cached_property
    def provinces(self) -> list[tuple[str, str]]:
        """Code and name of each province in force, the one of the printed table first."""
        with TERRITORIES.open(encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["kind"] == "province" and not row["valid_to"]]
        found = sorted((row["code"].rpartition(":")[2], row["name"]) for row in rows)
        return sorted(found, key=lambda each: each[0] != self.settings["first_province"])

    @cached_property
    def days(self) -> list[date]:
        """The days on which dossiers come in."""
        first, until = (date.fromisoformat(self.settings[name]) for name in ("received_from", "received_until"))
        weights = self.settings["weekday_weight"]
        every = (date.fromordinal(number) for number in range(first.toordinal(), until.toordinal()))
        return [day for day in every if weights[day.weekday()]]

    @cached_property
    def day_weights(self) -> Numbers:
        """The share of each of those days; together one."""
        weights = np.array([self.settings["weekday_weight"][day.weekday()] for day in self.days], float)
        return np.asarray(weights / weights.sum())

    @cached_property
    def scales(self) -> Numbers:
        """For each unit the mean in days of the times to draw, so that those finished by then have the printed mean."""
        middays = np.array([(self.taken_at.date() - day).days for day in self.days], float)
        return scales_of(np.array([unit.average_days for unit in self.units]), middays, self.day_weights)

    def parts(self, name: str) -> Mapping[str, float]:
        """The named parts, relative to one another."""
        found: Mapping[str, float] = self.settings[name]
        return found

    def tier_settings(self, number: int) -> Mapping[str, Any]:
        """What belongs to one tier."""
        found: Mapping[str, Any] = self.settings["tiers"][self.tiers[number]]
        return found

    def unit_code(self, province: str, unit: PrintedUnit) -> str:
        """The code of the unit in a province."""
        return f"mo-phong.{province}.{unit.number}"

    def unit_name(self, province_name: str, unit: PrintedUnit) -> str:
        """Its name, which is that of no real unit."""
        template: str = self.tier_settings(unit.tier)["unit"]
        return template.format(number=unit.number, province=province_name)

    def _printed_units(self) -> list[PrintedUnit]:
        path = DATA_FILES / "figures" / self.settings["calibrated_to"]
        with path.open(encoding="utf-8") as file:
            return [
                PrintedUnit(
                    row["agency"].rpartition(".")[2],
                    self._tier_of(row["place"]),
                    int(row["received"]),
                    int(row["on_time"]),
                    float(row["average_days"]),
                )
                for row in csv.DictReader(file)
                if int(row["received"])
            ]

    def _tier_of(self, place: str) -> int:
        return next(n for n in range(len(self.tiers)) if place.startswith(tuple(self.tier_settings(n)["begins"])))

    def _procedures(self, tier: int) -> list[Procedure]:
        given, name = self.tier_settings(tier), self.tiers[tier]
        return [
            Procedure(
                code=f"MP.{name[0].upper()}{rank:03}",
                name=self.settings["procedure"].format(number=rank, tier="tỉnh" if name == "province" else "xã"),
                field=self.settings["field"].format(
                    number=1 + rank % given["fields"], tier="tỉnh" if name == "province" else "xã"
                ),
                tier=tier,
                level=_at(given["levels"], rank * _GOLDEN),
                fee=int(_at(self.parts("fees"), rank * _GOLDEN**2)),
                applicant="business" if rank * _GOLDEN**3 % 1 < self.settings["business_share"] else "citizen",
                weight=rank ** -float(self.settings["steepness"]),
            )
            for rank in range(1, given["procedures"] + 1)
        ]


def cumulated(weights: Sequence[float]) -> Numbers:
    """The parts added up, the last of them one."""
    sums = np.cumsum(np.asarray(weights, float))
    return np.asarray(sums / sums[-1])


def _at(parts: Mapping[str, float], place: float) -> str:
    """The part in which the place (its whole part aside) lies."""
    return [*parts][int(np.searchsorted(cumulated([*parts.values()]), place % 1, side="right"))]
