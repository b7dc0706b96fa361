"""Reading dossiers: who may see is in every query."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from motcua.core.actor import Actor, ActorKind
from motcua.core.asking import Asker, admit
from motcua.core.errors import NotFound
from motcua.core.models import Event
from motcua.core.prepared import keys_as_text
from motcua.dossiers.events import SUBJECT
from motcua.dossiers.models import Dossier, Task
from motcua.dossiers.rules import access
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.rules.words import is_readable
from motcua.dossiers.states import (
    Awaiting,
    Clock,
    Delivery,
    FeeState,
    LegalChannel,
    Place,
    Stage,
    SubmittingActor,
    TaskKind,
    TaskState,
    national_status,
)
from motcua.dossiers.values import DossierPage, DossierView, OwnListed, StoryLine
from motcua.orgs.api import UnitRef, get_units

LIMIT_MAX = 200
CLOCKS_DIFFER = timedelta(days=1)
"""How far the clocks of two machines of one installation may be apart."""

_AS_THEY_ARE = (
    "id", "code", "lookup_code", "origin_system", "procedure_code", "procedure_name", "field", "procedure_version_id",
    "unit_id", "receiving_unit_id", "competent_unit_id", "tier", "channel_as_given", "helper_kind", "design", "step",
    "assigned_to", "submitted_at", "received_at", "due_at", "finished_at", "returned_at", "pauses", "extensions",
    "awaiting_until", "time_limit", "late_cutoff", "result_channel", "residence_commune", "applicant_type", "applicant",
    "answers", "papers", "variant", "language", "simulated", "recorded_at", "revision",
    "intake",
)  # fmt: skip
_BY_ENUM: dict[str, Any] = {
    "legal_channel": LegalChannel,
    "place": Place,
    "stage": Stage,
    "clock": Clock,
    "awaiting": Awaiting,
    "fee": FeeState,
    "delivery": Delivery,
}
_locked: ContextVar[dict[str, Dossier]] = ContextVar("rows locked together")
_OF_UNITS = """(dossiers_dossier.unit_id = ANY(%s::bigint[]) OR dossiers_dossier.receiving_unit_id = ANY(%s::bigint[])
 OR EXISTS (SELECT 1 FROM dossiers_task held WHERE held.dossier_id = dossiers_dossier.id AND held.state = 'open'
            AND held.unit_id = ANY(%s::bigint[])))"""
_OF_FIELDS = """EXISTS (SELECT 1 FROM unnest(%s::bigint[], %s::text[]) AS own (unit_id, field)
 WHERE own.field = dossiers_dossier.field
 AND (own.unit_id IN (dossiers_dossier.unit_id, dossiers_dossier.receiving_unit_id)
  OR EXISTS (SELECT 1 FROM dossiers_task held WHERE held.dossier_id = dossiers_dossier.id AND held.state = 'open'
             AND held.unit_id = own.unit_id)))"""
_HOLDERS = ("task_unit_ids", "asked_unit_ids")
_COLUMNS = (*_AS_THEY_ARE, *_BY_ENUM, "actor")


def asker_of(actor: Actor) -> Asker:
    """On whose behalf the database is asked within this visitor's request: the policies of the tables keep to it."""
    account = actor.account_id if actor.kind is ActorKind.CITIZEN else None
    return Asker(access.units_read_whole(actor), account, fields=access.fields_to_read(actor))


