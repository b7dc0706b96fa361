"""How the dossier stands in the ministry's system, as that system says."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.door_events import NewsFromElsewhere
from motcua.dossiers.ledger import write
from motcua.dossiers.models import ElsewhereEntry
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.rules.elsewhere import NotEnteredYet
from motcua.dossiers.rules.parts import check_news
from motcua.dossiers.rules.words import tidy_words
from motcua.dossiers.states import PartState
from motcua.dossiers.values import Change


@transaction.atomic
def mirror_entry(
    *,
    actor: Actor,
    code: str,
    state: PartState,
    since: datetime,
    now: datetime,
    as_given: str = "",
    result: str = "",
    revision: int | None = None,
    note: str = "",
) -> Change:
    """Keep the state; the dossier's own stage and clock are not touched: the ministry decides, this office tells.

    since    aware: since when it stands so there
    Raises   NotFound, NotAllowed, PageIsStale, NotEnteredYet, NewsFromTheFuture, NewsIsOld, WordsRefused
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "record_entry", dossier)
    moves.check_untouched(dossier, revision)
    entry = ElsewhereEntry.objects.filter(dossier=dossier).first()
    if entry is None or not entry.their_code:
        raise NotEnteredYet()
    check_news(since, entry.since, now)
    as_given, result = tidy_words(as_given, "as_given"), tidy_words(result, "result")
    entry.state, entry.since, entry.as_given, entry.result = state, since, as_given, result
    entry.save()
    event = NewsFromElsewhere(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        system=entry.system,
        state=state,
        since=since,
        as_given=as_given,
        result=result,
    )
    return write(dossier, event, actor=actor, at=now)
