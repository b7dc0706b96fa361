"""What the simulation of 2021 is made of: units, procedures and planted parameters, read from the reviewed data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.worktime import Limit

FOLDER = DATA_FILES / "demonstration"
UNITS_FILE = FOLDER / "units.yaml"
MAPPING_FILE = FOLDER / "mapping.yaml"
TIERS = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class DemoProcedure:
    """One procedure of the simulated province; `level` is the service level of that time, `online` a relative odds."""

    code: str
    name: str
    field: str
    level: str
    limit: Limit
    weight: float
    online: float
    fee_dong: int
    applicant: str


@dataclass(frozen=True, slots=True)
class TierPlan:
    """Published counts of one tier, its procedures and units, and what is planted."""

    tier: str
    dossiers: int
    online: int
    late: float
    trend: float
    unit_spread: float
    units: tuple[str, ...]
    unit_weights: tuple[float, ...]
    procedures: tuple[DemoProcedure, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole simulation; `planted` is the parameter file as it stands; `communes` is by district."""

    tiers: tuple[TierPlan, ...]
    communes: Mapping[str, tuple[str, ...]]
    commune_weights: Mapping[str, float]
    origin_system: str
    received_from: date
    received_until: date
    drawn_up_at: datetime
    calendar: str
    planted: Mapping[str, Any]


def read_plan(*, scale: float = 1.0) -> Plan:
    """Read the plan; `scale` shrinks all counts (tests use a small part of the province)."""
    planted = _yaml("parameters_2021.yaml")
    procedures = _yaml("procedures_2021.yaml")
    units = _yaml("units.yaml")["units"]
    districts = [unit["code"] for unit in units if unit["kind"] == "district"]
    communes = {code: tuple(u["code"] for u in units if u.get("parent") == code) for code in districts}
    people = {code: float(planted["districts"][code.rpartition(".")[2]]) for code in districts}
    weights = {commune: people[code] / len(communes[code]) for code in districts for commune in communes[code]}
    of_tier = {
        "province": {unit["code"]: 1.0 for unit in units if unit["kind"] == "province"},
        "district": people,
        "commune": weights,
    }
    tiers = tuple(_tier(tier, planted["tiers"][tier], of_tier[tier], procedures[tier], scale) for tier in TIERS)
    return Plan(
        tiers=tiers,
        communes=communes,
        commune_weights=weights,
        origin_system=planted["origin_system"],
        received_from=date.fromisoformat(planted["received_from"]),
        received_until=date.fromisoformat(planted["received_until"]),
        drawn_up_at=datetime.fromisoformat(planted["drawn_up_at"]),
        calendar=planted["calendar"],
        planted=planted,
    )


def _tier(
    tier: str, counts: Mapping[str, Any], units: Mapping[str, float], procedures: list[Mapping[str, Any]], scale: float
) -> TierPlan:
    return TierPlan(
        tier=tier,
        dossiers=round(counts["dossiers"] * scale),
        online=round(counts["online"] * scale),
        late=counts["late"],
        trend=counts["trend"],
        unit_spread=counts["unit_spread"],
        units=tuple(units),
        unit_weights=tuple(units.values()),
        procedures=tuple(_procedure(entry) for entry in procedures),
    )


def _procedure(entry: Mapping[str, Any]) -> DemoProcedure:
    return DemoProcedure(
        code=entry["code"],
        name=entry["name"],
        field=entry["field"],
        level=entry["level"],
        limit=Limit.parse(entry["limit"]),
        weight=float(entry["weight"]),
        online=float(entry["online"]),
        fee_dong=int(entry["fee_dong"]),
        applicant=entry["applicant"],
    )


def _yaml(name: str, folder: Path = FOLDER) -> Any:
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))
