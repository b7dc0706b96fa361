"""A way through the office as a picture: steps from top to bottom, ways on as arrows, ways back as broken lines."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

BOX_WIDTH, BOX_HEIGHT, COLUMN, ROW = 216, 72, 240, 116
TOP, LEAST_WIDTH, LANE = 8, 480, 14
LETTERS = 28
"""So many letters fit on a line of a box."""

StepState = Literal["now", "done", "next"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way on to another step; `words` where there is a choice."""

    to: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step: its name, what stands below it, where it leads and to which earlier steps it goes back."""

    code: str
    name: str
    note: str
    state: StepState
    ways: tuple[Way, ...] = ()
    returns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A step where it stands; numbers are the picture's own units."""

    x: int
    y: int
    middle: int
    lines: tuple[tuple[int, str], ...]
    note: str
    note_y: int
    state: StepState


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line between two boxes as an SVG path, with its words at a place of their own."""

    path: str
    back: bool
    words: str = ""
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """The picture; `words` say where it stands in one sentence, the table beside it says the rest."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    words: str


def draw_flow(steps: Sequence[FlowStep], words: str) -> FlowPicture | None:
    """Lay the steps out in rows, each below the last step that leads to it; None where there is none.

    Assumes  ways on lead to steps of the sequence and never around (published designs are checked for both)
    """
    if not steps:
        return None
    rows = _rows(steps)
    widest, lanes = max(len(row) for row in rows), sum(len(step.returns) for step in steps)
    left = 8 + LANE * (lanes + 1)
    width = max(LEAST_WIDTH, left + widest * COLUMN + 24)
    places = _places(rows, left, width)
    forward = [arrow for step in steps for arrow in _ways(step, places)]
    backward = _backward(steps, places, left)
    boxes = tuple(_box(step, *places[step.code]) for step in steps)
    return FlowPicture(width, TOP * 2 + ROW * len(rows) - (ROW - BOX_HEIGHT), boxes, (*forward, *backward), words)


def _rows(steps: Sequence[FlowStep]) -> list[list[str]]:
    """Codes by row: a step stands one row below the lowest step that leads to it."""
    by_code, level = {step.code: step for step in steps}, {step.code: 0 for step in steps}
    for _ in steps:
        for step in steps:
            for way in by_code[step.code].ways:
                level[way.to] = max(level[way.to], level[step.code] + 1)
    rows: list[list[str]] = [[] for _ in range(max(level.values()) + 1)]
    for step in steps:
        rows[level[step.code]].append(step.code)
    return [row for row in rows if row]


def _places(rows: Sequence[Sequence[str]], left: int, width: int) -> Mapping[str, tuple[int, int]]:
    """Left upper corner of each box; every row stands in the middle."""
    places: dict[str, tuple[int, int]] = {}
    middle = (left + width) // 2
    for number, row in enumerate(rows):
        first = middle - (len(row) * COLUMN) // 2 + (COLUMN - BOX_WIDTH) // 2
        places |= {code: (first + COLUMN * place, TOP + ROW * number) for place, code in enumerate(row)}
    return places


def _box(step: FlowStep, x: int, y: int) -> Box:
    lines = textwrap.wrap(step.name, LETTERS) or [step.code]
    shown = lines if len(lines) < 3 else [lines[0], textwrap.shorten(" ".join(lines[1:]), LETTERS, placeholder="…")]
    top = y + 22 if len(shown) > 1 else y + 30
    placed = tuple((top + 18 * number, line) for number, line in enumerate(shown))
    return Box(x, y, x + BOX_WIDTH // 2, placed, step.note, y + 60, step.state)


def _ways(step: FlowStep, places: Mapping[str, tuple[int, int]]) -> list[Arrow]:
    x, y = places[step.code]
    start_x, start_y = x + BOX_WIDTH // 2, y + BOX_HEIGHT
    found = []
    for way in step.ways:
        to_x, to_y = places[way.to]
        end_x, half = to_x + BOX_WIDTH // 2, (start_y + to_y) // 2
        if to_y - y > ROW:  # past a row between: around its boxes, on the right
            side = max(start_x, end_x) + BOX_WIDTH // 2 + 12
            path = f"M{start_x},{start_y} C{side},{start_y + 24} {side},{to_y - 24} {end_x},{to_y - 3}"
            found.append(Arrow(path, False, way.words, (end_x + side) // 2, to_y - 24))
            continue
        path = f"M{start_x},{start_y} C{start_x},{half} {end_x},{half} {end_x},{to_y - 3}"
        found.append(Arrow(path, False, way.words, end_x, to_y - 14))
    return found


def _backward(steps: Sequence[FlowStep], places: Mapping[str, tuple[int, int]], left: int) -> list[Arrow]:
    """Ways back run on the left, each in a lane of its own."""
    found: list[Arrow] = []
    for step in steps:
        for code in step.returns:
            lane = left - LANE * (len(found) + 1)
            (x, y), (to_x, to_y) = places[step.code], places[code]
            start, end = y + BOX_HEIGHT // 2 + 8, to_y + BOX_HEIGHT // 2 - 8
            found.append(Arrow(f"M{x},{start} H{lane} V{end} H{to_x - 3}", True))
    return found
