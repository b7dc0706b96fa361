"""The units and the services of a generated ledger."""

import pyarrow as pa

from motcua.analytics.extract.schemas import SCHEMAS
from motcua.analytics.scale.model import LedgerModel

Row = dict[str, object]


def unit_table(model: LedgerModel, provinces: int) -> pa.Table:
    """Every unit of every province; none of them ever becomes another."""
    rows: list[Row] = []
    for province, name in model.provinces[:provinces]:
        for unit in model.units:
            code, words = model.unit_code(province, unit), model.unit_name(name, unit)
            rows.append(
                {
                    "unit_code": code,
                    "unit_name": words,
                    "tier": model.tiers[unit.tier],
                    "province": province,
                    "valid_from": model.days[0],
                    "unit_now_code": code,
                    "unit_now_name": words,
                    "weight": 1.0,
                    "split": False,
                    "weight_known": True,
                }
            )
    return _table(rows, "units")


def service_table(model: LedgerModel) -> pa.Table:
    """Every procedure, as its tier offers it."""
    rows: list[Row] = [
        {
            "procedure_code": each.code,
            "procedure_name": each.name,
            "field": each.field,
            "unit_kind": model.tier_settings(each.tier)["unit_kind"],
            "tier": model.tiers[each.tier],
            "service_level": each.level,
            "online_here": each.level != "none",
            "national_portal": each.level == "full",
            "valid_from": model.days[0],
            "simulated": True,
        }
        for each in model.procedures
    ]
    return _table(rows, "services")


def _table(rows: list[Row], name: str) -> pa.Table:
    plain = pa.schema(
        [(column.name, pa.string() if pa.types.is_dictionary(column.type) else column.type) for column in SCHEMAS[name]]
    )
    return pa.Table.from_pylist(rows, schema=plain)
