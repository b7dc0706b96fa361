"""Taking a living connection out of the pool: a look at its socket, and a question to the server only now and then.

Asking the server before each request would be every third round trip of a submission. A server that has ended closes
its sockets, and that shows on ours without asking anybody.
"""

import json
import select
import time
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

from motcua.core.asking import ASKING_ROLE, NOBODY, Asker, Asking, asking
from motcua.core.prepared import keys_as_text

ASK_AGAIN_SECONDS = 30.0
"""A network may drop a silent connection without a word to either end; so even a quiet socket is asked this often."""

PATIENCE_SECONDS = 10.0

_TELL = """SELECT set_config('role', %(role)s, false), set_config('motcua.units', %(units)s, false),
 set_config('motcua.account', %(account)s, false), set_config('motcua.admitted', %(admitted)s, false),
 set_config('motcua.fields', %(fields)s, false)"""

_asked_at: WeakKeyDictionary[psycopg.Connection[Any], float] = WeakKeyDictionary()

_told: WeakKeyDictionary[psycopg.Connection[Any], Asker | Asking | None] = WeakKeyDictionary()
"""What each connection was last told about who asks; None where that may have been undone. A new one is the house's."""


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection, which gives back to the pool whatever no longer answers and takes another, and which tells
    the database who asks before the first statement of each asker."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that lives. Raises psycopg's OperationalError (of the pool) if there is none in time."""
        raw = super().get_new_connection(conn_params)
        give_up = time.monotonic() + PATIENCE_SECONDS
        while self.pool and not is_alive(raw) and time.monotonic() < give_up:
            raw.close()
            self.pool.putconn(raw)
            raw = super().get_new_connection(conn_params)
        return raw

    def tell_who_asks(self) -> None:
        """One statement where the asker is another than before on this connection, none where it is the same.

        Also for who executes past Django's cursor. A broken transaction is left to say so itself. It does not stand in
        Django's log of statements: whether it is needed depends on who had the connection before, not on the page.
        """
        raw, who = self.connection, asking()
        told = _told.get(raw, Asking.HOUSE)
        if who is Asking.NOT_SAID:
            who = NOBODY if not isinstance(told, Asker) else told
        if told == who or raw.info.transaction_status == TransactionStatus.INERROR:
            return
        raw.execute(_TELL, _words_about(who))
        _told[raw] = who

    def create_cursor(self, name: str | None = None) -> Any:
        """Where Django makes each of its cursors."""
        self.tell_who_asks()
        return super().create_cursor(name)

    def _rollback(self) -> None:
        self._forget_who_asked()
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._forget_who_asked()

    def _close(self) -> None:
        if self.connection is not None and self.connection.info.transaction_status != TransactionStatus.IDLE:
            self._forget_who_asked()  # the pool rolls it back
        super()._close()  # type: ignore[misc]

    def _forget_who_asked(self) -> None:
        """What is said within a transaction is unsaid with it."""
        if self.connection is not None:
            _told[self.connection] = None


def _words_about(who: Asker | Asking) -> dict[str, str]:
    """The settings that the policies read."""
    if not isinstance(who, Asker):
        return {"role": "none", "units": "", "account": "", "admitted": "", "fields": ""}
    return {
        "role": ASKING_ROLE,
        "units": keys_as_text(who.units),
        "account": "" if who.account is None else str(who.account),
        "admitted": keys_as_text(who.admitted),
        "fields": json.dumps(sorted(who.fields)) if who.fields else "",
    }


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
