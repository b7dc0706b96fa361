"""Stage and what is awaited, as one status tag."""

from django.utils.translation import gettext

from motcua.dossiers.api import Awaiting, Stage
from motcua.dossiers.wording import AWAITING_WORDS, STAGE_WORDS
from motcua.ui.values import StatusKind

_KINDS: dict[Stage, StatusKind] = {
    Stage.SUBMITTED: "new",
    Stage.ACCEPTED: "progress",
    Stage.IN_HAND: "progress",
    Stage.APPROVED: "good",
    Stage.RETURNED: "good",
}


def stage_status(stage: Stage, awaiting: Awaiting, *, late: bool = False) -> tuple[str, StatusKind]:
    """Words and kind of the tag."""
    if awaiting is not Awaiting.NOTHING:
        return str(AWAITING_WORDS[awaiting]), "waiting"
    if late:
        return gettext("Quá hạn"), "late"
    return str(STAGE_WORDS[stage]), _KINDS.get(stage, "neutral")
