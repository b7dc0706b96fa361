"""The door of dossiers for open pages: who is there, and what changed."""

from motcua.dossiers.news import DossierNews, Told, look_up_news, read_news, tell_changed
from motcua.dossiers.presence import STREAM_SECONDS, Present, end_presence, note_presence, renew_presence
from motcua.dossiers.queries import get_dossier_key

__all__ = [
    "STREAM_SECONDS",
    "DossierNews",
    "Present",
    "Told",
    "end_presence",
    "get_dossier_key",
    "look_up_news",
    "note_presence",
    "read_news",
    "renew_presence",
    "tell_changed",
]
