"""The code that the ministry's system gave is pasted back."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.competent_systems import longest_spell, system_of
from motcua.dossiers.door_events import EnteredElsewhere
from motcua.dossiers.intake import local_day
from motcua.dossiers.ledger import write
from motcua.dossiers.models import ElsewhereEntry
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access, moves
from motcua.dossiers.rules.elsewhere import (
    AlreadyEntered,
    end_spell,
    read_their_code,
    seconds_typed,
    their_code_refused,
)
from motcua.dossiers.values import Change


@transaction.atomic
def record_entry(
    *, actor: Actor, code: str, system: str, their_code: str, now: datetime, revision: int | None = None, note: str = ""
) -> Change:
    """Keep by what code the dossier is known there, and how long typing it took, if the watch can be believed.

    Raises   NotFound, NotAllowed, MirrorIsReadOnly, PageIsStale, SystemUnknown, TheirCodeRefused, AlreadyEntered
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "record_entry", dossier)
    moves.check_untouched(dossier, revision)
    where = system_of(system, on=local_day(now))
    known = read_their_code(their_code, pattern=where.pattern, example=where.example)
    if ElsewhereEntry.objects.filter(system=system, their_code=known).exclude(dossier=dossier).exists():
        raise their_code_refused(where.example)
    entry = ElsewhereEntry.objects.filter(dossier=dossier).first() or ElsewhereEntry(dossier=dossier)
    if entry.their_code:
        raise AlreadyEntered()
    entry.system, entry.their_code, entry.recorded_at = system, known, now
    entry.spells = end_spell(entry.spells, now)
    entry.seconds = seconds_typed(entry.spells, longest=longest_spell())
    entry.save()
    event = EnteredElsewhere(
        subject_id=dossier.pk,
        revision=dossier.revision + 1,
        note=note,
        system=system,
        their_code=known,
        seconds=entry.seconds,
    )
    return write(dossier, event, actor=actor, at=now)
