"""Writing down what happened: one event row, and one job for each handler, in the transaction of the change."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

from django.db import connection

from motcua.core.actor import Actor


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Base of all events: a fact in the past tense about one thing.

    `subject` is the kind of thing (`dossier`), `subject_id` its key; all other fields are the payload.
    """

    subject: ClassVar[str]
    subject_id: int

    def payload(self) -> dict[str, Any]:
        """The fields other than the subject, ready for JSON."""
        return {name: _plain(value) for name, value in vars(self).items() if name != "subject_id"}


_AS_IT_IS = frozenset({str, int, bool, type(None)})


def _plain(value: Any) -> Any:
    """JSON form of a value: times in ISO 8601, decimals as text, enumerations by value."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [_plain(item) for item in value]
    return value


_handlers: dict[str, list[str]] = {}


def subscribe(kind: type[DomainEvent], task_name: str) -> None:
    """Let the background task `task_name` run once after each event of this kind; called from `config.wiring` only.

    The task receives `event_id`, `subject_id` and `kind`; it must be idempotent.
    """
    tasks = _handlers.setdefault(kind.__name__, [])
    if task_name not in tasks:
        tasks.append(task_name)


def tasks_of(kind: type[DomainEvent]) -> Sequence[str]:
    """Names of the tasks that hear of this kind of event."""
    return tuple(_handlers.get(kind.__name__, ()))


# Common table expressions that other statements fold in (see dossiers' intake). They read the columns of a preceding
# expression `subject_row(id)` and the named parameters of `event_parameters`.
EVENT_CTE = """
event_row AS (
    INSERT INTO core_event
        (recorded_at, at, subject, subject_id, kind, payload, actor_kind, actor_account_id, actor_name)
    SELECT %(event_recorded_at)s, %(event_at)s, %(event_subject)s, subject_row.id, %(event_kind)s,
           %(event_payload)s::jsonb, %(event_actor_kind)s, %(event_actor_account_id)s, %(event_actor_name)s
    FROM subject_row
    RETURNING id, subject_id, kind
),
job_rows AS (
    INSERT INTO procrastinate_jobs (queue_name, task_name, args)
    SELECT 'default', task,
           jsonb_build_object('event_id', event_row.id, 'subject_id', event_row.subject_id, 'kind', event_row.kind)
    FROM event_row, unnest(%(event_tasks)s::text[]) AS task
    RETURNING id
)
"""


def event_parameters(event: DomainEvent, *, actor: Actor, at: datetime) -> dict[str, Any]:
    """Parameters of `EVENT_CTE`; `at` is aware UTC."""
    return {
        "event_recorded_at": datetime.now(UTC),
        "event_at": at,
        "event_subject": event.subject,
        "event_kind": type(event).__name__,
        "event_payload": json.dumps(event.payload(), ensure_ascii=False),
        "event_actor_kind": actor.kind.value,
        "event_actor_account_id": actor.account_id,
        "event_actor_name": actor.name,
        "event_tasks": list(tasks_of(type(event))),
    }


def record(event: DomainEvent, *, actor: Actor, at: datetime) -> int:
    """Append the event and defer its handlers: one statement in the caller's transaction. Returns the event's id."""
    parameters = event_parameters(event, actor=actor, at=at) | {"subject_id": event.subject_id}
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH subject_row AS (SELECT %(subject_id)s::bigint AS id), {EVENT_CTE} SELECT id FROM event_row",  # noqa: S608
            parameters,
        )
        (event_id,) = cursor.fetchone()
    return int(event_id)
