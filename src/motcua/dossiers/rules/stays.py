"""With whom a dossier was, since when and until when: read from its story, in whole stays."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Holder(StrEnum):
    """Who has to do something."""

    UNIT = "unit"
    APPLICANT = "applicant"


class Told(Protocol):
    """One event of a story."""

    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def payload(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Stay:
    """One stretch of time with one holder; `until` is empty for the present one.

    unit_id  the unit that had it, also while it waited for the applicant
    why      kind of the event that began it
    """

    holder: Holder
    unit_id: int | None
    since: datetime
    why: str
    until: datetime | None = None


ENDS = frozenset({"DossierApproved", "DossierNotAccepted", "DossierRefused", "DossierStopped", "DossierWithdrawn"})
"""After these the office has nothing to decide any more."""


def stays_of(story: Iterable[Told]) -> tuple[Stay, ...]:
    """The stays in order, without gaps, from the submission to the end (or to now).

    A step within the same unit begins no new stay; a supplement is a stay with the applicant.
    """
    stays: list[Stay] = []
    unit_id: int | None = None
    for event in story:
        unit_id = event.payload.get("unit_id", unit_id)
        if event.kind in ENDS:
            _close(stays, event.at)
            break
        holder = Holder.APPLICANT if event.kind == "SupplementRequested" else Holder.UNIT
        if stays and event.kind not in {"DossierPassed", "SupplementRequested", "DossierSupplemented"}:
            continue
        if stays and (stays[-1].holder, stays[-1].unit_id) == (holder, unit_id):
            continue
        _close(stays, event.at)
        stays.append(Stay(holder, unit_id, event.at, event.kind))
    return tuple(stays)


def _close(stays: list[Stay], at: datetime) -> None:
    if stays and stays[-1].until is None:
        stays[-1] = replace(stays[-1], until=at)
