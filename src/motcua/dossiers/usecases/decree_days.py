"""Somebody enters a decree that makes days off or days of work: promises of open dossiers follow it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.core.outbox import record
from motcua.core.worktime.decreed import DecreedDay, kept_day
from motcua.dossiers.decree_events import DaysDecreed
from motcua.dossiers.decrees import DecreeView, preview_decree, publish_decrees, units_of_decrees, view_of
from motcua.dossiers.intake import local_day
from motcua.dossiers.models import Recalculation
from motcua.dossiers.rules.decrees import check_decree


@transaction.atomic
def decree_days(*, actor: Actor, calendar: str, days: Sequence[DecreedDay], now: datetime) -> DecreeView:
    """Keep the decree; calendars know it at once, and a background job counts the open dossiers anew.

    Without days the operator has the dossiers counted anew after a calendar's own file was changed.
    An administrator may do so where the decree moves promises of her own units only; else it is the operator's.
    Raises  NotAllowed, NotFound (the calendar), DecreeRefused
    """
    units = units_of_decrees(actor)
    if days or units is not None:
        check_decree(days, on=local_day(now))
    if units is not None:
        everywhere = preview_decree(actor=Actor.system("decree_days"), calendar=calendar, days=days)
        if {unit for unit, _count in everywhere.by_unit} - units:
            raise NotAllowed("decree_days")
    row = Recalculation.objects.create(
        calendar=calendar,
        days=[kept_day(day) for day in days],
        ordered_at=now,
        ordered_by=actor.account_id,
        ordered_by_name=actor.name,
    )
    record(DaysDecreed(subject_id=row.pk, calendar=calendar, days=row.days), actor=actor, at=now)
    transaction.on_commit(publish_decrees)
    return view_of(row)
