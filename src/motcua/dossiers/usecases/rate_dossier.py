"""The applicant says how content she was, after her dossier came to its end; with or without an account, once."""

from collections.abc import Iterable
from datetime import datetime

from motcua.core.asking import beyond_scope
from motcua.core.errors import NotFound, Refused
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.states import ENDED_STAGES, Stage
from motcua.voice.api import RatingState, add_rating, add_rating_detail, get_rating


class NotEndedYet(Refused):
    """The dossier is still being dealt with; who is asked before the end answers to please."""

    code = "not_ended_yet"
    conflict = True


def rating_of(code: str) -> RatingState | None:
    """What was said so far; None where the dossier has not ended, or is none of ours."""
    row = _row(code)
    return get_rating(row.pk) if row is not None and row.stage in ENDED_STAGES else None


def rate_dossier(*, code: str, answer: str, now: datetime) -> bool:
    """Keep the vote; False where one was given before, which stays as it was.

    Call it where one of the dossier's secrets was shown. The officer who dealt with it is not kept with the vote.
    Raises  NotFound, NotEndedYet, voice.RatingRefused
    """
    row = _ended(code)
    return add_rating(
        dossier_id=row.pk,
        unit_id=row.unit_id,
        procedure_code=row.procedure_code,
        legal_channel=row.legal_channel,
        answer=answer,
        now=now,
    )


def tell_more(*, code: str, aspects: Iterable[str], text: str, now: datetime) -> bool:
    """Keep what the vote was about; False where that was said before, or where nobody voted.

    Raises  NotFound, NotEndedYet, voice.RatingRefused
    """
    return add_rating_detail(dossier_id=_ended(code).pk, aspects=aspects, text=text, now=now)


def _row(code: str) -> Dossier | None:
    names = ("id", "stage", "unit_id", "procedure_code", "legal_channel")
    with beyond_scope("the vote is about a dossier whose secret was shown"):
        return Dossier.objects.only(*names).filter(code=code, origin_system=OWN_ORIGIN).first()


def _ended(code: str) -> Dossier:
    row = _row(code)
    if row is None:
        raise NotFound("dossier")
    if Stage(row.stage) not in ENDED_STAGES:
        raise NotEndedYet
    return row
