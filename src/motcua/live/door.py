"""Who may listen to what: asked when a page opens its stream, and again every half minute while it listens."""

from collections.abc import Mapping, Sequence

from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.asking import ask_as
from motcua.core.errors import NotFound
from motcua.dossiers.api import asker_of
from motcua.dossiers.news_api import STREAM_SECONDS, get_dossier_key, note_presence
from motcua.dossiers.rules.access import units_to_read
from motcua.identity.api import Account, actor_of_account
from motcua.live.asking import Asked
from motcua.live.streams import Listener

MOST_UNITS = 50


def actor_of_session(session_key: str) -> Actor | None:
    """Who is signed in there today; None for nobody."""
    request = HttpRequest()
    request.session = SessionStore(session_key)
    user = get_user(request)
    if not isinstance(user, Account) or not user.is_active:
        return None
    return actor_of_account(user, on=timezone.localdate())


def admit(asked: Asked) -> Listener | None:
    """Who listens to what; None where it is not for him. His presence at the dossier is noted."""
    session_key = asked.session_key
    actor = actor_of_session(session_key) if session_key else None
    if actor is None or actor.account_id is None:
        return None
    unit_ids = units_to_read(actor)
    lists = unit_ids & frozenset(asked.unit_ids[:MOST_UNITS])
    if not asked.code:
        return Listener(actor.account_id, session_key, unit_ids, list_unit_ids=lists) if lists else None
    try:
        with ask_as(asker_of(actor)):
            dossier_id = get_dossier_key(actor=actor, code=asked.code)
    except NotFound:
        return None
    note_presence(dossier_id, actor=actor, view=asked.view, doing=asked.doing, seconds=STREAM_SECONDS)
    return Listener(actor.account_id, session_key, unit_ids, dossier_id, frozenset(), asked.view, asked.doing)


def units_of_sessions(session_keys: Sequence[str]) -> Mapping[str, frozenset[int]]:
    """The units that each of these sessions may read now; none where nobody is signed in any more."""
    found: dict[str, frozenset[int]] = {}
    for key in session_keys:
        actor = actor_of_session(key)
        found[key] = units_to_read(actor) if actor else frozenset()
    return found
