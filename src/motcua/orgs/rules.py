"""What must hold of units before they may stand in the database: one meaning a day, a parent for the whole period."""

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from motcua.core.errors import Refused
from motcua.orgs.definitions import AliasRow, Definitions, Problem, SuccessionRow, UnitRow
from motcua.orgs.values import TIER_OF_KIND

SUCCESSION_KINDS = ("whole", "split", "merged", "renamed")
ALIAS_KINDS = ("spelling", "code")
ONE_DAY = timedelta(days=1)


class UnitsRefused(Refused):
    """The files cannot be used as they are; `problems` name every place. Nothing of them is loaded."""

    code = "units_refused"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            field_errors={problem.place: f"{problem.code} {problem.value}".strip() for problem in self.problems},
            problems=len(self.problems),
        )


class Dated(Protocol):
    """Anything that has a code during a period."""

    @property
    def code(self) -> str:
        """Its code."""

    @property
    def valid_from(self) -> date | None:
        """First day, empty where it is not known."""

    @property
    def valid_to(self) -> date | None:
        """First day on which it is no longer, empty while it exists."""


Row = TypeVar("Row", bound=Dated)


def start_of(row: Dated) -> date:
    """The first day, `date.min` where it is not known."""
    return row.valid_from or date.min


def end_of(row: Dated) -> date:
    """The first day on which it is no longer, `date.max` while it exists."""
    return row.valid_to or date.max


class Timeline(Generic[Row]):
    """Which row a code means on which day."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[row.code].append(row)
        for periods in self._rows.values():
            periods.sort(key=start_of)

    def at(self, code: str, on: date) -> Row | None:
        """The row with this code in force on that day."""
        periods = self._rows.get(code, [])
        index = bisect_right(periods, on, key=start_of) - 1
        return periods[index] if index >= 0 and on < end_of(periods[index]) else None

    def covering(self, code: str, period: Dated) -> Row | None:
        """The row with this code in force during the whole period of the other."""
        row = self.at(code, start_of(period))
        return row if row is not None and end_of(period) <= end_of(row) else None

    def overlaps(self) -> Iterator[tuple[Row, Row]]:
        """Pairs of rows that give one code two meanings on one day."""
        for periods in self._rows.values():
            for earlier, later in pairwise(periods):
                if start_of(later) < end_of(earlier):
                    yield earlier, later


def find_problems(definitions: Definitions, timeline: Timeline[Dated]) -> list[Problem]:
    """All that forbids loading; `timeline` holds the rows of the files and those that the database already has."""
    return [
        *definitions.problems,
        *_unit_problems(definitions, timeline),
        *_overlap_problems(timeline),
        *_source_problems(definitions),
        *_succession_problems(definitions, timeline),
        *_alias_problems(definitions, timeline),
    ]


def _unit_problems(definitions: Definitions, timeline: Timeline[Dated]) -> Iterator[Problem]:
    for row in definitions.units:
        if row.kind not in TIER_OF_KIND:
            yield Problem(row.place, "kind_unknown", row.kind)
        if start_of(row) >= end_of(row):
            yield Problem(row.place, "period_empty", f"{row.valid_from} - {row.valid_to}")
        elif row.parent and timeline.covering(row.parent, row) is None:
            yield Problem(row.place, "parent_unknown", row.parent)
        elif row.parent and _is_in_a_circle(row, timeline):
            yield Problem(row.place, "parent_circle", row.parent)
        if unicodedata.normalize("NFC", row.name) != row.name or row.name != row.name.strip():
            yield Problem(row.place, "name_not_normal", row.name)
        if "/" in row.code:
            yield Problem(row.place, "code_with_slash", row.code)


def _is_in_a_circle(row: UnitRow, timeline: Timeline[Dated]) -> bool:
    seen: list[Dated] = [row]
    while parent_code := getattr(seen[-1], "parent", ""):
        above = timeline.covering(parent_code, row)
        if above is None:
            return False
        if any(above is other for other in seen):
            return True
        seen.append(above)
    return False


def _overlap_problems(timeline: Timeline[Dated]) -> Iterator[Problem]:
    for earlier, later in timeline.overlaps():
        here = getattr(later, "place", "") or getattr(earlier, "place", "")
        yield Problem(here, "code_means_two", f"{earlier.code} ({getattr(earlier, 'name', '')})")


def _source_problems(definitions: Definitions) -> Iterator[Problem]:
    if definitions.sources:
        rows: list[UnitRow | SuccessionRow | AliasRow] = [
            *definitions.units, *definitions.successions, *definitions.aliases,
        ]  # fmt: skip
        for row in rows:
            if row.source not in definitions.sources:
                yield Problem(row.place, "source_unknown", row.source)


def _succession_problems(definitions: Definitions, timeline: Timeline[Dated]) -> Iterator[Problem]:
    seen: set[tuple[date, str, str]] = set()
    for row in definitions.successions:
        if row.kind not in SUCCESSION_KINDS:
            yield Problem(row.place, "succession_kind_unknown", row.kind)
        if timeline.at(row.old, row.on - ONE_DAY) is None:
            yield Problem(row.place, "predecessor_unknown", row.old)
        if timeline.at(row.new, row.on) is None:
            yield Problem(row.place, "successor_unknown", row.new)
        if (key := (row.on, row.old, row.new)) in seen:
            yield Problem(row.place, "succession_twice", f"{row.old} - {row.new}")
        seen.add(key)


def _alias_problems(definitions: Definitions, timeline: Timeline[Dated]) -> Iterator[Problem]:
    for row in definitions.aliases:
        if row.kind not in ALIAS_KINDS:
            yield Problem(row.place, "alias_kind_unknown", row.kind)
        elif (unit := timeline.at(row.code, row.on)) is None:
            yield Problem(row.place, "alias_unit_unknown", row.code)
        elif row.kind == "code" and timeline.at(row.text, max(row.on, start_of(unit))) is not None:
            yield Problem(row.place, "code_means_two", row.text)
