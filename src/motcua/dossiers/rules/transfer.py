"""A dossier that was received for another unit goes on to the one that decides: by when, and what has to stand."""

from datetime import datetime, time, timedelta
from typing import Protocol

from motcua.core.errors import Refused
from motcua.core.worktime import LOCAL_TIME, Calendar
from motcua.dossiers.states import Stage

FURTHEST = 60
"""Days within which every calendar has a working day."""


class NothingToTransfer(Refused):
    """The dossier is with the unit that decides already, or is past its reception."""

    code = "nothing_to_transfer"
    conflict = True


class NotCompetentHere(Refused):
    """Another unit decides; only its acceptance starts the clock."""

    code = "not_competent_here"
    conflict = True


class Received(Protocol):
    """The columns that the rules read."""

    @property
    def stage(self) -> str: ...
    @property
    def unit_id(self) -> int | None: ...
    @property
    def competent_unit_id(self) -> int | None: ...


def check_can_transfer(dossier: Received) -> None:
    """Raises NothingToTransfer."""
    here = dossier.competent_unit_id in (None, dossier.unit_id)
    if here or Stage(dossier.stage) is not Stage.SUBMITTED:
        raise NothingToTransfer(stage=str(dossier.stage))


def check_competent(dossier: Received) -> None:
    """The clock starts where the dossier is decided.

    Raises  NotCompetentHere
    Source  NĐ 118/2025 art. 17(3) as amended by NĐ 309/2026: from the receipt by the competent agency
    """
    if dossier.competent_unit_id not in (None, dossier.unit_id):
        raise NotCompetentHere()


def transfer_by(received: datetime, calendar: Calendar, cutoff: time | None) -> datetime:
    """Until when it must be handed on: the end of the same working day, after the cutoff the start of the next one.

    received  aware: when the person handed it in
    returns   aware local time
    Source    NĐ 118/2025 art. 18(2) as amended by NĐ 309/2026
    """
    local = received.astimezone(LOCAL_TIME)
    midnight = datetime.combine(local.date(), time(), LOCAL_TIME)
    spells = calendar.spells(local.date())
    if spells and (cutoff is None or local.time() <= cutoff):
        end = midnight + timedelta(seconds=spells[-1][1])
        if local <= end:
            return end
    for days in range(1, FURTHEST):
        following = calendar.spells(local.date() + timedelta(days=days))
        if following:
            return midnight + timedelta(days=days, seconds=following[0][0])
    raise ValueError(f"calendar {calendar.code} has no working day within {FURTHEST} days")
