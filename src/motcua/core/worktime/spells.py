"""Working time of a span of years laid out in order, so that counting it forward and back is a search, not a walk."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

DAY_SECONDS = 86_400
EPOCH_ORDINAL = date(1970, 1, 1).toordinal()


class BeyondTable(Exception):
    """The count runs past the last day of the table; never leaves this package: the caller takes a longer one."""


@dataclass(frozen=True, slots=True)
class SpellTable:
    """Ordered working time. Moments are local seconds and days local day numbers, both since 1 January 1970.

    starts, ends, before   begin, end and the working seconds counted before each spell
    days, day_spells       the days with working time, and for each the number of its first spell (one more at the end)
    horizon                the first moment after the table: nothing is known from there on
    """

    starts: list[int]
    ends: list[int]
    before: list[int]
    days: list[int]
    day_spells: list[int]
    horizon: int

    @classmethod
    def build(cls, first: date, last: date, spells_of: Callable[[date], tuple[tuple[int, int], ...]]) -> "SpellTable":
        """Lay out the days from first to last; `spells_of` gives a day's spells in seconds since midnight."""
        table = cls([], [], [], [], [], (last.toordinal() - EPOCH_ORDINAL + 1) * DAY_SECONDS)
        counted = 0
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            spells = spells_of(date.fromordinal(ordinal))
            if not spells:
                continue
            number = ordinal - EPOCH_ORDINAL
            table.days.append(number)
            table.day_spells.append(len(table.starts))
            for start, end in spells:
                table.starts.append(number * DAY_SECONDS + start)
                table.ends.append(number * DAY_SECONDS + end)
                table.before.append(counted)
                counted += end - start
        table.day_spells.append(len(table.starts))
        return table

    def worked_until(self, moment: int) -> int:
        """Working seconds from the beginning of the table to the moment."""
        if moment > self.horizon:
            raise BeyondTable
        spell = bisect_right(self.starts, moment) - 1
        return 0 if spell < 0 else self.before[spell] + min(moment, self.ends[spell]) - self.starts[spell]

    def moment_when(self, worked: int) -> int:
        """The first moment when so many working seconds (at least one) are over: a spell's end, not the next start."""
        spell = bisect_left(self.before, worked) - 1
        if spell < 0:
            raise BeyondTable
        moment = self.starts[spell] + worked - self.before[spell]
        if moment > self.ends[spell]:
            raise BeyondTable
        return moment

    def next_working_moment(self, moment: int) -> int:
        """The moment itself within working time, else the beginning of the next spell."""
        spell = bisect_right(self.ends, moment)
        if spell == len(self.starts):
            raise BeyondTable
        return max(moment, self.starts[spell])

    def working_day(self, after: int, number: int) -> int:
        """Position in `days` of the `number`-th (from 1) day with working time after the given day."""
        position = bisect_right(self.days, after) + number - 1
        if position >= len(self.days):
            raise BeyondTable
        return position

    def position_of(self, day: int) -> int | None:
        """Position in `days` of this day, empty where it has no working time."""
        position = bisect_left(self.days, day)
        return position if position < len(self.days) and self.days[position] == day else None

    def day_start(self, position: int) -> int:
        """When work begins on that working day."""
        return self.starts[self.day_spells[position]]

    def day_end(self, position: int) -> int:
        """When work ends on that working day."""
        return self.ends[self.day_spells[position + 1] - 1]

    def day_seconds(self, position: int) -> int:
        """The day's own working seconds."""
        first, last = self.day_spells[position], self.day_spells[position + 1] - 1
        return self.before[last] + self.ends[last] - self.starts[last] - self.before[first]
