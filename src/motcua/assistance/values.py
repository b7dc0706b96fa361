"""An assisted session as plain values; nothing in it says who the person was."""

from dataclasses import dataclass
from datetime import datetime

from motcua.assistance.states import Consent, Device, Helper, Step, Where


@dataclass(frozen=True, slots=True)
class SessionGiven:
    """What is known when it begins. `language` is a code of ISO 639, empty where not asked."""

    helper: Helper
    where: Where
    device: Device
    consent: Consent
    language: str = ""


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """What is known when it ends.

    barrier    code of the vocabulary, empty where the person did not want to say or there was none
    completed  None where it is not known
    declined   the person did not want to be asked; help was given all the same
    """

    steps: tuple[Step, ...] = ()
    barrier: str = ""
    completed: bool | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class SessionView:
    """`minutes` is empty while it is open; `dossiers` how many were handed in."""

    id: int
    unit_id: int
    given: SessionGiven
    opened_at: datetime
    minutes: int | None
    ended: SessionEnded | None
    dossiers: int


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session for the lab: unit and month instead of a moment, the kind of helper instead of a name."""

    unit_code: str
    month: str
    helper: Helper
    where: Where
    device: Device
    barrier: str
    minutes: int
    completed: bool | None
    declined: bool
