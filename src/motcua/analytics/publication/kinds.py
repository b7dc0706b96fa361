"""Which counts are the same count, and which are sums of others, whatever the metric that publishes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from motcua.analytics.publication.areas import Numbers


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of counts in one year.

    of       the kind of each named count; absent where nothing was counted
    counts   of each kind over the base cells
    made_of  each kind as a sum of independent kinds
    """

    of: Mapping[str, str]
    counts: Mapping[str, Numbers]
    made_of: Mapping[str, Mapping[str, int]]


def find_kinds(counts: Mapping[str, Numbers], patterns: Mapping[str, Numbers], first: Sequence[str] = ()) -> Kinds:
    """The kinds of the named counts.

    patterns  of those counts that count whole dossiers: for each pattern that some dossier shows, 1 where it is counted
    first     counts that are to be independent where others could be
    """
    of: dict[str, str] = {}
    kinds: dict[str, Numbers] = {}
    known: dict[bytes, str] = {}
    for name in sorted(counts, key=lambda each: (each not in first, each)):
        if counts[name].any():
            of[name] = known.setdefault(counts[name].tobytes(), name)
            kinds[of[name]] = counts[name]
    made_of: dict[str, Mapping[str, int]] = {}
    independent: list[str] = []
    for kind in kinds:
        recipe = _recipe(kind, independent, patterns) if kind in patterns else None
        made_of[kind] = recipe or {kind: 1}
        if recipe is None and kind in patterns:
            independent.append(kind)
    return Kinds(of, kinds, made_of)


def _recipe(kind: str, independent: Sequence[str], patterns: Mapping[str, Numbers]) -> dict[str, int] | None:
    """The kind as a whole-number sum of others: guessed in floating point, believed when it holds for every pattern."""
    if not independent:
        return None
    matrix = np.stack([patterns[name] for name in independent], axis=1).astype(np.int64)
    target = patterns[kind].astype(np.int64)
    guess = np.linalg.lstsq(matrix.astype(float), target.astype(float), rcond=None)[0]
    factors = np.rint(guess).astype(np.int64)
    if not np.array_equal(matrix @ factors, target):
        return None
    return {name: factor for name, factor in zip(independent, factors.tolist(), strict=True) if factor}
