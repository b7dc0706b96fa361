"""Make data/boundaries from GeoJSON: outlines simplified to what a map can show, as lists of small numbers.

    python tools/make_boundaries.py FOLDER-OF-GEOJSON

Writes data/boundaries/provinces.csv and data/boundaries/communes.csv. A point is a pair of whole numbers of `GRID`
degrees, each but the first of a ring as the step from the one before.
"""

import csv
import gzip
import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GRID = 0.001
SOURCE = "ranh-gioi-2025"
PROVINCES = ("provinces_34.geojson.gz", "provinces.csv", 0.012, 0.0004)
COMMUNES = ("communes_*.geojson.gz", "communes.csv", 0.0025, 0.00001)
MOST_ISLANDS = 24  # of a province, the largest; far groups of islands are kept besides
FAR = 1.5  # degrees from the mainland
Point = tuple[float, float]


def main(folder: Path) -> int:
    """Write both files; exit status 1 where a source is missing."""
    for pattern, name, tolerance, smallest in (PROVINCES, COMMUNES):
        files = sorted(folder.glob(pattern))
        if not files:
            print(f"{folder}: no {pattern}")
            return 1
        rows = sorted(row for file in files for row in rows_of(file, tolerance=tolerance, smallest=smallest))
        target = ROOT / "data" / "boundaries" / name
        with target.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(("code", "part", "province", "name", "points", "source"))
            writer.writerows(rows)
        print(f"{target.relative_to(ROOT)}: {len(rows)} rings, {target.stat().st_size} bytes")
    return 0


def rows_of(file: Path, *, tolerance: float, smallest: float) -> Iterator[tuple[str, str, str, str, str, str]]:
    """One row for each ring that is kept; holes are rings like others, the map fills by the even-odd rule."""
    with gzip.open(file, "rt", encoding="utf-8") as text:
        features = json.load(text)["features"]
    for feature in features:
        about = feature["properties"]
        rings = kept_rings(feature["geometry"], smallest=smallest)
        for number, ring in enumerate(rings):
            points = encoded(simplified(ring, tolerance))
            if points:
                code, province = f"nso:{about['code']}", f"nso:{about.get('province_code', about['code'])}"
                yield code, f"{number:03}", province, about["name"], points, SOURCE


def kept_rings(geometry: dict[str, Any], *, smallest: float) -> list[Sequence[Point]]:
    """The largest rings, and of every far group of islands the largest few however small they are."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = sorted((ring for polygon in polygons for ring in polygon), key=area, reverse=True)
    main_ring = rings[0]
    near = [ring for ring in rings if not is_far(ring, main_ring) and area(ring) >= smallest]
    far = [ring for ring in rings if is_far(ring, main_ring)]
    return [*(near[:MOST_ISLANDS] or rings[:1]), *far[:MOST_ISLANDS]]


def is_far(ring: Sequence[Point], main_ring: Sequence[Point]) -> bool:
    """Whether the ring lies well outside the box of the main one."""
    xs, ys = [x for x, _ in main_ring], [y for _, y in main_ring]
    x, y = ring[0]
    return x < min(xs) - FAR or x > max(xs) + FAR or y < min(ys) - FAR or y > max(ys) + FAR


def area(ring: Sequence[Point]) -> float:
    """The area of a ring in square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def simplified(ring: Sequence[Point], tolerance: float) -> list[Point]:
    """The ring without the points that lie within the tolerance of the line between their kept neighbours."""
    points = [(float(x), float(y)) for x, y in ring]
    far = max(range(len(points)), key=lambda index: math.dist(points[0], points[index]))
    kept, open_ends = {0, far, len(points) - 1}, [(0, far), (far, len(points) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        inner = range(first + 1, last)
        if not inner:
            continue
        index = max(inner, key=lambda index: distance(points[index], points[first], points[last]))
        if distance(points[index], points[first], points[last]) > tolerance:
            kept.add(index)
            open_ends += [(first, index), (index, last)]
    return [points[index] for index in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """From the point to the line between the ends."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


def encoded(points: Sequence[Point]) -> str:
    """The points on the grid, each as the step from the one before; empty where nothing is left but a line.

    A far island that shrinks to a dot stays as a small square, so that it is not lost from the map.
    """
    grid = [(round(x / GRID), round(y / GRID)) for x, y in points]
    if grid[0] == grid[-1]:
        grid = grid[:-1]
    distinct = [grid[0], *(point for before, point in pairwise(grid) if point != before)]
    if len(distinct) < 3:
        (x, y), size = distinct[0], 3
        distinct = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    steps = [distinct[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(distinct))]
    return " ".join(f"{x} {y}" for x, y in steps)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if len(sys.argv) == 2 else 2)
