"""A roll-out in waves: what beginning where it is easy brings, and who waits longer for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused

EASY, NEED, LOT = "easy", "need", "lot"
WAITS = "Chờ tính từ đợt đầu đến đợt của xã mình, bình quân theo số người; xã chưa kịp làm tính đến hết kỳ."
LEAST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Places:
    """Communes and what they bring.

    gain    n x 2: least and largest number of dossiers a month that come online once the commune has begun
    ready   how ready it is, the largest first where it goes easy first
    need    how much it needs it, the largest first where it goes by need; None: not asked
    people  people of each group, by the group's name (n each)
    """

    names: Sequence[str]
    gain: Numbers
    ready: Numbers
    need: Numbers | None
    people: Mapping[str, Numbers]


def roll_out(places: Places, *, sizes: Sequence[int], months: float, horizon: float) -> Answer:
    """Orders of beginning compared: easy first, by need, and by lot, which is the expectation over all orders.

    sizes    communes in each wave
    months   between the beginnings of two waves
    horizon  months from the first wave to where is counted
    Communes that are equally ready (or in need) share their places, as by lot among them; nothing is drawn.
    Rows: one for each order and group, `{"order", "group", "people", "waiting", "against_lot", "served", "low",
    "high"}`: months waited on average, the same against the lot, the share reached by the horizon, and in every row
    the order's dossiers within the horizon. `more["served"]`: the share of each group reached after each wave.

    Raises  MethodRefused
    """
    _check(places, sizes, months, horizon)
    starts = np.repeat(np.arange(len(sizes)) * float(months), sizes)
    keys = {EASY: places.ready, NEED: places.need, LOT: np.zeros(len(places.names))}
    spots = {name: _spots(key) for name, key in keys.items() if key is not None}
    rows, after = [], []
    lot = {group: _waiting(spots[LOT], starts, people, horizon) for group, people in places.people.items()}
    for order, spot in spots.items():
        served = spot @ np.clip(horizon - starts, 0, None)
        total = served @ places.gain
        for group, people in places.people.items():
            waiting = _waiting(spot, starts, people, horizon)
            rows.append(
                {
                    "order": order,
                    "group": group,
                    "people": float(people.sum()),
                    "waiting": waiting,
                    "against_lot": waiting - lot[group],
                    "served": _served(spot, starts, people, horizon),
                    "low": float(total[0]),
                    "high": float(total[1]),
                }
            )
            after += [
                {"order": order, "group": group, "month": float(when), "served": _served(spot, starts, people, when)}
                for when in np.arange(len(sizes)) * float(months)
            ]
    more: dict[str, Any] = {"served": after, "price": _price(rows), "sizes": list(sizes), "months": months}
    return Answer(
        f"{len(sizes)} waves every {months:g} months, counted over {horizon:g} months; equal ones share their places; "
        "lot: expectation over all orders",
        n=len(places.names),
        rows=rows,
        flags=_flags(places, starts, horizon),
        more=more,
    )


def _spots(key: Numbers) -> Numbers:
    """For each commune (row) the chance of each place in the order (column); the largest key first."""
    order = np.argsort(-key, kind="stable")
    found = np.zeros((len(key), len(key)))
    for value in np.unique(key):
        places = np.flatnonzero(key[order] == value)
        found[np.ix_(key == value, places)] = 1 / len(places)
    return found


def _waiting(spot: Numbers, starts: Numbers, people: Numbers, horizon: float) -> float:
    return float(people @ spot @ np.minimum(starts, horizon) / people.sum())


def _served(spot: Numbers, starts: Numbers, people: Numbers, when: float) -> float:
    begun: npt.NDArray[np.float64] = (starts <= when + 1e-9).astype(float)
    return float(people @ spot @ begun / people.sum())


def _price(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """What easy first brings against the lot, and whom it lets wait the most for it."""
    easy = [row for row in rows if row["order"] == EASY]
    lot = next(row for row in rows if row["order"] == LOT)
    last = max(easy, key=lambda row: float(row["against_lot"]))
    return {
        "low": easy[0]["low"] - lot["low"],
        "high": easy[0]["high"] - lot["high"],
        "group": last["group"],
        "waits_longer": last["against_lot"],
        "person_months": last["against_lot"] * last["people"],
    }


def _flags(places: Places, starts: Numbers, horizon: float) -> list[str]:
    flags = [WAITS]
    if places.need is None:
        flags.append("Chưa so với thứ tự “nơi cần trước”: chưa có cột nói nơi nào cần nhất.")
    late = int((starts >= horizon).sum())
    if late:
        flags.append(f"{late} xã chưa bắt đầu khi hết kỳ tính: kéo dài kỳ, hoặc chia ít đợt hơn.")
    return flags


def _check(places: Places, sizes: Sequence[int], months: float, horizon: float) -> None:
    many = len(places.names)
    if len(sizes) < 2 or min(sizes, default=0) < 1 or sum(sizes) != many:
        raise MethodRefused(
            f"Các đợt phải có từ hai đợt trở lên và cộng lại đúng {many} xã.", remedy="Ví dụ --waves 10,10,13."
        )
    if months <= 0 or horizon <= 0:
        raise MethodRefused("Khoảng cách đợt và kỳ tính phải lớn hơn 0.", remedy="Ví dụ --months 3 --horizon 12.")
    if not places.people:
        raise MethodRefused(
            "Chưa nói nhóm người nào: không thấy được ai phải chờ.", remedy="Ghi --people cột số người của từng nhóm."
        )
    for low, high in places.gain:
        if not 0 <= low <= high:
            raise MethodRefused("Số hồ sơ thêm phải từ 0, số thấp không vượt số cao.", remedy="Xem lại --gain.")
    for group, people in places.people.items():
        if people.min() < 0 or people.sum() < LEAST_PEOPLE:
            raise MethodRefused(
                f"Nhóm “{group}” có số người nhỏ hơn 0, hoặc cả thảy ít hơn {LEAST_PEOPLE} người.",
                remedy="Nhóm quá nhỏ thì không tính riêng.",
            )
