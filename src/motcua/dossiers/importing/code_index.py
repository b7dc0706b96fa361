"""Remembering a number for each of millions of codes in sixteen bytes a code, instead of the codes themselves.

A code is known by its 64-bit fingerprint (SipHash under a key of this process). Two codes of twenty million share one
with a probability of about one in a hundred thousand; a row would then be refused as repeated, never lost unseen, and
the next run has another key.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
ABSENT = 0


def fingerprints(codes: Sequence[str]) -> Numbers:
    """The fingerprint of each code."""
    return np.fromiter(map(hash, codes), dtype=np.int64, count=len(codes))


class CodeIndex:
    """Numbers (never 0) by fingerprint, in sorted runs that are merged as they grow, so that a look-up stays quick."""

    def __init__(self) -> None:
        self._runs: list[tuple[Numbers, Numbers]] = []

    def find(self, prints: Numbers) -> Numbers:
        """The number kept for each fingerprint, `ABSENT` where there is none."""
        found = np.zeros(len(prints), dtype=np.int64)
        for keys, values in self._runs:
            at = np.minimum(np.searchsorted(keys, prints), len(keys) - 1)
            hit = keys[at] == prints
            found[hit] = values[at[hit]]
        return found

    def add(self, prints: Numbers, numbers: Iterable[int]) -> None:
        """Keep a number for each of these fingerprints, none of which is known yet."""
        if not len(prints):
            return
        order = np.argsort(prints, kind="stable")
        values = np.fromiter(numbers, dtype=np.int64, count=len(prints))
        self._runs.append((prints[order], values[order]))
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            (keys_a, values_a), (keys_b, values_b) = self._runs.pop(), self._runs.pop()
            keys, values = np.concatenate((keys_a, keys_b)), np.concatenate((values_a, values_b))
            order = np.argsort(keys, kind="stable")
            self._runs.append((keys[order], values[order]))


class DossierKeys:
    """The keys of the dossiers of one import by their codes, and which of them the ledger knew before."""

    def __init__(self) -> None:
        self._index = CodeIndex()
        self._ambiguous: set[int] = set()

    def remember(self, codes: Sequence[str], keys: Sequence[int], *, known: bool) -> None:
        """Keep the keys; a code that comes from two sources cannot be told apart in a log."""
        prints = fingerprints(codes)
        _, first = np.unique(prints, return_index=True)
        fresh = np.zeros(len(prints), dtype=bool)
        fresh[first] = True
        fresh &= self._index.find(prints) == ABSENT
        self._ambiguous.update(prints[~fresh].tolist())
        numbers = 2 * np.asarray(keys, dtype=np.int64)[fresh] + known
        self._index.add(prints[fresh], numbers.tolist())

    def find(self, codes: Sequence[str]) -> tuple[list[int], list[bool]]:
        """For each code the key (0: unknown, -1: of two sources), and whether the ledger knew the dossier before."""
        prints = fingerprints(codes)
        numbers = self._index.find(prints)
        keys: list[int] = (numbers >> 1).tolist()
        if self._ambiguous:
            keys = [-1 if print_ in self._ambiguous else key for print_, key in zip(prints.tolist(), keys, strict=True)]
        return keys, (numbers & 1).astype(bool).tolist()
