"""What all documents that come in have in common: unknown members are refused, texts are texts, times have a zone."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from motcua.api.answers import LOCAL


class Input(BaseModel):
    """Base of all documents that come in."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:.*")


def _day_text(value: Any) -> Any:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError("date_type", "must be a date in ISO 8601")
    return value


def _moment_text(value: Any) -> Any:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise PydanticCustomError("datetime_type", "must be a moment in ISO 8601")
    return value


def _with_zone(moment: datetime) -> datetime:
    """Times without an offset are local; years that no calendar of ours knows are refused."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)
    if not 1900 <= aware.year <= 2200:
        raise PydanticCustomError("less_than_equal", "year out of range")
    return aware


MomentIn = Annotated[
    datetime,
    BeforeValidator(_moment_text),
    Field(strict=False),
    AfterValidator(_with_zone),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment of time as it comes in."""

DayIn = Annotated[
    date, BeforeValidator(_day_text), Field(strict=False), WithJsonSchema({"type": "string", "format": "date"})
]
"""A local date as it comes in."""

Code = Annotated[str, StringConstraints(max_length=100)]
"""A code: of a procedure, unit, paper, question."""

Short = Annotated[str, StringConstraints(max_length=500)]
Long = Annotated[str, StringConstraints(max_length=4000)]
