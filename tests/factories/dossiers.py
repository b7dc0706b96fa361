"""Dossiers of the practice centre at the stages where most stories begin."""

from datetime import timedelta
from typing import Any

from motcua.dossiers.api import Acceptance, SupplementItem, accept_dossier, get_dossier, submit_dossier
from motcua.dossiers.door_api import find_similar
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import CERTIFIED_COPY, counter_submission

HOUR = timedelta(hours=1)
ITEMS = (SupplementItem("giấy tờ", "ảnh bị mờ"),)


def submitted(cast: Cast, procedure: str = CERTIFIED_COPY, **changes: Any) -> str:
    """The code of a dossier that the clerk took in at the counter."""
    return submit_dossier(actor=cast.clerk, submission=counter_submission(procedure, **changes), now=NOW).code


def accepted(cast: Cast, procedure: str = CERTIFIED_COPY) -> str:
    """The code of a dossier that the clerk accepted at once."""
    code = submitted(cast, procedure)
    accept_looked_at(cast, code)
    return code


def accept_looked_at(cast: Cast, code: str, **changes: Any) -> Acceptance:
    """Accept; the clerk looked at every dossier of the same person and found that they are others."""
    dossier = get_dossier(actor=cast.clerk, code=code)
    alike = [similar.code for similar in find_similar(dossier.id, actor=cast.clerk)]
    return accept_dossier(**{"actor": cast.clerk, "code": code, "now": NOW, "not_same_as": alike, **changes})


def status(cast: Cast, code: str) -> int:
    """Its national status, as the leader sees it."""
    return get_dossier(actor=cast.leader, code=code).national_status
