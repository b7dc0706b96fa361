"""The units that dossiers name, as the extract shows them: code, name, province."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from motcua.orgs.api import UnitRef, read_units

_TERRITORY = "nso:"
Ints = npt.NDArray[np.int64]


class UnitBook:
    """Reads all units when a taking begins: while dossiers stream out, the connection answers nothing else."""

    def __init__(self) -> None:
        self._units: dict[int, UnitRef] = read_units()
        self.named: set[int] = set()
        """Keys of all units asked for so far."""

    def province_of(self, unit_id: int | None) -> str:
        """Statistics code of the unit's province, empty where it has none."""
        if unit_id is None:
            return ""
        unit = self._units.get(unit_id)
        return province_in(unit.path) if unit else ""

    def columns(self, ids: pa.ChunkedArray) -> dict[str, pa.Array]:
        """By column name: code, name, practice and province of the unit of each row; the empty text for none."""
        keys, places = _numbered(ids)
        self.named.update(keys)
        units = [self._units.get(key) for key in keys] + [None]
        return {
            "code": _texts([unit.code if unit else "" for unit in units], places),
            "name": _texts([unit.name if unit else "" for unit in units], places),
            "province": _texts([province_in(unit.path) if unit else "" for unit in units], places),
            "practice": pa.array(np.array([unit is not None and unit.practice for unit in units])[places]),
        }


def province_in(path: str) -> str:
    """The statistics code at the head of a unit's path (`nso:46/H57.24` is of 46)."""
    head = path.partition("/")[0]
    return head.removeprefix(_TERRITORY) if head.startswith(_TERRITORY) else ""


def _numbered(ids: pa.ChunkedArray) -> tuple[list[int], Ints]:
    """The different keys in order, and for each row the place of its key among them; after the last for none."""
    missing = ids.is_null().to_numpy(zero_copy_only=False)
    keys, places = np.unique(ids.fill_null(0).to_numpy(), return_inverse=True)
    places = places.astype(np.int64)
    places[missing] = len(keys)
    return keys.tolist(), places


def _texts(values: list[str], places: Ints) -> pa.Array:
    """A dictionary of different texts with the place of each row's text in it."""
    different = sorted(set(values))
    numbers = {text: number for number, text in enumerate(different)}
    of_unit = np.array([numbers[value] for value in values], dtype=np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(of_unit[places]), pa.array(different, pa.string()))
