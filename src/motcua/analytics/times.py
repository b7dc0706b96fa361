"""From durations with counts to medians: of what has all ended, and of what partly has not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from motcua.analytics.counting import SPANS, key_name
from motcua.analytics.dimensions import ROW_DIMENSIONS
from motcua.analytics.metrics.survival import Course, course, plain_quantile
from motcua.analytics.shapes import Durations
from motcua.analytics.values import FigureRow

DAY_SECONDS = 86400
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """Durations of one cell: `days` (NaN where it ended nobody knows when), `causes` (0: not ended), `counts`."""

    days: Numbers
    causes: npt.NDArray[np.int64]
    counts: Numbers
    flagged: bool = False

    def weighed(self, weight: float, *, flagged: bool) -> "Part":
        """The same with every count times the weight."""
        return replace(self, counts=self.counts * weight, flagged=self.flagged or flagged)


Parts = dict[tuple[str, ...], Part]


def put_together(parts: Iterable[Part]) -> Part:
    """All parts as one."""
    given = list(parts)
    if not given:
        return Part(np.zeros(0), np.zeros(0, np.int64), np.zeros(0))
    return Part(
        np.concatenate([part.days for part in given]),
        np.concatenate([part.causes for part in given]),
        np.concatenate([part.counts for part in given]),
        any(part.flagged for part in given),
    )


def split_into_parts(lines: Any, by: Sequence[str], *, exact: bool) -> Parts:
    """The engine's lines (an Arrow table) by their keys as they are shown."""
    days = _days(lines["taken"].cast("double").to_numpy(zero_copy_only=False), exact=exact)
    counts = lines["n"].to_numpy().astype(np.float64)
    if "cause" in lines.column_names:
        causes = lines["cause"].to_numpy().astype(np.int64)
    else:
        causes = np.ones(len(days), np.int64)
    place = np.zeros(len(days), np.int64)
    named: list[list[str]] = []
    for name in by:
        codes, texts = _coded(lines[key_name(name)], ROW_DIMENSIONS[name].text)
        place = place * max(len(texts), 1) + codes
        named.append(texts)
    if not len(place):
        return {}
    order = np.lexsort((causes, days, place))  # engines answer in any order, and sums must not depend on it
    starts = np.flatnonzero(np.diff(place[order], prepend=-1))
    parts: Parts = {}
    for first, after in zip(starts, [*starts[1:], len(order)], strict=True):
        rows = order[first:after]
        parts[_texts_at(int(place[rows[0]]), named)] = Part(days[rows], causes[rows], counts[rows])
    return parts


def _coded(column: Any, text: Any) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Each key as the number of its text, and the texts."""
    encoded = column.combine_chunks().dictionary_encode(null_encoding="encode")
    shown = [text(value) for value in encoded.dictionary.to_pylist()]
    texts = sorted(set(shown))
    number = {name: index for index, name in enumerate(texts)}
    lookup = np.array([number[name] for name in shown], np.int64)
    return lookup[encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)], texts


def _texts_at(place: int, named: Sequence[Sequence[str]]) -> tuple[str, ...]:
    texts = []
    for each in reversed(named):
        place, number = divmod(place, len(each))
        texts.append(each[number])
    return tuple(reversed(texts))


def _days(taken: Numbers, *, exact: bool) -> Numbers:
    """Days out of seconds, or out of the hour at which a span begins: the middle of the span stands for it."""
    if exact:
        return taken / DAY_SECONDS
    below, widths = zip(*SPANS, strict=True)
    width = np.asarray(widths, float)[np.searchsorted(below, np.nan_to_num(taken), side="right")]
    middle: Numbers = (taken + width / 2) / 24
    return middle


def span_row(dimensions: tuple[str, ...], part: Part) -> FigureRow:
    """Median, mean, nine in ten and longest of times that have all ended."""
    known = ~np.isnan(part.days)
    days, counts = part.days[known], part.counts[known]
    rows = float(counts.sum())
    if not rows:
        return FigureRow(dimensions, 0, 0, None, None, None, more=(("mean", None), ("p90", None), ("longest", None)))
    more = (
        ("mean", float((days * counts).sum() / rows)),
        ("p90", plain_quantile(days, counts, 0.9)),
        ("longest", float(days.max())),
    )
    median = plain_quantile(days, counts, 0.5)
    return FigureRow(dimensions, round(rows), round(rows), median, None, None, more=more, flagged=part.flagged)


def duration_row(dimensions: tuple[str, ...], part: Part, formula: Durations, more: Mapping[str, Any]) -> FigureRow:
    """The Kaplan-Meier median, and beside it what `more` names."""
    untimed = np.isnan(part.days)
    ended, rows = float(part.counts[part.causes > 0].sum()), float(part.counts.sum())
    named: dict[str, float | None] = dict.fromkeys(more)
    known = (part.causes > 0) & ~untimed
    named["median_of_ended"] = plain_quantile(part.days[known], part.counts[known], 0.5)
    median = lower = upper = None
    ways = len(formula.endings)
    if untimed.any():
        lower, upper = _bounded_median(part, untimed, ways)
    elif rows:
        whole = course(part.days, part.causes, part.counts, ways=ways)
        median = whole.quantile(0.5)
        named |= {name: value for name, value in _beside(whole, formula).items() if name in named}
    return FigureRow(
        dimensions,
        round(ended),
        round(rows),
        median,
        lower,
        upper,
        unknown=round(float(part.counts[untimed].sum())),
        flagged=part.flagged,
        more=tuple(named.items()),
    )


def _bounded_median(part: Part, untimed: npt.NDArray[np.bool_], ways: int) -> tuple[float | None, float | None]:
    """The median if all that ended nobody knows when ended at once, and if none of it had ended yet."""
    longest = float(np.nanmax(part.days, initial=0.0))
    at_once = course(np.where(untimed, 0.0, part.days), part.causes, part.counts, ways=ways)
    never = course(
        np.where(untimed, longest, part.days), np.where(untimed, 0, part.causes), part.counts, ways=ways
    )  # fmt: skip
    return at_once.quantile(0.5), never.quantile(0.5)


def _beside(whole: Course, formula: Durations) -> dict[str, float | None]:
    survival, incidence = whole.at(formula.horizon)
    return {
        "restricted_mean": whole.restricted_mean(formula.horizon),
        "p90": whole.quantile(0.9),
        **dict(zip(formula.endings, incidence, strict=True)),
        "open": survival,
    }
