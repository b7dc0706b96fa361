"""How many procedures can be done online in full, in part or not at all, by agency, tier and field, on a day."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from motcua.analytics.api import PublishedFigure, published_levels
from motcua.api.answers import Answer
from motcua.api.conditional import conditional, tagged_answer
from motcua.api.input import DayIn
from motcua.catalogue.api import LevelCount, count_levels, level_history, level_scheme
from motcua.core.access import public

router = Router()


class LevelName(Answer):
    """One level, as the decree of its time calls it."""

    code: str
    name: dict[str, str]


class Scheme(Answer):
    """In which levels services were told on that date."""

    id: str
    levels: list[LevelName]
    source: str
    verified: bool = Field(description="false where the text of the decree was not seen")


class LevelsOfGroup(Answer):
    """One group; `decided` of its procedures have the level that an editor or the province set.

    Of `doubtful` the record contradicts itself about the level, and nobody has decided.
    """

    group: str = Field(description="code of the agency or field, the tier, or empty for all together")
    name: str
    full: int
    part: int
    none: int
    decided: int
    doubtful: int


class PrintedCount(Answer):
    """A count that was printed at the time; of single procedures it tells nothing."""

    id: str = Field(description="its name in the register of published figures")
    levels: list[str]
    printed: str
    measures: dict[str, str]
    place: str
    period: dict[str, str]
    source: str
    doubts: list[dict[str, str]]


class Since(Answer):
    """The counts of all procedures from a day on."""

    since: date
    counts: LevelsOfGroup


class Levels(Answer):
    """Counts on a date. `levels` is empty where the levels of single procedures are not known."""

    on: date
    by: str
    province: str
    scheme: Scheme
    levels: list[LevelsOfGroup]
    published: list[PrintedCount] = Field(description="printed counts of that year, where nothing else is known")
    history: list[Since] = Field(description="days up to then on which the counts of all together changed")


@router.get("", auth=None, response=Levels, operation_id="count_procedure_levels")
@public
@conditional
def count_procedure_levels(
    request: HttpRequest,
    on: Annotated[DayIn | None, Query(description="local date; default today")] = None,
    by: Annotated[
        Literal["", "agency", "tier", "field"], Query(description="one line for each; empty: all together")
    ] = "",
    province: Annotated[str, Query(max_length=40, description="with the levels that this province set")] = "",
) -> HttpResponse:
    """How many procedures have each level of online service on a date, and since when."""
    day = on or timezone.localdate()
    counts = count_levels(by, on=day, province=province)
    scheme = level_scheme(day)
    answer = Levels(
        on=day,
        by=by,
        province=province,
        scheme=Scheme(
            id=scheme.id,
            levels=[LevelName(code=each.code, name=asdict(each.name)) for each in scheme.levels],
            source=scheme.source,
            verified=scheme.verified,
        ),
        levels=list(map(_of_group, counts)),
        published=[] if counts else list(map(_printed, published_levels(day.year))),
        history=[
            Since(since=each.since, counts=_of_group(each.count))
            for each in level_history(until=day, province=province)
        ],
    )
    return tagged_answer(request, answer)


def _of_group(count: LevelCount) -> LevelsOfGroup:
    return LevelsOfGroup(**asdict(count))


def _printed(figure: PublishedFigure) -> PrintedCount:
    return PrintedCount(
        id=figure.id,
        levels=list(figure.levels),
        printed=figure.printed,
        measures=asdict(figure.measures),
        place=figure.place,
        period=asdict(figure.period),
        source=figure.source.title,
        doubts=[asdict(doubt) for doubt in figure.doubts],
    )
