"""What happened to generated dossiers, as rows of the extract's events."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from motcua.analytics.scale.courses import STATES
from motcua.analytics.scale.dossier_columns import Batch
from motcua.analytics.scale.drawing import Draws, Truths, texts, when
from motcua.analytics.scale.model import LedgerModel

Seconds = npt.NDArray[np.int64]
Step = tuple[str, Truths, Seconds]
_NEVER = np.iinfo(np.int64).max


def event_rows(model: LedgerModel, draws: Draws, batch: Batch) -> tuple[pa.Table, dict[str, pa.Array]]:
    """Every step of every dossier of the batch, in order of time; and of each dossier the first and the last moment."""
    activities = model.settings["activities"]
    names, keys = [*activities], batch.keys
    steps = list(_steps(model, draws, batch))
    at = np.concatenate([moments[there] for _, there, moments in steps])
    key = np.concatenate([keys[there] for _, there, _ in steps])
    step = np.repeat([names.index(name) for name, _, _ in steps], [int(there.sum()) for _, there, _ in steps])
    ends = _ends(steps, draws.rows)
    order = np.argsort(at, kind="stable")
    at, key, step = at[order], key[order], step[order]
    listed = [activities[name] for name in names]
    rows = pa.table(
        {
            "dossier_key": pa.array(key),
            "activity_as_given": texts([each["given"] for each in listed], step),
            "activity": texts([each["kind"] for each in listed], step),
            "at": when(at),
            "actor_kind": texts([each["actor"] for each in listed], step),
            "recorded_at": when(at),
        }
    )
    return rows, ends


def _ends(steps: list[Step], rows: int) -> dict[str, pa.Array]:
    """Every dossier is accepted at some moment, so that each has both."""
    first, last = np.full(rows, _NEVER), np.full(rows, -_NEVER)
    for _, there, moments in steps:
        np.minimum(first, moments, out=first, where=there)
        np.maximum(last, moments, out=last, where=there)
    return {"first_event_at": when(first), "last_event_at": when(last)}


def _steps(model: LedgerModel, draws: Draws, batch: Batch) -> Iterator[Step]:
    """Each kind of step: which dossiers had it, and when."""
    courses = batch.courses
    in_form = draws.lengths(model.settings["minutes_in_form"] * 60).astype(np.int64)
    yield "opened", batch.online & draws.chance(model.settings["form_opened"]), batch.submitted - in_form - 1
    yield "submitted", batch.online, batch.submitted
    yield "accepted", np.ones(draws.rows, bool), courses.received
    asked = np.array([int(each) for each in model.parts("supplements")])[courses.supplements]
    yield "supplement", asked > 0, courses.asked
    yield "supplement", asked > 1, courses.asked + (np.minimum(courses.finished, _now(model)) - courses.asked) // 2
    for outcome in model.parts("outcomes"):
        ended_so = np.array([state.outcome == outcome for state in STATES])[courses.state]
        yield outcome, ended_so, courses.finished
    returned = np.array([state.delivery == "returned" for state in STATES])[courses.state]
    yield "returned", returned, courses.returned


def _now(model: LedgerModel) -> int:
    return int(model.taken_at.timestamp())
