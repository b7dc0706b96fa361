"""How many dossiers would come online if what stops people first were taken away: a range, never a promise."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from motcua.uptake.answer import Answer
from motcua.uptake.methods.intervals import Numbers
from motcua.uptake.refusals import MethodRefused

AT_MOST = "Cận trên giả định rằng người qua được rào cản đầu tiên không gặp rào cản kế tiếp: thực tế chỉ có thể ít hơn."
UNKNOWN = "Chưa biết bao nhiêu người bị chặn bởi {names}: khoảng gồm cả không ai và tất cả những người còn lại."


@dataclass(frozen=True, slots=True)
class Stopped:
    """What stops people first, and how many of them an intervention lets through; shares from 0 to 1.

    barriers  codes, one for each column of what follows
    low, high  alternatives x barriers: the share of people for whom it is the first to stop them
    moves     barriers x 2: the least and the largest share of these whom the intervention brings online
    unknown   barriers of which no share was given: anything from nobody to all who are left
    """

    barriers: Sequence[str]
    low: Numbers
    high: Numbers
    moves: Numbers
    unknown: Sequence[str] = ()


def expected_gain(alternatives: Sequence[str], offline: Numbers, eligible: Numbers, stopped: Stopped) -> Answer:
    """Dossiers that would come online: offline x eligible x sum over barriers of (stopped there first x let through).

    offline   dossiers of each alternative that do not come online (n)
    eligible  n x 2: least and largest share of them that the law lets come online
    The lower end takes every share at its least; the upper end is the largest sum that shares within their ranges and
    together at most one can give (a fractional knapsack: whoever is let through most is filled first). Both are sharp.
    Rows by their lower end, the largest first.

    Source: the identity of a binding constraint (Hausmann, Rodrik, Velasco 2005: what is relaxed must bind).
    Raises  MethodRefused
    """
    _check(alternatives, offline, eligible, stopped)
    least = stopped.low @ stopped.moves[:, 0]
    parts = _filled(stopped)
    most = parts @ stopped.moves[:, 1]
    low, high = offline * eligible[:, 0] * least, offline * eligible[:, 1] * most
    rows = [
        {
            "alternative": alternatives[place],
            "offline": float(offline[place]),
            "low": float(low[place]),
            "high": float(high[place]),
            "barrier": _carries(stopped, parts[place]),
            "barriers": _each(stopped, place, offline[place] * eligible[place], parts[place]),
        }
        for place in sorted(range(len(low)), key=lambda place: (-low[place], -high[place], place))
    ]
    flags = [AT_MOST]
    if stopped.unknown:
        flags.append(UNKNOWN.format(names=", ".join(stopped.unknown)))
    return Answer(
        "offline x eligible x sum of (first stopped by x let through); bounds sharp given the ranges",
        ci=(float(low.sum()), float(high.sum())),
        n=len(alternatives),
        rows=rows,
        flags=flags,
        more={"barriers": list(stopped.barriers), "moves": stopped.moves.tolist()},
    )


def _filled(stopped: Stopped) -> Numbers:
    """The shares (alternatives x barriers) that together bring the most online."""
    filled = stopped.low.astype(float).copy()
    left = 1 - filled.sum(axis=1)
    for place in np.argsort(-stopped.moves[:, 1], kind="stable"):
        more = np.minimum(stopped.high[:, place] - stopped.low[:, place], np.maximum(left, 0))
        filled[:, place] += more
        left -= more
    return filled


def _carries(stopped: Stopped, shares: Numbers) -> str | None:
    """The barrier that carries the most of the upper end; None where nothing is gained."""
    parts = shares * stopped.moves[:, 1]
    return stopped.barriers[int(np.argmax(parts))] if parts.max() > 0 else None


def _each(stopped: Stopped, place: int, able: Numbers, shares: Numbers) -> dict[str, list[float]]:
    low = able[0] * stopped.low[place] * stopped.moves[:, 0]
    high = able[1] * shares * stopped.moves[:, 1]
    return {name: [float(low[at]), float(high[at])] for at, name in enumerate(stopped.barriers)}


def _check(alternatives: Sequence[str], offline: Numbers, eligible: Numbers, stopped: Stopped) -> None:
    for place, name in enumerate(alternatives):
        if offline[place] < 0:
            raise MethodRefused(f"“{name}”: số hồ sơ ngoài trực tuyến nhỏ hơn 0.", remedy="Sửa số trong tệp.")
        ranges = [eligible[place], *zip(stopped.low[place], stopped.high[place], strict=True)]
        if any(not 0 <= low <= high <= 1 for low, high in ranges):
            raise MethodRefused(
                f"“{name}”: tỷ lệ phải từ 0 đến 1, số thấp không vượt số cao.", remedy="Ghi 0,35 thay cho 35 %."
            )
        if stopped.low[place].sum() > 1 + 1e-9:
            raise MethodRefused(
                f"“{name}”: các rào cản đầu tiên cộng lại hơn 100 %.",
                remedy="Mỗi người chỉ có một rào cản chặn đầu tiên: dùng cột “chặn đầu tiên”, không dùng cột “có gặp”.",
            )
    if any(not 0 <= low <= high <= 1 for low, high in stopped.moves):
        raise MethodRefused("Phần được gỡ phải là khoảng từ 0 đến 1.", remedy="Ví dụ --moves B01=0.2:0.5.")
