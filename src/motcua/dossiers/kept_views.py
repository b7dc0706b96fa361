"""The lists that people keep for themselves."""

from dataclasses import dataclass

from motcua.core.actor import Actor
from motcua.dossiers.models import SavedView

MOST_VIEWS = 20


@dataclass(frozen=True, slots=True)
class ViewListed:
    """One kept list; `query` is what stands in its address."""

    id: int
    name: str
    query: dict[str, str]


def drop_view(*, actor: Actor, view_id: int) -> bool:
    """Give up one of the actor's own; False where there is none."""
    if actor.account_id is None:
        return False
    gone, _ = SavedView.objects.filter(pk=view_id, account_id=actor.account_id).delete()
    return bool(gone)


def list_views(*, actor: Actor) -> list[ViewListed]:
    """The actor's own kept lists, by name."""
    if actor.account_id is None:
        return []
    rows = SavedView.objects.filter(account_id=actor.account_id).order_by("name", "id")
    return [ViewListed(row.pk, row.name, row.query) for row in rows[:MOST_VIEWS]]
