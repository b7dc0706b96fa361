"""How a dossier can end without a result."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers.events import DossierEvent
from motcua.dossiers.states import Awaiting, Clock, Stage


@dataclass(frozen=True, kw_only=True)
class DossierEnded(DossierEvent):
    """Base of the endings without a result. A pause that was open is closed.

    reason_code  code of a reason that the law of the day names, else the reason written out
    reason       its words; `source` the rule on which it rests, where that was compared with its text
    """

    stage: Stage
    clock: Clock
    awaiting: Awaiting
    pauses: list[dict[str, Any]]
    due_at: datetime | None
    finished_at: datetime
    awaiting_until: datetime | None = None
    reason_code: str = ""
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class DossierNotAccepted(DossierEnded):
    """The office did not take the dossier in; its clock never ran."""


@dataclass(frozen=True, kw_only=True)
class DossierRefused(DossierEnded):
    """The office refused the request after it had accepted the dossier."""


@dataclass(frozen=True, kw_only=True)
class DossierStopped(DossierEnded):
    """The office stopped work on the dossier."""


@dataclass(frozen=True, kw_only=True)
class DossierWithdrawn(DossierEnded):
    """The applicant took the dossier back."""


ENDINGS: dict[Stage, type[DossierEnded]] = {
    Stage.NOT_ACCEPTED: DossierNotAccepted,
    Stage.REFUSED: DossierRefused,
    Stage.STOPPED: DossierStopped,
    Stage.WITHDRAWN: DossierWithdrawn,
}
