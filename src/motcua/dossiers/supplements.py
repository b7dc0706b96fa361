"""The supplement that was asked for, thing by thing, with what the applicant has put together so far."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from motcua.core.models import Event
from motcua.dossiers.events import SUBJECT
from motcua.dossiers.models import Dossier, SupplementDraft
from motcua.dossiers.rules import moves
from motcua.dossiers.values import SupplementItem


@dataclass(frozen=True, slots=True)
class AskedItem:
    """One thing that was asked for: what and why, and what was put to it so far; `files` as `{"id", "name"}`."""

    place: int
    paper: str
    reason: str
    text: str = ""
    files: tuple[Mapping[str, str], ...] = ()

    @property
    def answered(self) -> bool:
        """Whether anything was put to it."""
        return bool(self.text or self.files)


@dataclass(frozen=True, slots=True)
class AskedSupplement:
    """The open request. `until` is empty where no day was named; `scope` is whose uploads the files are."""

    event_id: int
    until: datetime | None
    scope: str
    items: tuple[AskedItem, ...]


def asked_supplement(dossier: Dossier) -> tuple[AskedSupplement, SupplementDraft]:
    """The open request and the row of its draft, made where there is none yet; call it with the dossier locked.

    Raises  NothingAwaited and what else forbids a supplement now
    """
    moves.check_can_supplement(dossier)
    event = Event.objects.filter(subject=SUBJECT, subject_id=dossier.pk, kind="SupplementRequested").latest("id")
    draft, _made = SupplementDraft.objects.get_or_create(
        dossier=dossier, event_id=event.id, defaults={"scope": secrets.token_urlsafe(16)}
    )
    until: Any = event.payload.get("until")
    asked = [SupplementItem(item["paper"], item["reason"]) for item in event.payload["items"]]
    items = tuple(_item(place, one, draft.items.get(str(place), {})) for place, one in enumerate(asked))
    return AskedSupplement(event.id, parse_datetime(until) if until else None, draft.scope, items), draft


def _item(place: int, asked: SupplementItem, kept: Mapping[str, Any]) -> AskedItem:
    files = tuple(dict(file) for file in kept.get("files", ()))
    return AskedItem(place, asked.paper, asked.reason, kept.get("text", ""), files)
