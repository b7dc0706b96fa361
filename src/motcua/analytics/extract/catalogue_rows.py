"""The two small tables of the extract: what the catalogue offers, and the units with what became of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pyarrow as pa

from motcua.analytics.extract.schemas import SCHEMAS
from motcua.analytics.extract.unit_book import province_in
from motcua.catalogue.api import list_offers
from motcua.orgs.api import TIER_OF_KIND, units_as_of


def service_rows() -> pa.Table:
    """One row for each procedure, kind of unit and period."""
    rows = [
        {
            "procedure_code": offer.code,
            "procedure_name": offer.name,
            "field": offer.field,
            "unit_kind": offer.unit_kind,
            "tier": TIER_OF_KIND.get(offer.unit_kind, ""),
            "service_level": offer.level,
            "online_here": offer.online_here,
            "national_portal": offer.national_portal,
            "valid_from": offer.valid_from,
            "valid_to": offer.valid_to,
            "simulated": offer.practice,
        }
        for offer in list_offers()
    ]
    return _table(rows, "services")


def unit_rows(unit_ids: Iterable[int], *, on: date) -> pa.Table:
    """One row for each of these units and each unit that it had become by that date."""
    rows = [
        {
            "unit_code": share.unit.code,
            "unit_name": share.unit.name,
            "tier": share.unit.tier,
            "province": province_in(share.unit.path),
            "valid_from": share.unit.valid_from,
            "valid_to": share.unit.valid_to,
            "unit_now_code": share.now.code,
            "unit_now_name": share.now.name,
            "weight": share.weight,
            "split": share.split,
            "weight_known": share.known,
        }
        for share in units_as_of(unit_ids, on=on)
    ]
    return _table(rows, "units")


def _table(rows: Sequence[Mapping[str, object]], name: str) -> pa.Table:
    plain = pa.schema(
        [(column.name, pa.string() if pa.types.is_dictionary(column.type) else column.type) for column in SCHEMAS[name]]
    )
    return pa.Table.from_pylist(list(rows), schema=plain)
