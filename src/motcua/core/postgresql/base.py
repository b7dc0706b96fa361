"""Taking a living connection out of the pool: a look at its socket, and a question to the server only now and then.

Asking the server before each request would be every third round trip of a submission. A server that has ended closes
its sockets, and that shows on ours without asking anybody.
"""

import select
import time
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db.backends.postgresql import base

ASK_AGAIN_SECONDS = 30.0
"""A network may drop a silent connection without a word to either end; so even a quiet socket is asked this often."""

PATIENCE_SECONDS = 10.0

_asked_at: WeakKeyDictionary[psycopg.Connection[Any], float] = WeakKeyDictionary()


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection, which gives back to the pool whatever no longer answers and takes another."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that lives. Raises psycopg's OperationalError (of the pool) if there is none in time."""
        raw = super().get_new_connection(conn_params)
        give_up = time.monotonic() + PATIENCE_SECONDS
        while self.pool and not is_alive(raw) and time.monotonic() < give_up:
            raw.close()
            self.pool.putconn(raw)
            raw = super().get_new_connection(conn_params)
        return raw


def is_alive(raw: psycopg.Connection[Any]) -> bool:
    """Whether the connection may be used. One that was silent and was asked a moment ago is not asked again."""
    now = time.monotonic()
    if now - _asked_at.get(raw, 0.0) < ASK_AGAIN_SECONDS and not _server_spoke(raw):
        return True
    try:
        raw.execute("")
    except psycopg.Error:
        return False
    _asked_at[raw] = now
    return True


def _server_spoke(raw: psycopg.Connection[Any]) -> bool:
    """Whether something waits to be read: mostly the server's farewell, and always the end of a closed socket."""
    watched = select.poll()
    try:
        watched.register(raw.fileno(), select.POLLIN)
    except psycopg.Error:
        return True
    return bool(watched.poll(0))
