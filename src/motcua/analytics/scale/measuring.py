"""How long a metric takes beside a plain scan of the columns that it reads, over one extract."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import ibis

from motcua.analytics.cube import compute_table
from motcua.analytics.definitions import DEFINITIONS
from motcua.analytics.engines.embedded import open_connection
from motcua.analytics.extract.columns import TABLES
from motcua.analytics.scale.model import LedgerModel
from motcua.analytics.scale.ordering import MeasuredMetric
from motcua.analytics.shapes import MetricDefinition
from motcua.analytics.snapshots import Snapshot

_SCAN = "READ_PARQUET"
_LONG_SECONDS = 4.0
"""What takes longer is measured once."""


def measure_all(snapshot: Snapshot, by: Sequence[str], *, rounds: int) -> Iterator[MeasuredMetric]:
    """Each metric by these dimensions, those of them that it knows; the best of the rounds counts, of the scan too.

    The scan reads the same columns of the same files, looks at every value and keeps the greatest of each column.
    """
    for definition in DEFINITIONS.values():
        asked = _Asked(snapshot, definition, tuple(name for name in by if name in definition.dimensions))
        columns = asked.columns()
        ours: list[float] = []
        limits: list[float] = []
        for _ in range(rounds):
            limits.append(_lasting(partial(_scan, columns)))
            ours.append(_lasting(asked.answer))
            if ours[-1] > _LONG_SECONDS:
                break
        yield MeasuredMetric(definition.name, min(ours), min(limits), asked.rows, columns)


class _Asked:
    """One question about the extract."""

    def __init__(self, snapshot: Snapshot, definition: MetricDefinition, by: tuple[str, ...]) -> None:
        self._snapshot, self._name, self._by = snapshot, definition.name, by
        step = LedgerModel().settings["activities"]["accepted"]["given"]
        self._where = {"activity": step} if definition.needs_activity else {}
        self.rows = 0

    def answer(self) -> None:
        """Compute it."""
        self.rows = len(compute_table(self._snapshot, self._name, by=self._by, where=self._where).rows)

    def columns(self) -> dict[str, list[str]]:
        """What the engine says that it reads for it, by table; the question is answered once on the way."""
        statements: list[str] = []
        before = ibis.options.verbose, ibis.options.verbose_log
        ibis.options.verbose, ibis.options.verbose_log = True, statements.append
        try:
            self.answer()
        finally:
            ibis.options.verbose, ibis.options.verbose_log = before
        read: dict[str, set[str]] = {}
        for statement in statements:
            for scan in _scans(_plan(statement)):
                names = _names(scan)
                table = next(table for table, columns in TABLES.items() if names <= {*columns})
                read.setdefault(table, set()).update(names)
        return {table: sorted(names) for table, names in read.items()}


def _plan(statement: str) -> list[dict[str, Any]]:
    plan = open_connection().con.execute(f"EXPLAIN (FORMAT json) {statement}").fetchall()[0][1]
    found: list[dict[str, Any]] = json.loads(plan)
    return found


def _scans(nodes: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if node["name"].strip() == _SCAN:
            yield node["extra_info"]
        yield from _scans(node["children"])


def _names(scan: dict[str, Any]) -> set[str]:
    """The columns of a scan: those handed on, and those that are only compared."""
    words = " ".join(_listed(scan.get("Projections")) + _listed(scan.get("Filters")))
    every = {column for columns in TABLES.values() for column in columns}
    return {word for word in words.replace("(", " ").replace(")", " ").replace('"', " ").split() if word in every}


def _listed(given: str | list[str] | None) -> list[str]:
    return [given] if isinstance(given, str) else list(given or [])


def _scan(columns: dict[str, list[str]]) -> None:
    for table, names in columns.items():
        greatest = ", ".join(f'max("{name}")::VARCHAR' for name in names)
        open_connection().con.execute(f"SELECT {greatest} FROM {table}").fetchall()  # noqa: S608  # names of our own


def _lasting(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
