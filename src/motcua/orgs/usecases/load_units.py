"""Load the files of units into the database: all of them or nothing, and the same files twice change nothing."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from django.db import IntegrityError, connection, transaction
from psycopg.types.range import DateRange

from motcua.core.collation import sort_key
from motcua.core.data_folder import DATA_FILES
from motcua.orgs import queries
from motcua.orgs.definitions import Definitions, Problem, read_definitions
from motcua.orgs.rules import ONE_DAY, Dated, Timeline, UnitsRefused, find_problems
from motcua.orgs.spelling import bare_name, folded_name
from motcua.orgs.values import TIER_OF_KIND, UnitRef, UnitsLoaded

UNIT_COLUMNS = (
    "id", "code", "name", "name_folded", "name_bare", "name_order", "tier", "kind", "parent_id", "path", "valid",
    "start_known", "calendar", "practice", "simulated", "source",
)  # fmt: skip
SUCCESSION_COLUMNS = ("predecessor_id", "successor_id", "kind", "partial", "on", "note", "source")
ALIAS_COLUMNS = ("unit_id", "kind", "text", "name_folded", "name_bare", "valid", "source")

Key = TypeVar("Key", bound=Hashable)
Values = tuple[Any, ...]


def load_units(path: Path = DATA_FILES / "orgs") -> UnitsLoaded:
    """Load one file of units, or every one of a folder; parents may stand in the files or already in the database.

    Raises   UnitsRefused with every place that cannot be used; FileNotFoundError.
    A unit is known again by its code and the start of its period; what the files no longer name is left alone.
    """
    definitions = read_definitions(path)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE orgs_unit, orgs_unitalias, orgs_unitsuccession IN SHARE ROW EXCLUSIVE MODE")
            loaded = _Load(definitions, cursor).write()
    except IntegrityError as error:
        raise UnitsRefused([Problem(path.name, "database_refuses", str(error).splitlines()[0])]) from error
    queries.forget_units()
    return loaded


@dataclass(frozen=True, slots=True)
class _Written:
    added: int
    changed: int
    unchanged: int


class _Load:
    """One load: what the files say beside what the database has."""

    def __init__(self, definitions: Definitions, cursor: Any) -> None:
        self.definitions = definitions
        self.cursor = cursor
        self.existing = {(unit.code, unit.valid_from): unit for unit in queries.list_units_with_codes(self._codes())}
        named = {(row.code, row.valid_from) for row in definitions.units}
        kept = [unit for key, unit in self.existing.items() if key not in named]
        self.timeline: Timeline[Dated] = Timeline([*definitions.units, *kept])
        if problems := find_problems(definitions, self.timeline):
            raise UnitsRefused(problems)
        self.ids = self._ids()

    def write(self) -> UnitsLoaded:
        """Write what is new or different."""
        units = self._write("orgs_unit", UNIT_COLUMNS, self._unit_values(), key=lambda row: row[0], keys=1)
        successions = self._write(
            "orgs_unitsuccession", SUCCESSION_COLUMNS, self._succession_values(), key=lambda row: row[:2], keys=2
        )
        aliases = self._write("orgs_unitalias", ALIAS_COLUMNS, self._alias_values(), key=lambda row: row[:3], keys=3)
        return UnitsLoaded(
            units.added, units.changed, units.unchanged,
            successions.added, successions.changed, aliases.added, aliases.changed,
        )  # fmt: skip

    def _codes(self) -> set[str]:
        rows = self.definitions
        codes = {row.code for row in rows.units} | {row.parent for row in rows.units if row.parent}
        codes |= {code for row in rows.successions for code in (row.old, row.new)}
        return codes | {code for row in rows.aliases for code in (row.code, row.text)}

    def _ids(self) -> dict[tuple[str, date | None], int]:
        """The key of every unit, new ones drawn at once, so that children can name parents that are not yet there."""
        ids = {key: unit.id for key, unit in self.existing.items()}
        new = [key for row in self.definitions.units if (key := (row.code, row.valid_from)) not in ids]
        self.cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('orgs_unit', 'id')) FROM generate_series(1, %s)", [len(new)]
        )
        return ids | dict(zip(new, (drawn for (drawn,) in self.cursor.fetchall()), strict=True))

    def _id(self, row: Dated) -> int:
        return self.ids[row.code, row.valid_from]

    def _path(self, row: Dated) -> str:
        if isinstance(row, UnitRef):
            return row.path
        parent_code = getattr(row, "parent", "")
        above = self.timeline.covering(parent_code, row) if parent_code else None
        return f"{self._path(above)}/{row.code}" if above is not None else row.code

    def _unit_values(self) -> Iterable[Values]:
        for row in self.definitions.units:
            parent = self.timeline.covering(row.parent, row) if row.parent else None
            yield (
                self._id(row), row.code, row.name, folded_name(row.name), bare_name(row.name), sort_key(row.name),
                TIER_OF_KIND[row.kind], row.kind, None if parent is None else self._id(parent), self._path(row),
                DateRange(row.valid_from, row.valid_to), row.valid_from is not None, row.calendar, row.practice,
                row.simulated, row.source,
            )  # fmt: skip

    def _succession_values(self) -> Iterable[Values]:
        for row in self.definitions.successions:
            old, new = self._at(row.old, row.on - ONE_DAY), self._at(row.new, row.on)
            yield self._id(old), self._id(new), row.kind, row.partial, row.on, row.note, row.source

    def _alias_values(self) -> Iterable[Values]:
        for row in self.definitions.aliases:
            unit = self._at(row.code, row.on)
            period = DateRange(unit.valid_from, unit.valid_to)
            yield self._id(unit), row.kind, row.text, folded_name(row.text), bare_name(row.text), period, row.source

    def _at(self, code: str, on: date) -> Dated:
        unit = self.timeline.at(code, on)
        if unit is None:  # find_problems has refused such rows before
            raise LookupError(code, on)
        return unit

    def _write(
        self, table: str, columns: Sequence[str], rows: Iterable[Values], *, key: Callable[[Values], Key], keys: int
    ) -> _Written:
        """Update what differs, then copy in what is new; the first `keys` columns tell one row from another."""
        wanted = {key(row): row for row in rows}
        names = ", ".join(f'"{column}"' for column in columns)
        self.cursor.execute(f"SELECT {names} FROM {table}")  # noqa: S608 (names of our own tables and columns)
        known = {key(row): row for row in self.cursor.fetchall()}
        changed = [row for k, row in wanted.items() if k in known and known[k] != row]
        added = [row for k, row in wanted.items() if k not in known]
        sets = ", ".join(f'"{column}" = %s' for column in columns[keys:])
        where = " AND ".join(f'"{column}" = %s' for column in columns[:keys])
        for row in changed:
            self.cursor.execute(f"UPDATE {table} SET {sets} WHERE {where}", [*row[keys:], *row[:keys]])  # noqa: S608
        with connection.wrap_database_errors, self.cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in added:
                copy.write_row(row)
        return _Written(len(added), len(changed), len(wanted) - len(added) - len(changed))
