"""What changed in the catalogue since somebody last looked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from motcua.catalogue.models import CatalogueChange


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `cursor` is where to go on after it.

    what  `national_record`, `definition` (ours), `override` (of a province) or `doubts` (an editor decided about a
          finding, or undid it)
    """

    cursor: int
    code: str
    what: str
    valid_from: date | None
    at: datetime


def changes_after(cursor: int, *, limit: int) -> tuple[tuple[Change, ...], bool]:
    """The next changes, oldest first, and whether more follow. Nothing is ever inserted before what was read."""
    rows = CatalogueChange.objects.filter(id__gt=cursor).order_by("id")[: limit + 1]
    found = [Change(row.pk, row.code, row.what, row.valid_from, row.at) for row in rows]
    return tuple(found[:limit]), len(found) > limit


def latest_change() -> int:
    """The cursor of the newest change; 0 before the first."""
    return int(CatalogueChange.objects.aggregate(newest=Max("id"))["newest"] or 0)
