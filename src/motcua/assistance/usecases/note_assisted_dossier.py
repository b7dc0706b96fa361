"""A dossier was handed in during the helper's open session."""

from datetime import datetime

from django.db import transaction

from motcua.assistance.events import AssistedDossierFiled
from motcua.assistance.models import AssistedDossier, AssistedSession
from motcua.assistance.rules import AssistanceOver, is_over
from motcua.core.actor import Actor
from motcua.core.outbox import record


@transaction.atomic
def note_assisted_dossier(*, actor: Actor, dossier_code: str, now: datetime) -> None:
    """Once a dossier. In the transaction of the filing: a session that is over undoes both. Raises AssistanceOver."""
    rows = AssistedSession.objects.select_for_update()
    row = rows.filter(helper_account_id=actor.account_id, closed_at=None).first() if actor.account_id else None
    if row is None or is_over(row.opened_at, now):
        raise AssistanceOver
    _kept, made = AssistedDossier.objects.get_or_create(session=row, dossier_code=dossier_code, defaults={"at": now})
    if made:
        record(AssistedDossierFiled(subject_id=row.pk, dossier_code=dossier_code), actor=actor, at=now)
