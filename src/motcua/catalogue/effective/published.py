"""All that is published on a date, page by page: the nation's records, and definitions of ours beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.catalogue.effective.browse import list_effective
from motcua.catalogue.effective.values import Listed
from motcua.catalogue.models import NationalVersion
from motcua.catalogue.queries import version_in_force
from motcua.catalogue.values import ProcedureHit
from motcua.core.errors import NotFound
from motcua.forms.values import Words


@dataclass(frozen=True, slots=True)
class NationalRecord:
    """A record of the national catalogue as it was given, with the half-open period of local dates in which it held."""

    code: str
    version: int
    valid_from: date
    valid_to: date | None
    imported_at: datetime
    record: Mapping[str, Any]


def national_record(code: str, *, on: date) -> NationalRecord:
    """The record that held on the local date `on`. Raises NotFound."""
    rows = NationalVersion.objects.select_related("batch").filter(procedure__code=code, valid__contains=on)
    row = rows.order_by("-id").first()
    if row is None:
        raise NotFound(f"record of {code} on {on}")
    return NationalRecord(code, row.number, row.valid.lower, row.valid.upper, row.batch.imported_at, row.record)


def list_published(
    filters: Mapping[str, str], *, on: date, after: str = "", limit: int
) -> tuple[list[ProcedureHit], str]:
    """Procedures that hold on `on` and fit the filters (see `list_effective`), by name; and the next page's cursor."""
    page = list_effective(filters, on=on, after=after, limit=limit)
    return [ProcedureHit(each.code, each.name, _title(each, on), "") for each in page.rows], page.after


def _title(listed: Listed, on: date) -> Words:
    """Ours where we have one; official names are Vietnamese only."""
    if listed.executable:
        return version_in_force(listed.code, on=on).definition.title
    return Words(listed.name, listed.name)
