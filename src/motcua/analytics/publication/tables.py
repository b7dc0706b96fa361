"""Every table that the approved cubes publish: each set of a cube's dimensions, in each grain of its periods."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations

from motcua.analytics.publication.areas import Table
from motcua.analytics.publication.cubes import Cube

WHERE = ("tier", "unit", "procedure", "field")
"""Dimensions by which every metric may be published. All others say how a dossier came."""
BESIDE_WAYS = ("field", "procedure", "tier")
"""Those of WHERE that the others may be crossed with."""
COUNTED = "received"
"""The metric that counts every dossier; it alone is published by how they came, year by year."""


class CubeRefused(ValueError):
    """A cube crosses what is only published apart; the file is to be changed."""


@dataclass(frozen=True, slots=True)
class Published:
    """The tables of each metric by place, and the tables of COUNTED by how the dossiers came.

    hidden_last  of each metric the tables by place whose cells are hidden last
    """

    by_place: Mapping[str, frozenset[Table]]
    by_way: frozenset[Table]
    hidden_last: Mapping[str, frozenset[Table]] = field(default_factory=dict)


def published_tables(cubes: Iterable[Cube]) -> Published:
    """All tables of the cubes. Raises CubeRefused."""
    by_place: dict[str, set[Table]] = defaultdict(set)
    last: dict[str, set[Table]] = defaultdict(set)
    by_way: set[Table] = set()
    for cube in cubes:
        _check(cube)
        for dimensions in _subsets(cube.conditions):
            for grain in cube.grains:
                table = (tuple(sorted(dimensions)), grain)
                if set(dimensions) <= set(WHERE):
                    for metric in cube.metrics:
                        by_place[metric].add(table)
                        if cube.hidden_last:
                            last[metric].add(table)
                else:
                    by_way.add(table)
    whole, kept = ({name: frozenset(tables) for name, tables in each.items()} for each in (by_place, last))
    return Published(whole, frozenset(by_way), kept)


def _check(cube: Cube) -> None:
    ways = set(cube.conditions) - set(WHERE)
    if not ways:
        return
    if set(cube.conditions) - ways - {*BESIDE_WAYS}:
        raise CubeRefused(f"{cube.name}: {', '.join(sorted(ways))} may only be crossed with {', '.join(BESIDE_WAYS)}")
    if cube.metrics != (COUNTED,) or cube.grains != ("year",):
        raise CubeRefused(f"{cube.name}: by {', '.join(sorted(ways))} only {COUNTED} is published, by year")


def _subsets(names: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))
