"""Shaping dossiers as the ledger hands them over into rows of the extract."""

from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from motcua.analytics.extract.pseudonyms import PersonKeys, dossier_keys
from motcua.analytics.extract.schemas import TEXT
from motcua.analytics.extract.unit_book import UnitBook
from motcua.dossiers.api import DOSSIER_EXTRACT, Awaiting, Stage, national_status

_TIME = pa.timestamp("us", tz="UTC")
_KINDS = {
    **{name: _TIME for name in DOSSIER_EXTRACT if name.endswith("_at")},
    **dict.fromkeys(
        ("eligible_online", "paper_parallel", "paid_online", "simulated", "digitised", "reused"), pa.bool_()
    ),
    **dict.fromkeys(("id", "unit_id", "receiving_unit_id", "fee_dong"), pa.int64()),
    **dict.fromkeys(("certified_copies", "rating"), pa.int32()),
    "filed_on": pa.date32(),
    "person": pa.string(),
}
RAW_TYPES = {name: _KINDS.get(name, TEXT) for name in DOSSIER_EXTRACT}
"""What comes out of the ledger, by column."""

_OUTCOMES = {
    Stage.APPROVED: "approved",
    Stage.RETURNED: "approved",
    Stage.REFUSED: "refused",
    Stage.STOPPED: "stopped",
    Stage.WITHDRAWN: "withdrawn",
    Stage.NOT_ACCEPTED: "not_accepted",
}
UNDECIDED = [stage.value for stage in Stage if stage not in _OUTCOMES]
IN_TIME, OVERDUE = "open_in_time", "open_overdue"


class DossierShaper:
    """Shapes block after block of one taking."""

    def __init__(self, units: UnitBook, taken_at: datetime) -> None:
        self._units, self._taken_at = units, taken_at
        self._persons = PersonKeys()

    def shape(self, raw: pa.Table) -> pa.Table:
        """The rows of the extract, with `id` and `filed_on` beside them, still without what the events tell."""
        raw = raw.unify_dictionaries()
        unit = self._units.columns(pc.coalesce(raw["receiving_unit_id"], raw["unit_id"]))
        handling = self._units.columns(raw["unit_id"])
        received = pc.is_valid(raw["received_at"])
        columns = {name: raw[name] for name in raw.column_names if name not in ("person", "punctual")}
        columns |= {
            "dossier_key": pa.array(dossier_keys(raw["id"].to_numpy())),
            "person_key": pa.array(self._persons.of(raw["person"].to_pylist()), pa.string()),
            "unit_code": unit["code"],
            "unit_name": unit["name"],
            "handling_unit_code": handling["code"],
            "practice": unit["practice"],
            "province": unit["province"],
            "received_on": pc.if_else(received, raw["filed_on"], pa.scalar(None, pa.date32())),
            "status": _statuses(raw["stage"], raw["awaiting"]),
            "outcome": _renamed(raw["stage"], {stage.value: outcome for stage, outcome in _OUTCOMES.items()}),
            "timeliness": raw["punctual"],
        }
        return with_timeliness(pa.table(columns), self._taken_at)


def with_timeliness(table: pa.Table, taken_at: datetime) -> pa.Table:
    """What is still open is in time or overdue as of the taking; the rest stays as it is."""
    waiting = pc.and_(
        pc.is_in(_plain(table["stage"]), pa.array(UNDECIDED)),
        pc.is_in(_plain(table["timeliness"]), pa.array(["", IN_TIME, OVERDUE])),
    )
    overdue = pc.less(table["due_at"], pa.scalar(taken_at, _TIME))
    state = pc.if_else(overdue, OVERDUE, IN_TIME)
    timeliness = pc.if_else(pc.and_kleene(waiting, pc.is_valid(table["due_at"])), state, _plain(table["timeliness"]))
    return table.set_column(table.column_names.index("timeliness"), "timeliness", timeliness.dictionary_encode())


def next_due(table: pa.Table) -> str:
    """The first moment at which a dossier that is in time becomes overdue (ISO 8601), else empty."""
    waiting = table["due_at"].filter(pc.equal(_plain(table["timeliness"]), IN_TIME))
    first = pc.min(waiting).as_py()
    return first.isoformat() if first is not None else ""


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column


def _renamed(column: pa.ChunkedArray, names: dict[str, str]) -> pa.Array:
    """Texts in other words, the empty text for those that have none."""
    whole = column.combine_chunks()
    renamed = [names.get(text, "") for text in whole.dictionary.to_pylist()]
    different = sorted(set(renamed))
    numbers = np.array([different.index(text) for text in renamed], dtype=np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(numbers[whole.indices.to_numpy()]), pa.array(different, pa.string()))


def _statuses(stages: pa.ChunkedArray, awaiting: pa.ChunkedArray) -> pa.Array:
    stage, wait = stages.combine_chunks(), awaiting.combine_chunks()
    table = np.array(
        [[national_status(Stage(one), Awaiting(other)) for other in wait.dictionary.to_pylist()]
         for one in stage.dictionary.to_pylist()],
        dtype=np.int32,
    )  # fmt: skip
    return pa.array(table[stage.indices.to_numpy(), wait.indices.to_numpy()])
