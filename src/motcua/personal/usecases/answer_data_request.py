"""The office answers a request about personal data; what is granted is done in the same moment."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.outbox import record
from motcua.dossiers.api import get_dossier
from motcua.dossiers.erasing_api import erase_dossier
from motcua.personal.events import DataRequestAnswered
from motcua.personal.keeping import check_may_be_erased
from motcua.personal.models import DataRequest
from motcua.personal.queries import row_of, view_of
from motcua.personal.rules import check_answer, check_may_answer
from motcua.personal.states import RequestState, Wish
from motcua.personal.values import DataRequestView
from motcua.personal.words import tidy


@transaction.atomic
def answer_data_request(request_id: int, *, actor: Actor, outcome: str, answer: str, now: datetime) -> DataRequestView:
    """Keep the answer for the person. Granting an erasure erases; mending is done by the acts of the dossier before.

    Raises  NotFound, NotAllowed, RequestAnswered, DataRequestRefused, NotErasableOpen, NotErasableYet
    """
    row, answer = row_of(request_id, actor=actor, lock=True), tidy(answer)
    chosen = check_answer(RequestState(row.state), outcome, answer)
    check_may_answer(actor, row.unit_id, Wish(row.wish), chosen)
    row.state, row.answer, row.answered_at = chosen, answer, now
    if row.wish == Wish.ERASE and chosen is RequestState.GRANTED:
        check_may_be_erased(get_dossier(actor=actor, code=row.dossier_code), now=now)
        erase_dossier(actor=actor, code=row.dossier_code, now=now)
        row.text = ""
        DataRequest.objects.filter(dossier_id=row.dossier_id).update(text="")
    row.save(update_fields=["state", "answer", "answered_at", "text"])
    event = DataRequestAnswered(
        subject_id=row.pk, dossier_id=row.dossier_id, wish=row.wish, outcome=chosen, in_time=now <= row.due_at
    )
    record(event, actor=actor, at=now)
    return view_of(row)
