"""The nation's records over time: which versions there are, what differs between two."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.models import NationalVersion
from motcua.catalogue.national.difference import Difference, differences
from motcua.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class NationalState:
    """One version of a record: its number, the local dates from and (exclusive, None: open) until, its file."""

    number: int
    valid_from: date
    valid_until: date | None
    file_name: str
    changes: int


def has_national() -> bool:
    """Whether any record of the nation's catalogue was ever imported."""
    return NationalVersion.objects.exists()


def list_states(code: str) -> list[NationalState]:
    """The versions of a record, the oldest first; none where the nation's catalogue never had it."""
    rows = NationalVersion.objects.filter(procedure__code=code).order_by("number")
    return [
        NationalState(number, valid.lower, valid.upper, file_name, len(changes))
        for number, valid, file_name, changes in rows.values_list("number", "valid", "batch__file_name", "changes")
    ]


def changes_between(code: str, first: int, second: int) -> list[Difference]:
    """What differs from version `first` to version `second`, as (path, before, after). Raises NotFound."""
    rows = NationalVersion.objects.filter(procedure__code=code, number__in=(first, second)).order_by("number")
    records: Mapping[int, Mapping[str, object]] = dict(rows.values_list("number", "record"))
    for number in (first, second):
        if number not in records:
            raise NotFound(f"version {number} of the national record {code}")
    return differences(records[first], records[second])
