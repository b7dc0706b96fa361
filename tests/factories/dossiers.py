"""Dossiers of the practice centre at the stages where most stories begin."""

from datetime import timedelta
from typing import Any

from motcua.dossiers.api import SupplementItem, accept_dossier, get_dossier, submit_dossier
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
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    return code


def status(cast: Cast, code: str) -> int:
    """Its national status, as the leader sees it."""
    return get_dossier(actor=cast.leader, code=code).national_status
