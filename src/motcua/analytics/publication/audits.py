"""The audit of what is public, as other rooms ask for it; the libraries are only needed when it is made."""

from dataclasses import dataclass
from typing import cast

from motcua.analytics.extracts import extracts_storage
from motcua.analytics.optional import optional_module
from motcua.analytics.snapshots import list_names, read_snapshot


@dataclass(frozen=True, slots=True)
class YearAudit:
    """One year: how much is published, and what is wrong with it, each cell in words."""

    name: str
    tables: int
    shown: int
    hidden: int
    small: tuple[str, ...]
    solvable: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PublicationAudit:
    """The audit of one extract."""

    snapshot: str
    least: int
    years: tuple[YearAudit, ...]


def audit_publication() -> list[PublicationAudit]:
    """The audit of the newest extract and of each earlier one that was published. Raises AnalyticsNotInstalled."""
    storage = extracts_storage()
    found = [read_snapshot(storage, name) for name in sorted(list_names(storage), reverse=True)]
    snapshots = [snapshot for snapshot in found if snapshot is not None]
    return cast(list[PublicationAudit], optional_module("publication.auditing").audit_plans(snapshots))
