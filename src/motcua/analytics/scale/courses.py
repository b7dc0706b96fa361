"""How generated dossiers go: when they come, how long they take, what limit that fits, how they end."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from motcua.analytics.scale.drawing import Codes, Draws, Truths
from motcua.analytics.scale.model import DAY, LedgerModel
from motcua.dossiers.api import Awaiting, Stage, national_status

Seconds = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
_LEAST_SECONDS = 2
_SLACK = 0.3
HOUR = 3600


@dataclass(frozen=True, slots=True)
class State:
    """What stands in the columns of a dossier that has come so far."""

    stage: Stage
    clock: str
    awaiting: Awaiting = Awaiting.NOTHING
    delivery: str = "none"
    outcome: str = ""

    @property
    def status(self) -> int:
        """The national status."""
        return national_status(self.stage, self.awaiting)


STATES = (
    State(Stage.ACCEPTED, "running"),
    State(Stage.IN_HAND, "running"),
    State(Stage.IN_HAND, "suspended", Awaiting.SUPPLEMENT),
    State(Stage.APPROVED, "ended", delivery="ready", outcome="approved"),
    State(Stage.RETURNED, "ended", delivery="returned", outcome="approved"),
    State(Stage.REFUSED, "ended", outcome="refused"),
    State(Stage.STOPPED, "ended", outcome="stopped"),
    State(Stage.WITHDRAWN, "ended", outcome="withdrawn"),
)
_WAITING, _READY, _RETURNED = 2, 3, 4
ENDED_FROM = 3
"""States before this one are open."""


@dataclass(frozen=True, slots=True)
class Courses:
    """Of each dossier its moments (seconds since 1970), the number of its state, and how often papers were asked for.

    limit  the number of its limit; one beyond the last where none fits
    """

    received: Seconds
    due: Seconds
    finished: Seconds
    returned: Seconds
    asked: Seconds
    state: Codes
    limit: Codes
    supplements: Codes

    @property
    def ended(self) -> Truths:
        """Whether it has ended."""
        return self.state >= ENDED_FROM


def draw_courses(model: LedgerModel, draws: Draws, units: Codes, late: Truths, received: Seconds) -> Courses:
    """The courses of dossiers of these units that came in at these moments; late ones end, or stand, after their due.

    The late are those of their unit that take longest, so many as the table has.
    """
    taken_at = int(model.taken_at.timestamp())
    on_time = np.array([unit.on_time / unit.received for unit in model.units])[units]
    part = draws.evenly()
    part = np.where(late, on_time + (1 - on_time) * part, on_time * part)
    days = -model.scales[units] * np.log1p(-part)
    lasts = np.maximum((days * DAY).astype(np.int64), _LEAST_SECONDS)
    reached = np.minimum(lasts, taken_at - received)
    limit, allowed = _limits(model.settings["limits"], draws, lasts, reached, late)
    finished = received + lasts
    returned = finished + draws.lengths(model.settings["hours_to_return"] * HOUR).astype(np.int64)
    state = _states(model, draws, open_=finished > taken_at, returned=returned <= taken_at)
    supplements = draws.pick(model.parts("supplements"))
    supplements = np.where(state == _WAITING, np.maximum(supplements, 1), supplements)
    asked = received + (reached * (0.1 + 0.5 * draws.evenly())).astype(np.int64)
    return Courses(received, received + allowed, finished, returned, asked, state, limit, supplements)


def _limits(
    limits: Mapping[str, int], draws: Draws, lasts: Seconds, reached: Seconds, late: Truths
) -> tuple[Codes, Seconds]:
    """The limit by which each is late or not, as its number and in seconds."""
    steps = np.array([*limits.values()], np.int64) * HOUR
    needed = (lasts * (1 + _SLACK * draws.evenly())).astype(np.int64)
    held = np.searchsorted(steps, needed, side="left")
    missed = np.searchsorted(steps, reached, side="left") - 1
    number = np.where(late, missed, held)
    none = (number < 0) | (number >= len(steps))
    otherwise = np.where(late, reached // 2, needed)
    allowed = np.where(none, otherwise, steps[np.clip(number, 0, len(steps) - 1)])
    return np.where(none, len(steps), number).astype(np.int32), allowed


def _states(model: LedgerModel, draws: Draws, *, open_: Truths, returned: Truths) -> Codes:
    outcome = draws.pick(model.parts("outcomes"))
    by_outcome = np.array([_state_of(name) for name in model.parts("outcomes")], np.int32)
    ended = by_outcome[outcome]
    ended = np.where((ended == _READY) & returned, _RETURNED, ended)
    waiting, in_hand = draws.chance(model.settings["waiting"]), draws.chance(model.settings["in_hand"])
    return np.where(open_, np.where(waiting, _WAITING, in_hand.astype(np.int32)), ended).astype(np.int32)


def _state_of(outcome: str) -> int:
    return next(number for number, state in enumerate(STATES) if state.outcome == outcome)
