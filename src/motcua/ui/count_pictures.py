"""Counts as pictures: bars divided into parts, and counts of days as lines; the table beside them says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.ui.words import date_words, number_words

NAME_WIDTH, BARS_WIDTH, STEP, TOP, KEY_STEP = 150, 480, 40, 8, 24
SUM_WIDTH = 90
"""Behind the longest bar stands its sum."""

LETTER = 9
"""So wide is a digit; a part that is narrower than its number stays without it."""

COLOURS: tuple[tuple[str, str], ...] = (
    ("#7a2e0e", "#ffffff"),
    ("#d55e00", "#14212b"),
    ("#e69f00", "#14212b"),
    ("#56b4e9", "#14212b"),
    ("#0072b2", "#ffffff"),
    ("#dfe5ea", "#14212b"),
)
"""Ground and ink of the parts in order, told apart by everybody; the last is for what is in no order."""

LINES_WIDTH, LINES_HEIGHT, FOOT = 480, 180, 28


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar where it stands; `words` empty where they have no room."""

    x: int
    width: int
    middle: int
    words: str
    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar with its name before and its sum behind it."""

    y: int
    text_y: int
    name: str
    whole: str
    end: int
    parts: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True)
class KeyPart:
    """What a colour means, and where that stands."""

    x: int
    y: int
    words_x: int
    words_y: int
    words: str
    ground: str


@dataclass(frozen=True, slots=True)
class BarsPicture:
    """Bars under each other."""

    width: int
    height: int
    bars: tuple[DrawnBar, ...]
    key: tuple[KeyPart, ...]


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line with points where a day was counted; days without a count break it."""

    paths: tuple[str, ...]
    points: tuple[tuple[int, int], ...]
    name: str
    name_y: int
    dashed: bool


@dataclass(frozen=True, slots=True)
class LinesPicture:
    """Lines over days from zero."""

    width: int
    height: int
    lines: tuple[DrawnLine, ...]
    levels: tuple[tuple[int, str], ...]
    days: tuple[tuple[int, str, str], ...]


def draw_bars(bars: Sequence[tuple[str, Sequence[int]]], parts: Sequence[str]) -> BarsPicture:
    """A bar for each name with its counts; `parts` names them in order, as many as each bar has."""
    most = max([sum(counts) for _name, counts in bars], default=0) or 1
    room = BARS_WIDTH - SUM_WIDTH
    drawn = []
    for number, (name, counts) in enumerate(bars):
        y, at, pieces = TOP + STEP * number, float(NAME_WIDTH), []
        for kind, count in enumerate(counts):
            width = room * count / most
            words = number_words(count)
            ground, ink = _colour(kind, len(parts))
            if count:
                shown = words if width > LETTER * len(words) + 4 else ""
                pieces.append(BarPart(round(at), max(1, round(width)), round(at + width / 2), shown, ground, ink))
            at += width
        drawn.append(DrawnBar(y, y + 18, name, number_words(sum(counts)), round(at + 8), tuple(pieces)))
    foot = TOP * 2 + STEP * len(bars)
    key = tuple(_key(kind, words, foot, len(parts)) for kind, words in enumerate(parts))
    height = foot + KEY_STEP * ((len(parts) + 1) // 2) + TOP
    return BarsPicture(NAME_WIDTH + BARS_WIDTH, height, tuple(drawn), key)


def _key(kind: int, words: str, foot: int, kinds: int) -> KeyPart:
    """Two in a row."""
    x, y = (NAME_WIDTH + BARS_WIDTH) // 2 * (kind % 2), foot + KEY_STEP * (kind // 2)
    return KeyPart(x + 1, y, x + 24, y + 13, words, _colour(kind, kinds)[0])


def _colour(kind: int, kinds: int) -> tuple[str, str]:
    """The last kind has the last colour; what lies between takes the others in order."""
    return COLOURS[-1] if kind == kinds - 1 else COLOURS[min(kind, len(COLOURS) - 2)]


def draw_lines(days: Sequence[date], lines: Sequence[tuple[str, Sequence[int]]]) -> LinesPicture | None:
    """A line for each name through the counts of these ascending days; None where there are fewer than two days."""
    if len(days) < 2:
        return None
    span = (days[-1] - days[0]).days
    most = max(max(counts) for _name, counts in lines) or 1
    left, top = 60, 12

    def place(day: date, count: int) -> tuple[int, int]:
        across = left + LINES_WIDTH * (day - days[0]).days / span
        return round(across), round(top + LINES_HEIGHT * (1 - count / most))

    drawn = []
    for number, (name, counts) in enumerate(lines):
        points = [place(day, count) for day, count in zip(days, counts, strict=True)]
        drawn.append(DrawnLine(_paths(days, points), tuple(points), name, points[-1][1] + 4, bool(number)))
    levels = tuple((place(days[0], level)[1], number_words(level)) for level in sorted({0, most // 2, most}))
    ends = (days[0], "start"), (days[-1], "end")
    marks = tuple((place(day, 0)[0], date_words(day), anchor) for day, anchor in ends)
    return LinesPicture(left + LINES_WIDTH + 130, top + LINES_HEIGHT + FOOT, _apart(drawn), levels, marks)


def _paths(days: Sequence[date], points: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    paths, before = [""], days[0]
    for day, (x, y) in zip(days, points, strict=True):
        if day - before > timedelta(days=1):
            paths.append("")
        paths[-1] += f"{'L' if paths[-1] else 'M'}{x},{y}"
        before = day
    return tuple(paths)


def _apart(lines: Sequence[DrawnLine]) -> tuple[DrawnLine, ...]:
    """Names that would stand on one another are moved apart."""
    placed: list[DrawnLine] = []
    for line in sorted(lines, key=lambda one: one.name_y):
        y = max(line.name_y, placed[-1].name_y + 18) if placed else line.name_y
        placed.append(DrawnLine(line.paths, line.points, line.name, y, line.dashed))
    return tuple(placed)
