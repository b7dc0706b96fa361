"""Keep a work list as it is narrowed now under a name, for oneself."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.dossiers.kept_views import MOST_VIEWS, ViewListed
from motcua.dossiers.models import SavedView
from motcua.dossiers.rules.views import ViewRefused, check_view_name


@transaction.atomic
def save_view(*, actor: Actor, name: str, query: Mapping[str, str], now: datetime) -> ViewListed:
    """Keep it; the same name again replaces what was kept. Raises NotAllowed, ViewRefused."""
    if actor.account_id is None:
        raise NotAllowed("save_view")
    name = check_view_name(name)
    views = SavedView.objects.select_for_update().filter(account_id=actor.account_id)
    if len(views.exclude(name=name)) >= MOST_VIEWS:
        raise ViewRefused(field_errors={"name": "too_many_views"})
    row, _ = SavedView.objects.update_or_create(
        account_id=actor.account_id, name=name, defaults={"query": dict(query), "saved_at": now}
    )
    return ViewListed(row.pk, row.name, row.query)
