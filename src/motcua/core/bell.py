"""Telling who listens which things changed: after the commit, without making anybody wait for it.

A NOTIFY inside a transaction holds a lock of the whole database until that commit is on disk. So what changed is
remembered in this process and sent a moment later, many at once, by a statement of its own that waits for no disk. A
process that is killed in that moment leaves something untold; who listens can always look for himself.
"""

import atexit
import logging
import threading
from collections.abc import Iterator, Sequence

from django.db import Error, connection, transaction

CHANNEL = "motcua_live"
GATHER_SECONDS = 0.1
MOST_BYTES = 7000
"""PostgreSQL takes less than 8,000 bytes at once."""

MOST_KEPT = 100_000
AT_THE_END_SECONDS = 2.0

_SEND = (
    "SELECT set_config('synchronous_commit', 'off', true), pg_notify(%(channel)s, news)"
    " FROM unnest(%(news)s::text[]) AS news"
)
_log = logging.getLogger(__name__)


class Bell:
    """What changed in this process and was not told yet; a thread of its own tells it."""

    def __init__(self) -> None:
        self._untold: dict[str, None] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def ring(self, news: str) -> None:
        """Tell this soon; the same news once."""
        with self._lock:
            if len(self._untold) < MOST_KEPT:
                self._untold[news] = None
            if self._thread is None or not self._thread.is_alive():  # a fork leaves it behind
                self._thread = threading.Thread(target=self._work, name="bell", daemon=True)
                self._thread.start()
                atexit.register(self.close)
        self._wake.set()

    def close(self) -> None:
        """Tell what is still untold, and end."""
        self._closing.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(AT_THE_END_SECONDS)

    def _work(self) -> None:
        while not self._closing.is_set():
            self._wake.wait()
            self._closing.wait(GATHER_SECONDS)
            self._wake.clear()
            with self._lock:
                told, self._untold = tuple(self._untold), {}
            if told:
                send(told)


def send(news: Sequence[str]) -> None:
    """Send the news now, on a connection that is given back at once; a database that is away is told nothing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_SEND, {"channel": CHANNEL, "news": list(_in_pieces(news))})
    except Error as failed:
        _log.info("news of %d changes was lost: %s", len(news), failed)
    finally:
        connection.close()


def _in_pieces(news: Sequence[str]) -> Iterator[str]:
    """The news one beside the other, in pieces that one NOTIFY carries."""
    piece: list[str] = []
    size = 0
    for one in news:
        length = len(one.encode()) + 1
        if piece and size + length > MOST_BYTES:
            yield " ".join(piece)
            piece, size = [], 0
        piece.append(one)
        size += length
    if piece:
        yield " ".join(piece)


_bell = Bell()


def ring(news: str) -> None:
    """Tell this once the present transaction is committed, or soon where there is none.

    news  one word without blanks, never a person's
    """
    transaction.on_commit(lambda: _bell.ring(news))
