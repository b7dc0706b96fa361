"""Which questions of the public are answered: those that an approved cube answers, and no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.analytics.definitions import DIMENSIONS
from motcua.analytics.publication.cubes import GRAINS, Cube, cubes
from motcua.analytics.refusals import FigureRefused

NEAREST = 3
"""How many cubes a refusal names."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the public asks: a metric by its dimensions, in half-open local dates, under conditions."""

    metric: str
    by: tuple[str, ...]
    date_from: date | None
    date_to: date | None
    where: Mapping[str, str]


def approved_cube(question: Question) -> Cube:
    """The first cube that answers the question.

    Raises  FigureRefused  with the cubes that come nearest
    """
    for cube in cubes():
        if not _missing(cube, question):
            return cube
    raise FigureRefused(
        f"Số liệu công khai không có “{question.metric}” theo cách chia, điều kiện và kỳ này.",
        remedy="Các bảng công khai gần nhất: " + "; ".join(_words(cube) for cube in _nearest(question)) + ".",
    )


def public_dimensions(metric: str | None = None) -> tuple[str, ...]:
    """By what the public may break down this metric, or any; in the order of their definition."""
    allowed: set[str] = set()
    for cube in cubes():
        if metric is None or metric in cube.metrics:
            allowed |= {*cube.dimensions, *cube.grains}
    return tuple(name for name in DIMENSIONS if name in allowed)


def public_conditions() -> tuple[str, ...]:
    """By what some approved cube may be narrowed."""
    return tuple(sorted({name for cube in cubes() for name in cube.conditions}))


def _missing(cube: Cube, question: Question) -> int:
    """How much of the question the cube does not answer; the metric weighs most."""
    dimensions = {name for name in question.by if name not in GRAINS}
    faults = len(dimensions - {*cube.dimensions}) + len({*question.where} - {*cube.conditions})
    faults += not cube.breaks_down([name for name in question.by if name in GRAINS])
    faults += not cube.bounds(question.date_from, question.date_to)
    faults += question.date_from is not None and question.date_from < cube.since
    return faults + (len(cube.conditions) + 1) * 2 * (question.metric not in cube.metrics)


def _nearest(question: Question) -> list[Cube]:
    having = [cube for cube in cubes() if question.metric in cube.metrics] or list(cubes())
    return sorted(having, key=lambda cube: _missing(cube, question))[:NEAREST]


def _words(cube: Cube) -> str:
    parts = ", ".join(DIMENSIONS[name].vi for name in (*cube.dimensions, *reversed(cube.grains)))
    return f"{cube.name} ({parts})"
