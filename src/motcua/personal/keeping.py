"""Until when the data of one dossier are kept, and by which rule."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from motcua.dossiers.api import DossierView
from motcua.personal.holds import holds_of
from motcua.personal.models import ErasingBegin
from motcua.personal.policies import KeepRule, keep_rule_of, notice_days
from motcua.personal.rules import check_erasable, erasable_from


@dataclass(frozen=True, slots=True)
class Kept:
    """`ended` is empty while the dossier is dealt with; `until` is empty then, and where the data are kept for ever.

    `erased_on` is the day on which the data go by themselves; empty where they do not: for ever, or a leader decides.
    `held_until` is set where a leader holds the data beyond their time; `erased` where they are gone.
    """

    ended: date | None
    until: date | None
    years: int | None
    source: str
    erased_on: date | None = None
    held_until: date | None = None
    erased: bool = False


def kept_until(dossier: DossierView, *, now: datetime) -> Kept:
    """What the rule in force today says about this dossier."""
    rule = keep_rule_of(dossier.stage, dossier.procedure_code, on=timezone.localdate(now))
    if rule is None:
        return Kept(None, None, None, "")
    ended = timezone.localdate(dossier.finished_at or dossier.returned_at or dossier.recorded_at)
    until = erasable_from(ended, rule.years)
    hold = holds_of([dossier.id], on=timezone.localdate(now)).get(dossier.id)
    return Kept(
        ended,
        until,
        rule.years,
        rule.source,
        erased_on=erased_by_itself_on(until, rule, now=now),
        held_until=hold.until if hold else None,
        erased=not dossier.applicant,
    )


def erased_by_itself_on(until: date | None, rule: KeepRule, *, now: datetime) -> date | None:
    """The day on which data under the rule go by themselves; None where a leader has to decide, or never."""
    if until is None or not rule.verified:
        return None
    return max(until, erases_since(now=now)) + timedelta(days=notice_days())


def erases_since(*, now: datetime) -> date:
    """Since when this house erases by itself; today, where it never did."""
    begin = ErasingBegin.objects.first()
    return begin.day if begin else timezone.localdate(now)


def check_may_be_erased(dossier: DossierView, *, now: datetime) -> None:
    """Raises NotErasableOpen, NotErasableYet."""
    kept = kept_until(dossier, now=now)
    check_erasable(kept.ended, kept.years, kept.source, on=timezone.localdate(now))
