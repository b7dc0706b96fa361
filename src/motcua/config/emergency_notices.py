"""What every page of the portal and the desk tells of emergencies that are in force or about to begin."""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext

from motcua.core.actor import Actor, ActorKind
from motcua.dossiers.emergency_api import AHEAD, EmergencyView, in_force
from motcua.told.emergency import EmergencyWords, words_of

SHOWN = 3


@dataclass(frozen=True, slots=True)
class EmergencyNotices:
    """The first few in words, and how many others a page of their own names."""

    shown: tuple[EmergencyWords, ...]
    more: str


NOTHING = EmergencyNotices((), "")


def emergency_notices(actor: Actor | None) -> EmergencyNotices:
    """Those of an officer's own units, or all; nothing where the database does not answer, so that no page falls."""
    now = timezone.now()
    try:
        found = [one for one in in_force(at=now, ahead=AHEAD) if _reads(actor, one)]
        return _told(found, now) if found else NOTHING
    except DatabaseError:
        return NOTHING


def _reads(actor: Actor | None, one: EmergencyView) -> bool:
    return actor is None or actor.kind is not ActorKind.STAFF or one.concerns(actor.unit_ids)


def _told(found: list[EmergencyView], now: datetime) -> EmergencyNotices:
    more = len(found) - SHOWN
    words = gettext("Còn %(count)s nơi khác có tình huống khẩn cấp.") % {"count": more} if more > 0 else ""
    return EmergencyNotices(tuple(words_of(one, now=now) for one in found[:SHOWN]), words)
