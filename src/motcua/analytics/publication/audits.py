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


@dataclass(frozen=True, slots=True)
class JointAudit:
    """The audit of one year over all releases of it that differ; `left_out` older ones were too many to be taken in.

    small  changes by few between two releases of which both counts are shown
    """

    year: str
    releases: tuple[str, ...]
    left_out: int
    small: tuple[str, ...]
    solvable: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Audits:
    """Of each extract by itself, the newest first, and of those together that published a year differently."""

    each: tuple[PublicationAudit, ...]
    together: tuple[JointAudit, ...]

    @property
    def are_clean(self) -> bool:
        """Whether nothing small is shown and nothing hidden can be had."""
        alone = any(year.small or year.solvable for audit in self.each for year in audit.years)
        return not alone and not any(year.small or year.solvable for year in self.together)


def audit_publication() -> Audits:
    """The audit of the newest extract and of all earlier ones that were published. Raises AnalyticsNotInstalled."""
    storage = extracts_storage()
    found = [read_snapshot(storage, name) for name in sorted(list_names(storage), reverse=True)]
    snapshots = [snapshot for snapshot in found if snapshot is not None]
    return cast(Audits, optional_module("publication.auditing").audit_plans(snapshots))
