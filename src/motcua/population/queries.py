"""Reading which questions were asked."""

import hashlib
from datetime import datetime

from motcua.core.actor import Actor, ActorKind
from motcua.population.models import PopulationQuery
from motcua.population.rules import DAY
from motcua.population.states import Outcome
from motcua.population.values import QueryTold

MOST_LISTED = 200


def key_of_draft(draft_id: str) -> str:
    """What stands for a draft: its id opens it and therefore stays where it is."""
    return hashlib.sha256(f"population {draft_id}".encode()).hexdigest()


def count_asked(account_id: int, *, now: datetime) -> int:
    """How often this account asked within the last 24 hours."""
    return PopulationQuery.objects.filter(account_id=account_id, at__gt=now - DAY).count()


def list_queries(dossier_id: int) -> list[QueryTold]:
    """The questions that were asked for one dossier, newest first; the caller has opened it to whoever reads."""
    return _told(dossier_id=dossier_id)


def list_queries_of_account(*, actor: Actor) -> list[QueryTold]:
    """The questions that this person asked, newest first."""
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        return []
    return _told(account_id=actor.account_id)


def _told(**of: int) -> list[QueryTold]:
    rows = PopulationQuery.objects.filter(**of).order_by("-at", "-id")[:MOST_LISTED]
    return [
        QueryTold(row.at, row.purpose, Outcome(row.outcome), row.actor_kind == ActorKind.STAFF, row.simulated)
        for row in rows
    ]
