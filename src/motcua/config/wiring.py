"""Which adapter serves which port, and which handler hears which event."""

from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.core.outbox import subscribe
from motcua.core.worktime.decreed import keep_decrees_in
from motcua.dossiers.decree_events import DaysDecreed, DecreeReverted
from motcua.dossiers.emergency_events import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyExtended,
    EmergencyRevoked,
)
from motcua.dossiers.ending_events import DossierNotAccepted, DossierRefused, DossierStopped
from motcua.dossiers.events import (
    DossierAccepted,
    DossierApproved,
    DossierExtended,
    DossierSubmitted,
    OpeningCodeRenewed,
    SupplementRequested,
)
from motcua.dossiers.import_events import ImportOrdered


def on_jobs_ready(app: Any) -> None:
    """Called once when the job queue is ready; tasks of the packages are discovered by their `tasks` modules."""


def keep_calendars() -> None:
    """Where this installation keeps days that were decreed late."""
    keep_decrees_in(lambda: Path(settings.DATA_FOLDER) / "calendars")


def hear_events() -> None:
    """Which task hears of which event."""
    subscribe(DossierSubmitted, "dossiers.issue_slip")
    subscribe(OpeningCodeRenewed, "dossiers.issue_slip")
    subscribe(DossierAccepted, "dossiers.issue_receipt")
    subscribe(DossierApproved, "dossiers.issue_result")
    for notified in (SupplementRequested, DossierNotAccepted, DossierRefused, DossierExtended, DossierStopped):
        subscribe(notified, "dossiers.issue_notice")
    for ended in (DossierApproved, DossierRefused, DossierStopped):
        subscribe(ended, "dossiers.issue_control_slip")
    subscribe(ImportOrdered, "dossiers.run_import")
    subscribe(DaysDecreed, "dossiers.recalculate")
    subscribe(DecreeReverted, "dossiers.recalculate")
    for emergency in (EmergencyDeclared, EmergencyExtended, EmergencyEnded, EmergencyRevoked):
        subscribe(emergency, "dossiers.follow_emergency")
