"""What all documents that come in have in common: unknown members are refused, texts are texts, times have a zone."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from motcua.api.answers import LOCAL


class Input(BaseModel):
    """Base of all documents that come in."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _text_only(value: Any) -> Any:
    if not isinstance(value, str):
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
    BeforeValidator(_text_only, json_schema_input_type=str),
    Field(strict=False),
    AfterValidator(_with_zone),
]
"""A moment of time as it comes in."""

Code = Annotated[str, StringConstraints(max_length=100)]
"""A code: of a procedure, unit, paper, question."""

Short = Annotated[str, StringConstraints(max_length=500)]
Long = Annotated[str, StringConstraints(max_length=4000)]
