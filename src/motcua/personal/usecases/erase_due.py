"""Data whose time of keeping is over go: by themselves after the notice, or by a leader's word."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.asking import beyond_scope
from motcua.dossiers.api import get_dossier
from motcua.dossiers.erasing_api import KeptDossier, KeptKind, erase_dossier, list_kept
from motcua.personal.due import kinds_over
from motcua.personal.holds import asked_about, holds_of
from motcua.personal.keeping import check_may_be_erased
from motcua.personal.models import ErasingBegin
from motcua.personal.policies import notice_days
from motcua.personal.rules import DataHeldBack

AT_ONCE = 200
ACTOR = "personal.erase_due"
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Erased:
    """How many went, or would go; how many are held, or wait for an answer; how many could not be erased."""

    erased: int = 0
    held: int = 0
    failed: int = 0


def erase_due(*, now: datetime, most: int, dry_run: bool = False) -> Erased:
    """Erase at most so many dossiers whose notice has run out; each in a transaction of its own, so that who is killed
    amid this loses nothing and goes on with the next.

    The first time it only keeps the day from which the notice counts: what was over long ago is announced, too.
    """
    today = timezone.localdate(now)
    if not dry_run:
        ErasingBegin.objects.get_or_create(only=True, defaults={"day": today})
    begin = ErasingBegin.objects.first()
    by = today - timedelta(days=notice_days())
    done = Erased()
    if begin is None or begin.day > by:
        return done
    for kind, rule, before in kinds_over(on=by):
        if rule.verified and done.erased < most:
            _erase_kind(kind, before, done, now=now, most=most, dry_run=dry_run)
    return done


def erase_by_leader(*, actor: Actor, code: str, now: datetime) -> None:
    """A leader erases what may be erased, without the notice: who looks needs none.

    Raises  NotFound, NotAllowed, NotErasableOpen, NotErasableYet, DataHeldBack
    """
    with transaction.atomic():
        dossier = get_dossier(actor=actor, code=code)
        check_may_be_erased(dossier, now=now)
        erase_dossier(actor=actor, code=code, now=now)
        _check_free(dossier.id, now)


def _check_free(dossier_id: int, now: datetime) -> None:
    if holds_of([dossier_id], on=timezone.localdate(now)) or asked_about([dossier_id]):
        raise DataHeldBack


def _erase_kind(kind: KeptKind, before: datetime, done: Erased, *, now: datetime, most: int, dry_run: bool) -> None:
    after = None
    while done.erased < most and (rows := list_kept(kind, before=before, after=after, most=AT_ONCE)):
        ids = [row.id for row in rows]
        kept = set(holds_of(ids, on=timezone.localdate(now))) | asked_about(ids)
        for row in rows:
            if done.erased >= most:
                return
            if row.id in kept:
                done.held += 1
            elif dry_run or _erased(row, now):
                done.erased += 1
            else:
                done.failed += 1
        after = (rows[-1].ended, rows[-1].id)


def _erased(row: KeptDossier, now: datetime) -> bool:
    """Whether it went; one that cannot go does not keep the others."""
    try:
        with transaction.atomic(), beyond_scope("the house erases what is over, whoever asks just then"):
            erase_dossier(actor=Actor.system(ACTOR), code=row.code, now=now)
            _check_free(row.id, now)  # now that the dossier is locked: somebody may have held it just before
    except DataHeldBack:
        return False
    except Exception:
        log.exception("the data of dossier %s were not erased", row.code)
        return False
    return True
