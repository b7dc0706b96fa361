"""Counting in memory, written a little later: a page does not wait for it, and many people make one row.

A process that is killed loses what it counted in the last seconds. These are counters for mending forms, never a
ground for anything about anybody, so that is borne.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Iterable

from django.conf import settings
from django.db import Error, connection, transaction

from motcua.traces.values import Cell, VisitRow

MOST_KEPT = 20_000
"""Different cells; a process that cannot write for long forgets the rest."""

AT_THE_END_SECONDS = 2.0
_COUNT = """
INSERT INTO traces_stepcount ({names}, times)
SELECT * FROM unnest(%s::date[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
                     %s::text[], %s::text[], %s::bigint[])
ON CONFLICT ({names}) DO UPDATE SET times = traces_stepcount.times + EXCLUDED.times
""".format(names=", ".join(Cell._fields))
_KEEP = """
INSERT INTO traces_visitevent ({names})
SELECT * FROM unnest(%s::uuid[], %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
                     %s::text[], %s::text[], %s::text[])
""".format(names=", ".join(VisitRow._fields))
_log = logging.getLogger(__name__)


class Buffer:
    """What was counted in this process and is not written yet; a thread of its own writes it."""

    def __init__(self) -> None:
        self._cells: Counter[Cell] = Counter()
        self._visits: list[VisitRow] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, cells: Iterable[Cell], visit: VisitRow | None = None) -> None:
        """Count these, and keep the event of a visit where there is one."""
        with self._lock:
            if len(self._cells) < MOST_KEPT:
                self._cells.update(cells)
            if visit is not None and len(self._visits) < MOST_KEPT:
                self._visits.append(visit)
            if settings.TRACES_EVERY_SECONDS and (self._thread is None or not self._thread.is_alive()):
                self._closing.clear()
                self._thread = threading.Thread(target=self._work, name="traces", daemon=True)
                self._thread.start()
                atexit.register(self.close)

    def forget(self, visit: str) -> None:
        """Nothing of this visit is written any more."""
        with self._lock:
            self._visits = [row for row in self._visits if row.visit != visit]

    def write(self) -> None:
        """Write what there is. What cannot be written now is tried again with what comes after it."""
        with self._lock:
            cells, self._cells = self._cells, Counter()
            visits, self._visits = self._visits, []
        if not cells and not visits:
            return
        try:
            _write(cells, visits)
        except Error as failed:
            _log.info("counters of %d cells wait: %s", len(cells), failed)
            with self._lock:
                self._cells.update(cells)
                self._visits[:0] = visits

    def close(self) -> None:
        """Write what is left, and end."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join(AT_THE_END_SECONDS)

    def _work(self) -> None:
        while not self._closing.wait(settings.TRACES_EVERY_SECONDS):
            self._write_alone()
        self._write_alone()

    def _write_alone(self) -> None:
        try:
            self.write()
        finally:
            connection.close()


def _write(cells: Counter[Cell], visits: list[VisitRow]) -> None:
    """In the same order everywhere, so that two processes never wait for each other."""
    with transaction.atomic(), connection.cursor() as cursor:
        if cells:
            ordered = sorted(cells.items())
            cursor.execute(_COUNT, [*_columns([cell for cell, _ in ordered]), [times for _, times in ordered]])
        if visits:
            cursor.execute(_KEEP, _columns(visits))


def _columns(rows: list[Cell] | list[VisitRow]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]


buffer = Buffer()
