"""Drawing a map as SVG: classes from light to dark, hatching for what is unknown or hidden, the key beside it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from motcua.stats.map_outlines import Outline, Ring

INK, QUIET = "#14212b", "#51626f"
CLASS_COLOURS = ("#e3eef6", "#b5d1e6", "#7fb1d3", "#3f86b8", "#0b4f8a")
"""One hue from light to dark: told apart by lightness, so also in grey and by every kind of colour vision."""
UNKNOWN, HIDDEN = "unknown", "hidden"
FONT = "Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif"
_LINE, _KEY_BOX, _LETTER = 22, 16, 6.0
_PATTERNS = (
    (UNKNOWN, "M0 6 L6 0", "#8a949b"),
    (HIDDEN, "M0 0 L6 6 M0 6 L6 0", INK),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One unit on the map: its class (0 the lightest), or `unknown` or `hidden`; `label` stands on it where given."""

    outline: Outline
    kind: int | str
    label: str = ""


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words in the picture. `keys` are (kind, words) in the order of the key."""

    description: str
    notice: str
    keys: tuple[tuple[int | str, str], ...]
    marks: tuple[tuple[str, float, float], ...] = ()
    """Names that stand at a place (longitude, latitude), whatever the class there."""


def draw_map(places: Sequence[Place], words: MapWords, *, width: int, labels: bool) -> str:
    """The map as SVG on white, so that it prints and stands in dark mode; the key below it."""
    frame = _Frame.around([place.outline for place in places], width)
    key_top = frame.height + 14
    height = key_top + _LINE * len(words.keys) + (_LINE if words.notice else 6)
    body = "".join((*map(frame.shape, places), *_names(frame, places, words, labels=labels), *_key(words, key_top)))
    notice = ""
    if words.notice:
        notice = f'<text x="{width - 8}" y="{height - 8}" text-anchor="end" font-size="12" font-weight="600" fill="#8a5a00">{escape(words.notice)}</text>'  # noqa: E501
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONT}"><title>{escape(words.description)}</title>'
        f'<defs>{"".join(_patterns())}</defs><rect width="100%" height="100%" fill="#ffffff"/>{body}{notice}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """From degrees to the picture: equal distances both ways at the middle latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: int

    @classmethod
    def around(cls, outlines: Sequence[Outline], width: int) -> "_Frame":
        points = [point for outline in outlines for ring in outline.rings for point in ring]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        squeeze = math.cos(math.radians((south + north) / 2))
        scale = (width - 16) / ((east - west) * squeeze)
        return cls(west, north, scale, squeeze, math.ceil((north - south) * scale) + 16)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point in the picture."""
        return 8 + (x - self.west) * self.squeeze * self.scale, 8 + (self.north - y) * self.scale

    def shape(self, place: Place) -> str:
        """One unit: all its rings, filled by the even-odd rule."""
        path = " ".join(self._ring(ring) for ring in place.outline.rings)
        return (
            f'<path d="{path}" fill="{_fill(place.kind)}" fill-rule="evenodd" stroke="{QUIET}" stroke-width="0.6" '
            f'stroke-linejoin="round"><title>{escape(place.outline.name)}</title></path>'
        )

    def _ring(self, ring: Ring) -> str:
        spots = (self.at(x, y) for x, y in ring)
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) + "Z"


def _fill(kind: int | str) -> str:
    return CLASS_COLOURS[kind] if isinstance(kind, int) else f"url(#{kind})"


def _patterns() -> Iterator[str]:
    for name, path, colour in _PATTERNS:
        yield (
            f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="#ffffff"/><path d="{path}" stroke="{colour}"/></pattern>'
        )


def _names(frame: _Frame, places: Sequence[Place], words: MapWords, *, labels: bool) -> Iterator[str]:
    taken: list[tuple[float, float, float, float]] = []
    for place in sorted(places, key=_size, reverse=True) if labels else ():
        x, y = frame.at(*_middle(place.outline.rings[0]))
        half = len(place.label) * _LETTER / 2
        box = (x - half, y - _LETTER, x + half, y + _LETTER / 2)
        if place.label and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            yield _name(place.label, x, y)
    for name, x, y in words.marks:
        yield _name(name, *frame.at(x, y))


def _size(place: Place) -> float:
    """How much room there is for a name: where names would lie over one another the larger place has its own."""
    ring = place.outline.rings[0]
    return (max(x for x, _ in ring) - min(x for x, _ in ring)) * (max(y for _, y in ring) - min(y for _, y in ring))


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _name(text: str, x: float, y: float) -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-size="10" fill="{INK}" stroke="#ffffff" '
        f'stroke-width="2.5" stroke-linejoin="round" paint-order="stroke">{escape(text)}</text>'
    )


def _middle(ring: Ring) -> tuple[float, float]:
    """The centre of gravity of a ring."""
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)
    if not twice:
        return ring[0]
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    return x, y


def _key(words: MapWords, top: int) -> Iterator[str]:
    for number, (kind, text) in enumerate(words.keys):
        y = top + number * _LINE
        yield (
            f'<rect x="8" y="{y}" width="{_KEY_BOX + 8}" height="{_KEY_BOX}" fill="{_fill(kind)}" stroke="{QUIET}" '
            f'stroke-width="0.6"/><text x="40" y="{y + 13}" font-size="13" fill="{INK}">{escape(text)}</text>'
        )
