"""How the machine interface gives an answer: JSON in UTF-8, times with the local offset."""

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
MEDIA_TYPE = "application/json"


def local_iso(moment: datetime) -> str:
    """ISO 8601 with `+07:00`, to the second."""
    return moment.astimezone(LOCAL).isoformat(timespec="seconds")


Moment = Annotated[
    datetime,
    PlainSerializer(local_iso, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time", "examples": ["2026-11-23T17:00:00+07:00"]}),
]
"""A moment of time; given out with the offset of Viet Nam."""


class Answer(BaseModel):
    """Base of all documents that the interface gives out."""

    model_config = ConfigDict(frozen=True)


def json_answer(answer: BaseModel, *, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """The document as it goes out."""
    return HttpResponse(
        answer.__pydantic_serializer__.to_json(answer), status=status, content_type=MEDIA_TYPE, headers=headers
    )
