"""Until when the data of one dossier are kept, and by which rule."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from motcua.dossiers.api import DossierView
from motcua.personal.policies import keep_rule_of
from motcua.personal.rules import check_erasable, erasable_from


@dataclass(frozen=True, slots=True)
class Kept:
    """`ended` is empty while the dossier is dealt with; `until` is empty then, and where the data are kept for ever."""

    ended: date | None
    until: date | None
    years: int | None
    source: str


def kept_until(dossier: DossierView, *, now: datetime) -> Kept:
    """What the rule in force today says about this dossier."""
    rule = keep_rule_of(dossier.stage, dossier.procedure_code, on=timezone.localdate(now))
    if rule is None:
        return Kept(None, None, None, "")
    ended = timezone.localdate(dossier.finished_at or dossier.returned_at or dossier.recorded_at)
    return Kept(ended, erasable_from(ended, rule.years), rule.years, rule.source)


def check_may_be_erased(dossier: DossierView, *, now: datetime) -> None:
    """Raises NotErasableOpen, NotErasableYet."""
    kept = kept_until(dossier, now=now)
    check_erasable(kept.ended, kept.years, kept.source, on=timezone.localdate(now))
