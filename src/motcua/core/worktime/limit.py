"""Time limits as procedures state them: a quantity and a unit."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Self

from motcua.core.errors import Refused

FORM = re.compile(r"(?P<quantity>\d{1,9}(?:\.\d{1,9})?)\s+(?P<unit>[a-z_]+)", re.ASCII)


class LimitUnit(StrEnum):
    """What is counted: working hours, hours of day and night, working days, or days, months, years of the calendar."""

    HOURS = "hours"
    CLOCK_HOURS = "clock_hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    NONE = "none"


COUNTED_UNITS = frozenset(unit.value for unit in LimitUnit if unit is not LimitUnit.NONE)
WHOLE_UNITS = frozenset({LimitUnit.DAYS, LimitUnit.MONTHS, LimitUnit.YEARS})


class LimitNotUnderstood(Refused):
    """The text is not a time limit."""

    code = "limit_not_understood"


class LimitNotWhole(Refused):
    """Days, months and years of the calendar are counted whole; parts of a day exist in working days and hours."""

    code = "limit_not_whole"


@dataclass(frozen=True, slots=True)
class Limit:
    """One time limit; `quantity` is empty only where the procedure has no limit.

    Raises  LimitNotUnderstood, LimitNotWhole
    """

    quantity: Decimal | None
    unit: LimitUnit

    def __post_init__(self) -> None:
        if (self.quantity is None) != (self.unit is LimitUnit.NONE):
            raise LimitNotUnderstood(given=f"{self.quantity} {self.unit}")
        if self.quantity is None:
            return
        if not self.quantity.is_finite() or self.quantity < 0:
            raise LimitNotUnderstood(given=str(self))
        if self.unit in WHOLE_UNITS and self.quantity != self.quantity.to_integral_value():
            raise LimitNotWhole(given=str(self))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2.5 working_days`, `8 hours`, `1 months` or `none`; a decimal point, never a comma."""
        if text.strip() == LimitUnit.NONE:
            return cls(None, LimitUnit.NONE)
        found = FORM.fullmatch(text.strip())
        if found is None or found["unit"] not in COUNTED_UNITS:
            raise LimitNotUnderstood(given=text)
        return cls(Decimal(found["quantity"]), LimitUnit(found["unit"]))

    def __str__(self) -> str:
        return self.unit.value if self.quantity is None else f"{self.quantity:f} {self.unit.value}"


def whole_seconds(quantity: Decimal, of_seconds: int) -> int:
    """This quantity of a span of so many seconds, to the nearest whole second (half a second up)."""
    return int((quantity * of_seconds).quantize(Decimal(1), ROUND_HALF_UP))