def visible_to(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers that the actor may read.

    Those of the own units, those that an own unit had received, and those in which an own unit has something to do now:
    a branch of the work or a question from another agency. When that is done the dossier is no longer seen there.
    """
    if actor.kind is ActorKind.SYSTEM:
        return Dossier.objects.all()
    units, fields = keys_as_text(access.units_read_whole(actor)), sorted(access.fields_to_read(actor))
    # As one value each, not as a thousand: an officer may hold rights in a thousand units.
    if not fields:
        return Dossier.objects.extra(where=[_OF_UNITS], params=[units, units, units])  # noqa: S610  (the text is ours)
    own = [[unit for unit, _field in fields], [field for _unit, field in fields]]
    where = f"({_OF_UNITS} OR {_OF_FIELDS})"
    return Dossier.objects.extra(where=[where], params=[units, units, units, *own])  # noqa: S610  (the text is ours)


def in_hand_of(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers that units of the actor have in hand now, read in the order of their keys by one index."""
    if actor.kind is ActorKind.SYSTEM:
        return Dossier.objects.all()
    held = Q(unit_id__in=access.units_read_whole(actor))
    for unit_id, field in sorted(access.fields_to_read(actor)):
        held |= Q(unit_id=unit_id, field=field)
    return Dossier.objects.filter(held)


def _of_code(dossiers: QuerySet[Dossier], code: str) -> QuerySet[Dossier]:
    """Those of this code; a text that no database can keep is nobody's code. Raises NotFound."""
    if not is_readable(code):
        raise NotFound("dossier")
    return dossiers.filter(code=code).order_by("id")


def _own_first(dossiers: Sequence[Dossier], code: str) -> Dossier:
    """Of dossiers with the same code (ours and mirrors) our own. Raises NotFound."""
    if not dossiers:
        raise NotFound(code)
    return min(dossiers, key=lambda dossier: dossier.origin_system != OWN_ORIGIN)


@contextmanager
def locked_together(codes: Iterable[str], *, actor: Actor) -> Iterator[None]:
    """Lock these rows in one statement, in the order of their keys; `get_dossier_for_update` hands each out once.

    Codes that are not the actor's to see are left to it, which says so.
    """
    readable = [code for code in codes if is_readable(code)]
    rows = visible_to(actor).select_for_update(of=("self",)).filter(code__in=readable).order_by("id")
    found: dict[str, Dossier] = {}
    for row in rows:
        if row.code not in found or row.origin_system == OWN_ORIGIN:
            found[row.code] = row
    admit(*(row.pk for row in found.values()))
    token = _locked.set(found)
    try:
        yield
    finally:
        _locked.reset(token)


def get_dossier_for_update(code: str, *, actor: Actor) -> Dossier:
    """The row, locked until the end of the transaction. Raises NotFound where it is not the actor's to see."""
    if (row := _locked.get({}).pop(code, None)) is not None:
        return row
    rows = list(_of_code(visible_to(actor).select_for_update(of=("self",)), code))
    row = _own_first(rows, code)
    admit(row.pk)
    return row


def get_dossier(*, actor: Actor, code: str) -> DossierView:
    """The dossier with its story, newest event last.

    Raises  NotFound where there is none or it is not the actor's to see
    """
    rows = list(_of_code(_with_holders(visible_to(actor)), code).values(*_COLUMNS, *_HOLDERS))
    if not rows:
        raise NotFound(code)
    row = min(rows, key=lambda row: row["origin_system"] != OWN_ORIGIN)
    return _view(row, get_units([row["unit_id"]] if row["unit_id"] else []), _story(row["id"], row["recorded_at"]))


def get_dossier_key(*, actor: Actor, code: str) -> int:
    """The key alone, for a page that wants to hear of changes. Raises NotFound as `get_dossier` does."""
    rows = list(_of_code(visible_to(actor), code).values_list("origin_system", "id"))
    if not rows:
        raise NotFound(code)
    return int(min(rows, key=lambda row: row[0] != OWN_ORIGIN)[1])


def _with_holders(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """With the units that have an open step or an open question of the dossier."""
    open_now = Task.objects.filter(dossier=OuterRef("pk"), state=TaskState.OPEN).order_by("id")
    return dossiers.annotate(
        task_unit_ids=ArraySubquery(open_now.filter(kind=TaskKind.STEP).values("unit_id")),
        asked_unit_ids=ArraySubquery(open_now.filter(kind=TaskKind.CONSULTATION).values("unit_id")),
    )


def view_of_id(dossier_id: int) -> DossierView:
    """Our own dossier of this key, for who has just proved that it is hers. Raises NotFound."""
    admit(dossier_id)
    rows = list(Dossier.objects.filter(id=dossier_id, origin_system=OWN_ORIGIN).values(*_COLUMNS))
    if not rows:
        raise NotFound("dossier")
    (row,) = rows
    return _view(row, get_units([row["unit_id"]] if row["unit_id"] else []), _story(row["id"], row["recorded_at"]))


def list_of_account(account_id: int) -> list[OwnListed]:
    """The dossiers of an account, the latest first, at most 200."""
    names = ("id", "code", "procedure_name", "stage", "awaiting", "submitted_at", "due_at")
    rows = Dossier.objects.filter(owner_account_id=account_id).order_by("-id").values_list(*names)[:LIMIT_MAX]
    return [
        OwnListed(key, code, name, Stage(stage), Awaiting(awaiting), submitted_at, due_at)
        for key, code, name, stage, awaiting, submitted_at, due_at in rows
    ]


def list_dossiers(
    *,
    actor: Actor,
    unit_id: int | None = None,
    stage: Stage | None = None,
    due_before: datetime | None = None,
    after: int = 0,
    limit: int = 50,
) -> DossierPage:
    """Dossiers that units of the actor have in hand, in the order of their keys, without stories.

    after   the key that the page before named in `next`
    """
    rows = in_hand_of(actor).filter(id__gt=after)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    if stage is not None:
        rows = rows.filter(stage=stage)
    if due_before is not None:
        rows = rows.filter(due_at__lt=due_before)
    limit = max(1, min(limit, LIMIT_MAX))
    page = list(rows.order_by("id").values(*_COLUMNS)[: limit + 1])
    units = get_units({row["unit_id"] for row in page if row["unit_id"]})
    views = tuple(_view(row, units, ()) for row in page[:limit])
    return DossierPage(rows=views, next=str(views[-1].id) if len(page) > limit else "")


def list_events(*, actor: Actor, code: str) -> tuple[StoryLine, ...]:
    """The story of a dossier, in the order in which it was recorded. Raises NotFound."""
    rows = list(_of_code(visible_to(actor), code).only("id", "origin_system", "recorded_at"))
    dossier = _own_first(rows, code)
    return _story(dossier.id, dossier.recorded_at)


def _story(dossier_id: int, since: datetime) -> tuple[StoryLine, ...]:
    """The events of a dossier that stands in the ledger since then; the bounds spare the other months' partitions."""
    around = (since - CLOCKS_DIFFER, datetime.now(UTC) + CLOCKS_DIFFER)
    events = Event.objects.filter(subject=SUBJECT, subject_id=dossier_id, recorded_at__range=around).order_by("id")
    names = ("id", "kind", "at", "recorded_at", "actor_kind", "actor_name", "payload")
    return tuple(StoryLine(**row) for row in events.values(*names))


def _view(row: dict[str, Any], units: dict[int, UnitRef], story: tuple[StoryLine, ...]) -> DossierView:
    unit = units.get(row["unit_id"])
    return DossierView(
        **{name: row[name] for name in _AS_THEY_ARE},
        **{name: read(row[name]) for name, read in _BY_ENUM.items()},
        submitting_actor=SubmittingActor(row["actor"]),
        unit_code=unit.code if unit else "",
        unit_name=unit.name if unit else "",
        national_status=national_status(Stage(row["stage"]), Awaiting(row["awaiting"])),
        story=story,
        task_unit_ids=tuple(row.get("task_unit_ids") or ()),
        asked_unit_ids=tuple(row.get("asked_unit_ids") or ()),
    )
