"""A person asks what is behind her data, to have them mended, or to have them erased."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.outbox import record
from motcua.core.worktime import deadline, load_calendar
from motcua.dossiers.api import DossierView
from motcua.orgs.api import get_unit
from motcua.personal.events import DataRequested
from motcua.personal.keeping import check_may_be_erased
from motcua.personal.models import DataRequest
from motcua.personal.policies import first_answer_within
from motcua.personal.queries import view_of
from motcua.personal.rules import check_wish
from motcua.personal.states import RequestState, Wish
from motcua.personal.values import DataRequestView
from motcua.personal.words import tidy


@transaction.atomic
def ask_about_data(*, actor: Actor, dossier: DossierView, wish: str, text: str, now: datetime) -> DataRequestView:
    """Keep the request with the moment at which its first answer is due; an open one of the same kind is the same.

    dossier  as `get_own_dossier` opened it to its person
    Raises   DataRequestRefused; NotErasableOpen, NotErasableYet where everybody can know that it will be refused
    Source   Nghị định 356/2025/NĐ-CP (first answer within two working days)
    """
    if dossier.unit_id is None:
        raise NotFound("unit")
    text = tidy(text)
    chosen = check_wish(wish, text)
    if chosen is Wish.ERASE:
        check_may_be_erased(dossier, now=now)
    calendar = load_calendar(get_unit(dossier.unit_id).calendar)
    due_at = deadline(now, first_answer_within(), calendar).due_at
    row, made = DataRequest.objects.get_or_create(
        dossier_id=dossier.id,
        wish=chosen,
        state=RequestState.OPEN,
        defaults={
            "dossier_code": dossier.code,
            "unit_id": dossier.unit_id,
            "text": text,
            "asked_at": now,
            "due_at": due_at or now,
        },
    )
    if made:
        event = DataRequested(
            subject_id=row.pk, dossier_id=dossier.id, unit_id=row.unit_id, wish=chosen, due_at=row.due_at
        )
        record(event, actor=actor, at=now)
    return view_of(row)
