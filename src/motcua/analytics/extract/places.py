"""Where each dossier of a taking stands, and what its events told: looked up by its key in the ledger."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Ints = npt.NDArray[np.int64]
Partition = tuple[str, str]
"""Statistics code of the province and local month of receipt."""
NEVER = np.iinfo(np.int64).max


@dataclass(slots=True)
class _Collected:
    ids: list[Ints] = field(default_factory=list)
    keys: list[Ints] = field(default_factory=list)
    partitions: list[npt.NDArray[np.int32]] = field(default_factory=list)
    origins: list[npt.NDArray[np.int32]] = field(default_factory=list)


class Places:
    """Filled with blocks of dossiers, then asked with blocks of events. Partitions and sources have numbers."""

    def __init__(self) -> None:
        self.partitions: list[Partition] = []
        self.origins: list[str] = []
        self._collected = _Collected()
        self._partition_numbers: dict[Partition, int] = {}
        self._origin_numbers: dict[str, int] = {}

    def add(self, dossiers: pa.Table) -> npt.NDArray[np.int32]:
        """Remember shaped dossiers; returns the number of each one's partition."""
        partitions = self._number_partitions(dossiers)
        origin = dossiers["origin_system"].combine_chunks()
        numbers = [_number(name, self._origin_numbers, self.origins) for name in origin.dictionary.to_pylist()]
        self._collected.ids.append(dossiers["id"].to_numpy())
        self._collected.keys.append(dossiers["dossier_key"].to_numpy())
        self._collected.partitions.append(partitions)
        self._collected.origins.append(np.array(numbers, dtype=np.int32)[origin.indices.to_numpy()])
        return partitions

    def find(self, ids: Ints) -> Ints:
        """The position of each dossier, -1 for one that is not here."""
        sorted_ids = self._sorted[0]
        if not len(sorted_ids):
            return np.full(len(ids), -1, dtype=np.int64)
        found = np.minimum(np.searchsorted(sorted_ids, ids), len(sorted_ids) - 1)
        return np.where(sorted_ids[found] == ids, found, -1)

    @property
    def keys(self) -> Ints:
        """The dossiers' keys in the extract, by position."""
        return self._sorted[1]

    @property
    def partition_of(self) -> npt.NDArray[np.int32]:
        """The number of the partition, by position."""
        return self._sorted[2]

    @property
    def origin_of(self) -> npt.NDArray[np.int32]:
        """The number of the source, by position."""
        return self._sorted[3]

    @cached_property
    def _sorted(self) -> tuple[Ints, Ints, npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        taken, self._collected = self._collected, _Collected()
        ids = _joined(taken.ids, np.int64)
        order = np.argsort(ids, kind="stable")
        return (
            ids[order],
            _joined(taken.keys, np.int64)[order],
            _joined(taken.partitions, np.int32)[order],
            _joined(taken.origins, np.int32)[order],
        )

    def _number_partitions(self, dossiers: pa.Table) -> npt.NDArray[np.int32]:
        months = dossiers["filed_on"].to_numpy().astype("datetime64[M]")
        province = dossiers["province"].combine_chunks()
        names = province.dictionary.to_pylist()
        both = months.astype(np.int64) * len(names) + province.indices.to_numpy()
        different, of_row = np.unique(both, return_inverse=True)
        found = [(names[one % len(names)], str(np.datetime64(one // len(names), "M"))) for one in different.tolist()]
        numbers = [_number(partition, self._partition_numbers, self.partitions) for partition in found]
        return np.array(numbers, dtype=np.int32)[of_row]


class EventsTold:
    """What the events tell of each dossier, by position: first and last one, and requests for more papers."""

    def __init__(self, size: int) -> None:
        self._times = np.zeros(size, dtype=np.int32)
        self._asked = np.full(size, NEVER, dtype=np.int64)
        self._first = np.full(size, NEVER, dtype=np.int64)
        self._last = np.full(size, -NEVER, dtype=np.int64)

    def add(self, positions: Ints, moments: Ints, asked: npt.NDArray[np.bool_]) -> None:
        """Take in events; `asked` marks those that ask for a supplement."""
        np.minimum.at(self._first, positions, moments)
        np.maximum.at(self._last, positions, moments)
        np.add.at(self._times, positions[asked], 1)
        np.minimum.at(self._asked, positions[asked], moments[asked])

    def columns(self, positions: Ints, tells: npt.NDArray[np.bool_]) -> dict[str, pa.Array]:
        """The columns of the extract; `tells` says, by position, whether the source's log tells of supplements."""
        first, asked = self._first[positions], self._asked[positions]
        logged = first != NEVER
        known = logged & tells[positions]
        return {
            "supplements": pa.array(self._times[positions], mask=~known),
            "first_supplement_at": _moments(asked, known & (asked != NEVER)),
            "first_event_at": _moments(first, logged),
            "last_event_at": _moments(self._last[positions], logged),
        }


def _moments(microseconds: Ints, there: npt.NDArray[np.bool_]) -> pa.Array:
    return pa.array(microseconds, mask=~there).cast(pa.timestamp("us", tz="UTC"))


def _number(name: Any, numbers: dict[Any, int], names: list[Any]) -> int:
    if name not in numbers:
        numbers[name] = len(names)
        names.append(name)
    return int(numbers[name])


def _joined(parts: list[Any], kind: type) -> Any:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
