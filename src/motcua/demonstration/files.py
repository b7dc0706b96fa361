"""Writing the simulated province as a canonical dossier file and event file, as another system would hand them over."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.demonstration.draw import CHANNELS, ONLINE, Drawn
from motcua.demonstration.plan import Plan

Texts = list[str]
DOSSIER_HEAD = (
    "dossier_code,procedure_code,procedure_name,field,unit_code,tier,legal_channel,place,actor,helper_kind,service_level,"
    "eligible_online,submitted_at,received_at,due_at,finished_at,returned_at,status,result_channel,paper_parallel,"
    "residence_commune,applicant_type,fee_dong,paid_online,simulated,origin_system"
)
EVENT_HEAD = "dossier_code,activity,at,actor,resource"
_BLOCK = 50_000


@dataclass(frozen=True, slots=True)
class Ordered:
    """One tier's dossiers with their codes; `received` sorts the whole province."""

    drawn: Drawn
    codes: Texts


def write_dossiers(path: Path, plan: Plan, tiers: Sequence[Ordered]) -> int:
    """Write all dossiers in order of receipt; returns their number."""
    lines = [line for tier in tiers for line in _dossier_lines(plan, tier)]
    moments = np.concatenate([tier.drawn.received for tier in tiers])
    return _write(path, DOSSIER_HEAD, lines, np.argsort(moments, kind="stable"))


def write_events(path: Path, tiers: Sequence[Ordered]) -> int:
    """Write the log of all tiers in order of time; returns the number of events."""
    lines: Texts = []
    moments: list[npt.NDArray[np.datetime64]] = []
    for tier in tiers:
        for activity, actor, resource, at, happened in _activities(tier.drawn):
            rows = np.flatnonzero(happened)
            tail = f",{actor},{resource}"
            stamps = _stamps(at[rows])
            lines += [
                f"{tier.codes[row]},{activity},{stamp}{tail}" for row, stamp in zip(rows.tolist(), stamps, strict=True)
            ]
            moments.append(at[rows])
    return _write(path, EVENT_HEAD, lines, np.argsort(np.concatenate(moments), kind="stable"))


def _write(path: Path, head: str, lines: Texts, order: npt.NDArray[Any]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head + "\n")
        indexes = order.tolist()
        for begin in range(0, len(indexes), _BLOCK):
            file.write("\n".join([lines[index] for index in indexes[begin : begin + _BLOCK]]) + "\n")
    return len(lines)


def with_codes(drawn: Drawn, letter: str) -> Ordered:
    """Number the dossiers of each unit and day in order of receipt: `MP-<tier letter><unit>-<yyMMdd>-<serial>`."""
    days = drawn.received.astype("datetime64[D]").astype(np.int64)
    order = np.lexsort((drawn.received, days, drawn.unit))
    group = drawn.unit[order] * 100_000 + days[order]
    begins = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    serial = np.empty(len(order), dtype=np.int64)
    serial[order] = np.arange(len(order)) - np.repeat(begins, np.diff(np.r_[begins, len(order)])) + 1
    stamp = {day: str(np.datetime64(int(day), "D")).replace("-", "")[2:] for day in np.unique(days)}
    rows = zip(drawn.unit.tolist(), days.tolist(), serial.tolist(), strict=True)
    return Ordered(drawn, [f"MP-{letter}{unit + 1:03d}-{stamp[day]}-{number:04d}" for unit, day, number in rows])


def _dossier_lines(plan: Plan, ordered: Ordered) -> Texts:
    drawn, tier = ordered.drawn, ordered.drawn.tier
    heads = [f"{p.code},{_quoted(p.name)},{_quoted(p.field)}" for p in tier.procedures]
    levels = [f"{p.level},{'true' if p.level in '34' else 'false'}" for p in tier.procedures]
    fees = [f"{p.applicant},{p.fee_dong or ''}" for p in tier.procedures]
    procedure, online = drawn.procedure.tolist(), drawn.channel == ONLINE
    parallel = np.where(online, np.where(drawn.paper_parallel, "true", "false"), "").tolist()
    paid = np.where(online & np.array([p.fee_dong > 0 for p in tier.procedures])[drawn.procedure],
                    np.where(drawn.paid_online, "true", "false"), "").tolist()  # fmt: skip
    columns = (
        ordered.codes,
        [heads[index] for index in procedure],
        [f"{tier.units[index]},{tier.tier}" for index in drawn.unit.tolist()],
        [CHANNELS[index] for index in drawn.channel.tolist()],
        drawn.place,
        drawn.actor,
        drawn.helper,
        [levels[index] for index in procedure],
        *(_stamps(moments) for moments in (drawn.submitted, drawn.received, drawn.due, drawn.finished, drawn.returned)),
        list(map(str, drawn.status.tolist())),
        [CHANNELS[index] for index in drawn.result_channel.tolist()],
        parallel,
        drawn.residence,
        [fees[index] for index in procedure],
        [f"{value},true,{plan.origin_system}" for value in paid],
    )
    return list(map(",".join, zip(*columns, strict=True)))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _stamps(moments: npt.NDArray[np.datetime64]) -> Texts:
    """ISO 8601 with the zone; nothing for a moment that never came."""
    texts = np.datetime_as_string(moments, unit="s").tolist()
    return ["" if text == "NaT" else f"{text}+07:00" for text in texts]


def _activities(drawn: Drawn) -> list[tuple[str, str, str, npt.NDArray[np.datetime64], npt.NDArray[np.bool_]]]:
    """Each kind of activity: its name, who, where in the office (never a person), when, and for which dossiers."""
    everything = np.ones(len(drawn.received), dtype=bool)
    status = drawn.status
    half_way = (drawn.received + (drawn.due - drawn.received) // 2).astype("datetime64[s]")
    return [
        ("Nộp trực tuyến", "người dân", "Cổng dịch vụ công", drawn.submitted, drawn.channel == ONLINE),
        ("Tiếp nhận", "cán bộ", "Bộ phận một cửa", drawn.received, everything),
        ("Yêu cầu bổ sung", "cán bộ", "Bộ phận chuyên môn", half_way, status == 5),
        ("Rút hồ sơ", "người dân", "Bộ phận một cửa", drawn.finished, status == 7),
        ("Dừng giải quyết", "cán bộ", "Bộ phận chuyên môn", drawn.finished, status == 8),
        ("Có kết quả", "cán bộ", "Lãnh đạo", drawn.finished, (status == 9) | (status == 10)),
        ("Trả kết quả", "cán bộ", "Bộ phận một cửa", drawn.returned, status == 10),
    ]
