"""Public figures for machines: approved breakdowns only, small cells hidden, always."""

from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import ConfigDict, Field

from motcua.analytics.api import (
    Cube,
    FigureRefused,
    FigureTable,
    MetricDefinition,
    PublicQuestion,
    approved_cube,
    compute,
    cubes,
    metrics,
    public_conditions,
    public_dimensions,
    public_snapshot,
)
from motcua.api.answers import Answer, Moment, json_answer
from motcua.api.input import DayIn
from motcua.api.problem import EdgeProblem
from motcua.core.access import public
from motcua.core.errors import NotFound, Unavailable

router = Router()

MOST_DIMENSIONS = 2
"""Without a cube that answers, more than these are too many; with one, as many as the cube has."""
_NEW_EXTRACT_SECONDS = 300


class Words(Answer):
    """The same words in both languages."""

    vi: str
    en: str


class Metric(Answer):
    """A figure in words; `kind` is `share` (0..1) or `count`."""

    name: str
    kind: str
    title: Words
    definition: Words
    numerator: Words
    denominator: Words
    time: str = Field(description="the time that `from` and `to` bound")
    grain: Words
    source: Words
    dimensions: list[str]


class PublicCube(Answer):
    """An approved cube: its metrics may be had by its dimensions, under its conditions, for whole periods."""

    name: str
    title: Words
    metrics: list[str]
    dimensions: list[str]
    conditions: list[str]
    periods: list[str]


class Metrics(Answer):
    """All figures, and the cubes in which they are published."""

    metrics: list[Metric]
    cubes: list[PublicCube]


class FigureRow(Answer):
    """One cell: the dimensions asked for by name, then the numbers; all dimensions empty is the pooled total."""

    model_config = ConfigDict(extra="allow")

    numerator: int | None
    denominator: int | None
    value: float | None = Field(description="null where it is only known as a range, or hidden")
    lower: float | None
    upper: float | None
    suppressed: bool = Field(description="hidden because so few dossiers would show single people")


class Figure(Answer):
    """A figure; `simulated` is true where simulated dossiers are counted in it."""

    metric: Metric
    by: list[str]
    as_of: Moment
    simulated: bool
    rows: list[FigureRow]


@router.get("", auth=None, response=Metrics, operation_id="list_figures")
@public
def list_figures(request: HttpRequest) -> HttpResponse:
    """Which figures there are and what each means."""
    known = metrics()
    names = {definition.name for definition in known}
    return json_answer(
        Metrics(
            metrics=[_metric(definition) for definition in known],
            cubes=[_cube(cube, [name for name in cube.metrics if name in names]) for cube in cubes()],
        )
    )


@router.get("/{metric}", auth=None, response=Figure, operation_id="get_figures")
@public
def get_figures(
    request: HttpRequest,
    metric: str,
    by: Annotated[str, Query(max_length=60, description="dimensions of one approved cube, by comma")] = "",
    where: Annotated[
        str, Query(max_length=200, description="conditions of one approved cube: `tier=commune,unit=CODE`")
    ] = "",
    date_from: Annotated[
        DayIn | None, Query(alias="from", description="first of a month; received on or after it")
    ] = None,
    date_to: Annotated[DayIn | None, Query(alias="to", description="first of a month; received before it")] = None,
) -> HttpResponse:
    """A figure by approved dimensions and whole months; small cells are hidden."""
    definition = next((known for known in metrics() if known.name == metric), None)
    if definition is None:
        raise NotFound(metric)
    dimensions = tuple(name.strip() for name in by.split(",") if name.strip())
    conditions = _conditions(where)
    _check_public(PublicQuestion(metric, dimensions, date_from, date_to, dict(conditions)))
    snapshot = public_snapshot()
    if snapshot is None:
        raise Unavailable("no extract yet", retry_after=_NEW_EXTRACT_SECONDS)
    table = _table(snapshot.name, metric, dimensions, date_from, date_to, conditions)
    answer = Figure(
        metric=_metric(definition),
        by=list(table.by),
        as_of=table.as_of,
        simulated=table.simulated,
        rows=[FigureRow(**record) for record in table.records()],
    )
    return json_answer(answer, headers={"Cache-Control": f"public, max-age={_NEW_EXTRACT_SECONDS}"})


@lru_cache(maxsize=256)
def _table(
    snapshot: str,
    metric: str,
    by: tuple[str, ...],
    date_from: date | None,
    date_to: date | None,
    conditions: tuple[tuple[str, str], ...],
) -> FigureTable:
    """The answer stays the same until the next extract, which has another name."""
    return compute(metric, by=by, date_from=date_from, date_to=date_to, where=dict(conditions), public=True)


def _conditions(text: str) -> tuple[tuple[str, str], ...]:
    """`tier=commune,unit=X` as pairs."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if any(not sign or name.strip() not in public_conditions() for name, sign, _ in pairs):
        raise EdgeProblem(422, "input_refused", errors=[("where", "unknown_member")])
    return tuple(sorted((name.strip(), value.strip()) for name, _, value in pairs))


def _check_public(question: PublicQuestion) -> None:
    """Refuse what no approved cube answers, with the parameter that is to change."""
    by, bounds = question.by, {"from": question.date_from, "to": question.date_to}
    errors = [("by", "dimension_not_public") for name in by if name not in public_dimensions()]
    if len(set(by)) != len(by):
        errors.append(("by", "too_many"))
    errors += [(name, "not_first_of_month") for name, day in bounds.items() if day is not None and day.day != 1]
    if not errors:
        try:
            approved_cube(question)
        except FigureRefused:
            errors.append(("by", "too_many" if len(by) > MOST_DIMENSIONS else "combination_not_public"))
    if errors:
        raise EdgeProblem(422, "input_refused", errors=dict.fromkeys(errors))


def _cube(cube: Cube, names: list[str]) -> PublicCube:
    return PublicCube(
        name=cube.name,
        title=Words(vi=cube.words.vi, en=cube.words.en),
        metrics=names,
        dimensions=list(cube.dimensions),
        conditions=list(cube.conditions),
        periods=list(cube.grains),
    )


def _metric(definition: MetricDefinition) -> Metric:
    words: dict[str, Any] = {
        name: Words(vi=getattr(definition, own).vi, en=getattr(definition, own).en)
        for name, own in (
            ("title", "title"),
            ("definition", "words"),
            ("numerator", "numerator"),
            ("denominator", "denominator"),
            ("grain", "grain"),
            ("source", "source"),
        )
    }
    return Metric(
        name=definition.name,
        kind=definition.kind,
        time=definition.time,
        dimensions=list(public_dimensions(definition.name)),
        **words,
    )
