"""Shaping what happened to dossiers, in our book and in other systems' logs, into rows of the extract."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from motcua.analytics.extract.activities import OWN, SUPPLEMENT, SourceLog, SourceLogs
from motcua.analytics.extract.places import EventsTold, Ints, Places
from motcua.analytics.extract.schemas import TEXT, BlockReader
from motcua.dossiers.api import ACTIVITY_EXTRACT, EVENT_EXTRACT, copy_activities, copy_events

Say = Callable[[SourceLog, str], str]
TakeEvents = Callable[[pa.Table, npt.NDArray[np.int32]], None]
_TIME = pa.timestamp("us", tz="UTC")
_TYPES = (pa.int64(), TEXT, TEXT, _TIME, _TIME)
RAW_EVENTS = dict(zip(EVENT_EXTRACT, _TYPES, strict=True))
RAW_ACTIVITIES = dict(zip(ACTIVITY_EXTRACT, _TYPES, strict=True))
"""What comes out of the ledger: dossier, what, who, when, when recorded."""


class EventShaper:
    """Shapes block after block; `told` is what the events tell of their dossiers, gathered on the way."""

    def __init__(self, places: Places, logs: SourceLogs) -> None:
        self._places = places
        self._logs = [logs.of(origin) for origin in places.origins]
        self._own = logs.of(OWN)
        self.told = EventsTold(len(places.keys))

    @property
    def tells(self) -> npt.NDArray[np.bool_]:
        """By position of the dossier: whether its source's log tells of supplements."""
        by_origin = np.array([log.tells_supplements for log in self._logs], dtype=bool)
        return by_origin[self._places.origin_of]

    def shape(self, raw: pa.Table, *, own: bool) -> tuple[pa.Table, npt.NDArray[np.int32]]:
        """The rows of the extract and the number of each one's partition. `own`: they are of our own book."""
        dossier, activity, actor, at, recorded_at = raw.unify_dictionaries().columns
        positions = self._places.find(dossier.to_numpy())
        here = positions >= 0  # what came in after the dossiers were read belongs to the next taking
        positions = positions[here]
        activity, actor = (
            column.combine_chunks().filter(pa.array(here)) if not here.all() else column.combine_chunks()
            for column in (activity, actor)
        )
        at, recorded_at = (column.filter(pa.array(here)) for column in (at, recorded_at))
        kinds = self._mapped(activity, positions, own, lambda log, text: log.kind_of(text))
        asked = kinds.indices.to_numpy() == kinds.dictionary.index(SUPPLEMENT).as_py()
        self.told.add(positions, at.cast(pa.int64()).to_numpy(), asked)
        columns = {
            "dossier_key": pa.array(self._places.keys[positions]),
            "activity_as_given": activity,
            "activity": kinds,
            "at": at,
            "actor_kind": self._mapped(actor, positions, own, lambda log, text: log.actor_of(text)),
            "recorded_at": recorded_at,
        }
        return pa.table(columns), self._places.partition_of[positions]

    def _mapped(self, texts: pa.DictionaryArray, positions: Ints, own: bool, say: Say) -> pa.DictionaryArray:
        """Each text in our terms, by the source of its dossier."""
        words = texts.dictionary.to_pylist()
        logs = [self._own] if own else self._logs
        said = [[say(log, word) for word in words] for log in logs]
        different = sorted({text for line in said for text in line})
        numbers = np.array([[different.index(text) for text in line] for line in said], dtype=np.int32)
        of_log = np.zeros(len(positions), dtype=np.int32) if own else self._places.origin_of[positions]
        of_row = numbers[of_log, texts.indices.to_numpy()] if words else np.empty(0, dtype=np.int32)
        return pa.DictionaryArray.from_arrays(pa.array(of_row), pa.array(different, pa.string()))


def read_events(shaper: EventShaper, take: TakeEvents, ids: Sequence[int] | None = None) -> None:
    """Read the events of all dossiers, or of these, and hand them on block by block."""

    def own(raw: pa.Table) -> None:
        take(*shaper.shape(raw, own=True))

    def foreign(raw: pa.Table) -> None:
        take(*shaper.shape(raw, own=False))

    for types, copy, shape in ((RAW_EVENTS, copy_events, own), (RAW_ACTIVITIES, copy_activities, foreign)):
        reader = BlockReader(types, shape)
        copy(reader.write, ids)
        reader.flush()
