"""Lines: a published area and the areas into which another table divides it; what is shown there can be subtracted."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from motcua.analytics.publication.areas import Areas, Numbers, Table
from motcua.analytics.publication.cubes import GRAINS


@dataclass(frozen=True, slots=True)
class Lines:
    """Many lines: the parent of each, and one after the other the children, from `starts`."""

    parents: Numbers
    starts: Numbers
    children: Numbers

    def of(self, line: int) -> Numbers:
        """The children of a line."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.children)
        return self.children[self.starts[line] : end]

    def sums(self, values: Numbers) -> Numbers:
        """The sum over the children of each line."""
        return np.add.reduceat(values[self.children], self.starts) if len(self.starts) else values[:0]

    def moved(self, by: int) -> "Lines":
        """The lines of areas with other numbers."""
        return Lines(self.parents + by, self.starts, self.children + by)


def find_lines(areas: Areas, tables: Iterable[Table]) -> Lines:
    """Every line between two of the tables."""
    ordered = sorted(tables)
    pairs = [(parent, child) for parent in ordered for child in ordered if _finer(parent, child)]
    return join_lines(lines_between(areas.of[parent], areas.of[child]) for parent, child in pairs)


def lines_between(wholes: Numbers, parts: Numbers) -> Lines:
    """The lines of those areas that the parts divide: `wholes` and `parts` name two areas of each base cell."""
    width = int(parts.max(initial=0)) + 1
    pairs = np.stack(np.divmod(np.unique(wholes * width + parts), width))
    numbers, how_often = np.unique(pairs[1], return_counts=True)
    astride = np.isin(pairs[1], numbers[how_often > 1])
    parents, starts, sizes = np.unique(pairs[0], return_index=True, return_counts=True)
    good = (np.add.reduceat(astride.astype(np.int64), starts) == 0) & (sizes > 1)
    taken = np.repeat(good, sizes)
    sizes = sizes[good]
    return Lines(parents[good], np.cumsum(sizes) - sizes, pairs[1][taken])


def join_lines(given: Iterable[Lines]) -> Lines:
    """All lines together, each of them once."""
    seen: set[tuple[int, bytes]] = set()
    parents: list[int] = []
    children: list[Numbers] = []
    for lines in given:
        for number, parent in enumerate(lines.parents.tolist()):
            parts = lines.of(number)
            if (parent, parts.tobytes()) not in seen:
                seen.add((parent, parts.tobytes()))
                parents.append(parent)
                children.append(parts)
    sizes = np.array([len(parts) for parts in children], dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    return Lines(
        np.array(parents, dtype=np.int64), np.cumsum(sizes) - sizes, np.concatenate(children) if children else none
    )


def _finer(parent: Table, child: Table) -> bool:
    """Whether the child may divide the parent: as many dimensions or more, in the same or shorter periods."""
    if parent == child:
        return False
    if parent[1] != child[1]:
        return GRAINS.index(child[1]) < GRAINS.index(parent[1]) and parent[0] == child[0]
    return len(child[0]) >= len(parent[0])
