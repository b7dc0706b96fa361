"""The officer begins to type a dossier into a ministry's system, or pauses."""

from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.dossiers.competent_systems import system_of
from motcua.dossiers.intake import local_day
from motcua.dossiers.models import ElsewhereEntry
from motcua.dossiers.queries import get_dossier_for_update
from motcua.dossiers.rules import access
from motcua.dossiers.rules.elsewhere import AlreadyEntered, begin_spell, end_spell


@transaction.atomic
def time_entry(*, actor: Actor, code: str, system: str, typing: bool, now: datetime) -> None:
    """Start or stop the watch for this dossier; the sum stands in the event that brings its code back.

    The watch measures what double entry costs a unit; who typed is not kept.
    Raises   NotFound, NotAllowed, MirrorIsReadOnly, SystemUnknown, AlreadyEntered
    """
    dossier = get_dossier_for_update(code, actor=actor)
    access.check_may(actor, "record_entry", dossier)
    system_of(system, on=local_day(now))
    entry, _ = ElsewhereEntry.objects.get_or_create(dossier=dossier, defaults={"system": system})
    if entry.their_code:
        raise AlreadyEntered()
    entry.system = system
    entry.spells = begin_spell(entry.spells, now) if typing else end_spell(entry.spells, now)
    entry.save()
