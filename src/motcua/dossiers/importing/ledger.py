"""The import's dealings with the database: COPY in, comparison with what is there, corrections of what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from psycopg import sql

from motcua.dossiers.importing.lines import CONSTANTS, MIRRORED

_DOSSIER_COLUMNS = ("id", *MIRRORED, *CONSTANTS, "recorded_at")
_EVENT_COLUMNS = "recorded_at, at, subject, subject_id, kind, payload, actor_kind, actor_account_id, actor_name"
COPY_DOSSIERS = f"COPY dossiers_dossier ({', '.join(_DOSSIER_COLUMNS)}) FROM STDIN"
COPY_EVENTS = f"COPY core_event ({_EVENT_COLUMNS}) FROM STDIN"
COPY_ACTIVITIES = "COPY dossiers_foreignactivity (dossier_id, activity, at, actor, resource) FROM STDIN"
_CHANGED = f"""
CREATE TEMP TABLE IF NOT EXISTS import_changed ON COMMIT DROP AS
SELECT id, {", ".join(MIRRORED)} FROM dossiers_dossier WITH NO DATA
"""  # noqa: S608
_CORRECT = f"""
UPDATE dossiers_dossier AS dossier
SET ({", ".join(MIRRORED)}) = ({", ".join(f"changed.{column}" for column in MIRRORED)}), revision = dossier.revision + 1
FROM import_changed AS changed WHERE dossier.id = changed.id
"""  # noqa: S608
_LINE = "dossier_id, activity, at, actor, resource"
COPY_AWAITED = f"COPY import_activities ({_LINE}) FROM STDIN"
_AWAITED = """
CREATE TEMP TABLE IF NOT EXISTS import_activities (
    place bigint GENERATED ALWAYS AS IDENTITY,
    dossier_id bigint, activity text, at timestamptz, actor text, resource text
) ON COMMIT DROP
"""
_ADD_MISSING = f"""
INSERT INTO dossiers_foreignactivity ({_LINE})
SELECT {_LINE} FROM (
    SELECT *, row_number() OVER (PARTITION BY {_LINE} ORDER BY place) AS nth FROM import_activities
) given LEFT JOIN (
    SELECT {_LINE}, count(*) AS held FROM dossiers_foreignactivity
    WHERE dossier_id IN (SELECT dossier_id FROM import_activities) GROUP BY {_LINE}
) here USING ({_LINE})
WHERE nth > coalesce(held, 0) ORDER BY place
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier that the ledger already holds; `line` is its mirrored columns as COPY writes them."""

    id: int
    own: bool
    revision: int
    line: str


class Ledger:
    """One import's hold on the tables, inside the caller's transaction. Times go in and out in the local zone."""

    def __init__(self) -> None:
        self._cursor: Any = connection.cursor()
        self._cursor.execute("SET LOCAL TIME ZONE 'Asia/Ho_Chi_Minh'")
        self._cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def close(self) -> None:
        """Leave the connection as it was found."""
        self._cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        self._cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        self._cursor.close()

    def take_origin(self, origin: str) -> bool:
        """Keep other imports of the same source waiting; says whether the ledger holds dossiers of that source."""
        self._cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('dossiers.import:' || %s, 0))", [origin])
        self._cursor.execute("SELECT EXISTS (SELECT FROM dossiers_dossier WHERE origin_system = %s)", [origin])
        return bool(self._cursor.fetchone()[0])

    def draw_ids(self, number: int) -> list[int]:
        """Fresh keys for new dossiers."""
        self._cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('dossiers_dossier', 'id')) FROM generate_series(1, %s)", [number]
        )
        return [row[0] for row in self._cursor.fetchall()]

    def known(self, origin: str, codes: Iterable[str]) -> dict[str, Known]:
        """The dossiers of these codes that the ledger holds, by their code as COPY writes it."""
        query = sql.SQL(
            "COPY (SELECT id, lookup_code <> '', revision, {} FROM dossiers_dossier"
            " WHERE origin_system = {} AND code = ANY({})) TO STDOUT"
        ).format(sql.SQL(", ").join(map(sql.Identifier, MIRRORED)), origin, list(codes))
        found: dict[str, Known] = {}
        for row in self._copied_out(query):
            key, own, revision, line = row.split("\t", 3)
            found[line.partition("\t")[0]] = Known(int(key), own == "t", int(revision), line)
        return found

    def await_activities(self) -> None:
        """A place for the log of dossiers that the ledger knew before: some of it may be there already."""
        self._cursor.execute(_AWAITED)
        self._cursor.execute("TRUNCATE import_activities")

    def add_missing_activities(self) -> int:
        """Add what the ledger does not hold of the awaited log, in its order; says how many lines that were.

        A line that stands n times in the file and m times in the ledger is added n - m times.
        """
        self._cursor.execute("ANALYZE import_activities")
        self._cursor.execute(_ADD_MISSING)
        return int(self._cursor.rowcount)

    def _copied_out(self, query: sql.Composed) -> list[str]:
        with self._cursor.copy(query) as copy:
            text = b"".join(copy).decode()
        return text.split("\n")[:-1]

    def copy(self, statement: str, block: bytes) -> None:
        """Stream lines into a table."""
        with self._cursor.copy(statement) as copy:
            copy.write(block)

    def correct(self, ids: Sequence[int], lines: Sequence[str]) -> None:
        """Give known dossiers new mirrored columns."""
        self._cursor.execute(_CHANGED)
        block = "".join([f"{key}\t{line}\n" for key, line in zip(ids, lines, strict=True)]).encode()
        self.copy(f"COPY import_changed (id, {', '.join(MIRRORED)}) FROM STDIN", block)
        self._cursor.execute(_CORRECT)
        self._cursor.execute("TRUNCATE import_changed")
