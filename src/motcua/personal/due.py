"""Whose time of keeping is over, or soon will be: what goes by itself, and what waits for a leader."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from motcua.core.actor import Actor, Role
from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.erasing_api import KeptKind, kinds_kept, list_kept
from motcua.personal.holds import asked_about, holds_of
from motcua.personal.keeping import erased_by_itself_on
from motcua.personal.policies import KeepRule, keep_rule_of, notice_days
from motcua.personal.rules import erasable_from, last_day_of_ending

MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class DueData:
    """Data whose time is over or soon will be.

    `erased_on` is empty where a leader has to decide; `held_until` and `asked` say what stands in the way.
    """

    dossier_id: int
    code: str
    procedure_name: str
    ended: date
    until: date
    erased_on: date | None
    source: str
    held_until: date | None
    asked: bool


def kinds_over(*, on: date, unit_ids: list[int] | None = None) -> Iterator[tuple[KeptKind, KeepRule, datetime]]:
    """Kinds with dossiers that may be erased by that day, their rule, and the moment before which these ended."""
    for kind in kinds_kept(unit_ids):
        rule = keep_rule_of(kind.stage, kind.procedure_code, on=on)
        if rule is None or rule.years is None:
            continue
        last = last_day_of_ending(rule.years, erasable_by=on)
        before = datetime.combine(last + timedelta(days=1), time.min, tzinfo=LOCAL_TIME)
        if kind.first < before:
            yield kind, rule, before


def list_due(*, actor: Actor, unit_id: int, now: datetime) -> list[DueData]:
    """What is over in a unit that the actor leads, or will be within the days of notice; the first to go first.

    At most 200; nothing in other units.
    """
    if unit_id not in actor.units_as(Role.LEADER):
        return []
    soon = timezone.localdate(now) + timedelta(days=notice_days())
    found = [
        one
        for kind, rule, before in kinds_over(on=soon, unit_ids=[unit_id])
        for one in _of_kind(kind, rule, before, now=now)
    ]
    return sorted(found, key=lambda one: (one.erased_on or one.until, one.code))[:MOST_LISTED]


def _of_kind(kind: KeptKind, rule: KeepRule, before: datetime, *, now: datetime) -> list[DueData]:
    rows = list_kept(kind, before=before, most=MOST_LISTED)
    ids = [row.id for row in rows]
    holds, asked = holds_of(ids, on=timezone.localdate(now)), asked_about(ids)
    found = []
    for row in rows:
        ended = timezone.localdate(row.ended)
        until = erasable_from(ended, rule.years)
        if until is None:
            continue
        hold = holds.get(row.id)
        found.append(
            DueData(
                dossier_id=row.id,
                code=row.code,
                procedure_name=row.procedure_name,
                ended=ended,
                until=until,
                erased_on=erased_by_itself_on(until, rule, now=now),
                source=rule.source,
                held_until=hold.until if hold else None,
                asked=row.id in asked,
            )
        )
    return found
