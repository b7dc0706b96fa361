"""Generated dossiers as rows of the extract."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from motcua.analytics.scale.courses import STATES, Courses
from motcua.analytics.scale.drawing import Codes, Draws, Truths, as_keys, known, mixed, texts, when
from motcua.analytics.scale.model import DAY, LedgerModel
from motcua.dossiers.api import LegalChannel

LOCAL_SECONDS = 7 * 3600
Seconds = npt.NDArray[np.int64]
Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some dossiers of one partition.

    numbers  of each dossier in the whole ledger, from 0
    units    of each the number of its unit in the printed table
    online   which came online
    """

    province: tuple[str, str]
    numbers: npt.NDArray[np.int64]
    units: Codes
    courses: Courses
    submitted: Seconds
    online: Truths
    seed: int

    @property
    def keys(self) -> npt.NDArray[np.int64]:
        """Keys that look like pseudonyms, no two alike in a ledger."""
        return mixed(self.numbers, self.seed).view(np.int64)


class DossierColumns:
    """Makes the columns of batches of one ledger; what is the same for every batch is put together once."""

    def __init__(self, model: LedgerModel, *, seed: int, persons: int) -> None:
        self._model, self._seed, self._persons = model, seed, max(1, persons)
        self._tier_of = np.array([unit.tier for unit in model.units], np.int32)
        of_tier = [[each for each in model.procedures if each.tier == number] for number in range(len(model.tiers))]
        widest = max(map(len, of_tier))
        self._weights = [[each.weight for each in some] + [0.0] * (widest - len(some)) for some in of_tier]
        self._first = np.cumsum([0, *map(len, of_tier)])[:-1].astype(np.int32)
        self._communes = [n for n, unit in enumerate(model.units) if model.tiers[unit.tier] == "commune"]

    def draw(
        self, draws: Draws, province: tuple[str, str], numbers: Seconds, units: Codes, courses: Courses
    ) -> tuple[Batch, pa.Table]:
        """The rows, and of them what their events need."""
        model, tier = self._model, self._tier_of[units]
        procedure = self._first[tier] + draws.pick_by(tier, self._weights)
        channel = self._channels(draws, tier, procedure)
        online = channel == self._channel_names.index(LegalChannel.ONLINE)
        before = draws.lengths(model.settings["hours_before_receipt"] * 3600)
        submitted = courses.received - np.where(online, before, 600 * draws.evenly()).astype(np.int64)
        batch = Batch(province, numbers, units, courses, submitted, online, self._seed)
        columns = {
            **self._units(draws, batch, tier),
            **self._procedures(draws, procedure, online),
            **self._doors(draws, channel, online),
            **self._course(courses, submitted),
            **self._papers(draws, online, courses),
            **self._persons_of(draws, batch, procedure),
        }
        return batch, pa.table(columns)

    @property
    def _channel_names(self) -> list[str]:
        return [*self._model.tier_settings(0)["channels"]]

    def _channels(self, draws: Draws, tier: Codes, procedure: Codes) -> Codes:
        """Paper for procedures that cannot come online, else by the tier."""
        names, paper = self._channel_names, self._model.parts("paper_channels")
        by_tier = [self._model.tier_settings(number)["channels"] for number in range(len(self._model.tiers))]
        weights = [[each.get(name, 0.0) for name in names] for each in (paper, *by_tier)]
        eligible = np.array([each.level != "none" for each in self._model.procedures])[procedure]
        return draws.pick_by(np.where(eligible, 1 + tier, 0), weights)

    def _units(self, draws: Draws, batch: Batch, tier: Codes) -> Columns:
        model, (province, name) = self._model, batch.province
        codes = [model.unit_code(province, unit) for unit in model.units]
        received = [unit.received if n in self._communes else 0 for n, unit in enumerate(model.units)]
        elsewhere = draws.pick({str(n): float(each) for n, each in enumerate(received)})
        here = draws.chance(model.settings["own_commune"]) & np.isin(batch.units, self._communes)
        return {
            "dossier_key": pa.array(batch.keys),
            "origin_system": _always(model.settings["origin_system"], draws.rows),
            "unit_code": texts(codes, batch.units),
            "unit_name": texts([model.unit_name(name, unit) for unit in model.units], batch.units),
            "handling_unit_code": texts(codes, batch.units),
            "practice": pa.array(np.zeros(draws.rows, bool)),
            "tier": texts(model.tiers, tier),
            "residence_commune": texts(codes, np.where(here, batch.units, elsewhere)),
            "simulated": pa.array(np.ones(draws.rows, bool)),
        }

    def _procedures(self, draws: Draws, procedure: Codes, online: Truths) -> Columns:
        listed = self._model.procedures
        fee = np.array([each.fee for each in listed], np.int64)[procedure]
        eligible = np.array([each.level != "none" for each in listed])[procedure]
        told = ~draws.chance(self._model.settings["eligibility_unknown"])
        paid = draws.chance(self._model.settings["paid_online"]) & online
        return {
            "procedure_code": texts([each.code for each in listed], procedure),
            "procedure_name": texts([each.name for each in listed], procedure),
            "field": texts([each.field for each in listed], procedure),
            "service_level": texts([each.level for each in listed], procedure),
            "applicant_type": texts([each.applicant for each in listed], procedure),
            "eligible_online": known(eligible, told, pa.bool_()),
            "fee_dong": pa.array(fee),
            "paid_online": known(paid, fee > 0, pa.bool_()),
        }

    def _doors(self, draws: Draws, channel: Codes, online: Truths) -> Columns:
        parts = self._model.parts
        at_home, by_whom = draws.pick(parts("online_places")), draws.pick(parts("online_actors"))
        over_counter, helper = draws.pick(parts("counter_actors")), draws.pick(parts("helpers"))
        places, actors = [*parts("online_places")], [*parts("online_actors"), *parts("counter_actors")]
        elsewhere = {"counter": "counter", "post": "post_office"}
        away = np.array([len(places) + number for number in range(len(self._channel_names))])[channel]
        assisted = online & (by_whom == [*parts("online_actors")].index("owner_assisted"))
        helpers = ["", *parts("helpers")]
        return {
            "legal_channel": texts(self._channel_names, channel),
            "channel_as_given": _always("", draws.rows),
            "place": texts(
                [*places, *(elsewhere.get(name, "unknown") for name in self._channel_names)],
                np.where(online, at_home, away),
            ),
            "actor": texts(actors, np.where(online, by_whom, len(parts("online_actors")) + over_counter)),
            "helper_kind": texts(helpers, np.where(assisted, 1 + helper, 0)),
            "paper_parallel": known(draws.chance(self._model.settings["paper_parallel"]), online, pa.bool_()),
        }

    def _course(self, courses: Courses, submitted: Seconds) -> Columns:
        ended, state = courses.ended, courses.state
        limits = [*self._model.settings["limits"], ""]
        days = ((courses.received + LOCAL_SECONDS) // DAY).astype(np.int32)
        return {
            "stage": texts([each.stage.value for each in STATES], state),
            "clock": texts([each.clock for each in STATES], state),
            "awaiting": texts([each.awaiting.value for each in STATES], state),
            "delivery": texts([each.delivery for each in STATES], state),
            "outcome": texts([each.outcome for each in STATES], state),
            "status": pa.array(np.array([each.status for each in STATES], np.int32)[state]),
            "timeliness": self._timeliness(courses),
            "time_limit": texts(limits, courses.limit),
            "submitted_at": when(submitted),
            "received_at": when(courses.received),
            "due_at": when(courses.due),
            "finished_at": when(courses.finished, ended),
            "returned_at": when(courses.returned, np.array([each.delivery == "returned" for each in STATES])[state]),
            "recorded_at": when(courses.received),
            "received_on": pa.array(days).view(pa.date32()),
        }

    def _timeliness(self, courses: Courses) -> pa.DictionaryArray:
        taken_at = int(self._model.taken_at.timestamp())
        same_day = (courses.finished + LOCAL_SECONDS) // DAY == (courses.due + LOCAL_SECONDS) // DAY
        ended = np.where(courses.finished > courses.due, 2, same_day.astype(np.int32))
        still = np.where(courses.due < taken_at, 4, 3)
        words = ("early", "on_time", "late", "open_in_time", "open_overdue")
        return texts(words, np.where(courses.ended, ended, still))

    def _papers(self, draws: Draws, online: Truths, courses: Courses) -> Columns:
        settings, parts = self._model.settings, self._model.parts
        copies = np.array([int(each) for each in parts("certified_copies")], np.int32)
        ratings = np.array([int(each) for each in parts("ratings")], np.int32)
        supplements = np.array([int(each) for each in parts("supplements")], np.int32)[courses.supplements]
        return {
            "supplements": pa.array(supplements),
            "first_supplement_at": when(courses.asked, supplements > 0),
            "result_channel": texts([*parts("result_channels")], draws.pick(parts("result_channels"))),
            "digitised": pa.array(online | draws.chance(settings["digitised"])),
            "reused": pa.array(draws.chance(settings["reused"])),
            "certified_copies": pa.array(copies[draws.pick(parts("certified_copies"))]),
            "rating": known(
                ratings[draws.pick(parts("ratings"))], draws.chance(settings["rated"]) & courses.ended, pa.int32()
            ),
        }

    def _persons_of(self, draws: Draws, batch: Batch, procedure: Codes) -> Columns:
        person = draws.below(self._persons) + int(batch.province[0]) * (1 << 40)
        return {"person_key": as_keys(person, self._seed, draws.chance(self._model.settings["known_persons"]))}


def _always(word: str, rows: int) -> pa.DictionaryArray:
    return texts([word], np.zeros(rows, np.int32))
