"""How often somebody may guess a lookup code."""

from datetime import timedelta

from motcua.core.errors import Refused

TRIES_BEFORE_LOCK = 10
LOCK_FOR = timedelta(minutes=15)
TRIES_FORGOTTEN_AFTER = timedelta(minutes=15)


class LookupLocked(Refused):
    """Too many wrong tries for this dossier code; also the right code is told to wait, or the lock would tell it.

    values  `retry_at`: aware UTC
    """

    code = "lookup_locked"
    conflict = True
