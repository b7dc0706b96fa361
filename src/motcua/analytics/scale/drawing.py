"""Drawing many values at once from one stream of chance, the same for the same seed."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from motcua.analytics.scale.model import cumulated

Codes = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]
_HEX = np.frombuffer("".join(f"{byte:02x}" for byte in range(256)).encode(), np.uint8).reshape(256, 2)


class Draws:
    """`rows` values at a time; each call goes on in the stream."""

    def __init__(self, seed: int, *place: int, rows: int) -> None:
        self.rows = rows
        self._stream = np.random.Generator(np.random.Philox(np.random.SeedSequence((seed, *place))))

    def evenly(self) -> Numbers:
        """Numbers from 0 up to but not including 1."""
        return self._stream.random(self.rows)

    def chance(self, share: float) -> Truths:
        """True for about this share."""
        return np.asarray(self._stream.random(self.rows, dtype=np.float32) < share)

    def lengths(self, mean: float) -> Numbers:
        """Exponential times."""
        return self._stream.standard_exponential(self.rows) * mean

    def pick(self, parts: Mapping[str, float]) -> Codes:
        """Numbers of the parts, each as often as its weight says."""
        return self.pick_by(np.zeros(1, np.int32), [[*parts.values()]])

    def pick_by(self, group: Codes, weights: Sequence[Sequence[float]]) -> Codes:
        """The same with weights of its own for each group; all groups have equally many parts."""
        width = len(weights[0])
        flat = np.concatenate([cumulated(each) + number for number, each in enumerate(weights)])
        found = np.searchsorted(flat, self.evenly() + group, side="right") - group * width
        return np.asarray(np.minimum(found, width - 1), np.int32)

    def below(self, count: int) -> npt.NDArray[np.int64]:
        """Whole numbers from 0 up to but not including the count."""
        return self._stream.integers(count, size=self.rows)


def mixed(numbers: npt.NDArray[np.int64], seed: int) -> Words:
    """64 bits for each number, no two alike (SplitMix64, Steele, Lea and Flood 2014)."""
    words = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    words += np.uint64(seed * 0xD1B54A32D192ED03 % (1 << 64))
    words = (words ^ (words >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    words = (words ^ (words >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(words ^ (words >> np.uint64(31)))


def as_keys(numbers: npt.NDArray[np.int64], seed: int, known: Truths) -> pa.Array:
    """24 hexadecimal digits for each number, null where it is not known."""
    halves = np.stack([mixed(numbers, seed), mixed(numbers, seed + 1)], axis=1).view(np.uint8).reshape(-1, 16)[:, :12]
    digits = _HEX[halves].reshape(-1, 24)[known]
    offsets = np.concatenate(([0], np.cumsum(known, dtype=np.int32) * 24)).astype(np.int32)
    valid = pa.py_buffer(np.packbits(known, bitorder="little").tobytes())
    buffers = [valid, pa.py_buffer(offsets.tobytes()), pa.py_buffer(digits.tobytes())]
    return pa.Array.from_buffers(pa.string(), len(known), buffers)


def texts(words: Sequence[str], codes: npt.NDArray[np.integer]) -> pa.DictionaryArray:
    """Texts of which the words are few, by their numbers; words that are alike become one."""
    different = sorted(set(words))
    place = np.array([different.index(word) for word in words], np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(place[codes]), pa.array(different, pa.string()))


def when(moments: npt.NDArray[np.int64], there: Truths | None = None) -> pa.Array:
    """Seconds since 1970 as moments, null where not there."""
    mask = None if there is None else ~there
    return pa.array(moments * 1_000_000, mask=mask).view(pa.timestamp("us", tz="UTC"))


def known(values: npt.NDArray[np.generic], there: Truths, kind: pa.DataType) -> pa.Array:
    """Values, null where not there."""
    return pa.array(values, kind, mask=~there)
