"""What binds where: three windows on the same barriers, each with its own denominator, never added up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from motcua.core.barriers import Vocabulary
from motcua.uptake.methods.intervals import ALPHA, Numbers, wilson
from motcua.uptake.methods.survey import survey_estimate
from motcua.uptake.methods.survey_design import Design
from motcua.uptake.refusals import MethodRefused

LOG, SURVEY, SESSION = "log", "survey", "session"
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of a profile: of `denominator` observations of the window, in how many the barrier shows.

    signature   which trace of the log, which question, or `binding` and `latent` of a session or an interview
    numerator   may be part of one: where two barriers stand on the same rung each takes half
    unknown     how many of the denominator cannot be told; `low` and `high` reach over them
    minutes     of help on average, in sessions where it bound
    """

    group: Group
    window: str
    barrier: str
    signature: str
    numerator: float
    denominator: float
    low: float
    high: float
    unknown: float = 0
    share: float | None = None
    minutes: float | None = None
    suppressed: bool = False

    def row(self, names: Sequence[str]) -> dict[str, Any]:
        """The row as the answer shows it; a hidden one has no numbers."""
        told: dict[str, Any] = dict(zip(names, self.group, strict=True))
        told |= {"window": self.window, "barrier": self.barrier, "signature": self.signature}
        numbers = {
            name: getattr(self, name)
            for name in ("numerator", "denominator", "share", "low", "high", "unknown", "minutes")
        }
        return told | ({**dict.fromkeys(numbers), "suppressed": True} if self.suppressed else numbers)


@dataclass(frozen=True, slots=True)
class SignatureCount:
    """What a log counted in one group."""

    group: Group
    barrier: str
    signature: str
    numerator: float
    denominator: float
    unknown: float = 0


@dataclass(frozen=True, slots=True)
class Session:
    """One assisted session. `binding` is what the helper saw first, empty where only all barriers were noted."""

    group: Group
    barriers: frozenset[str]
    binding: str = ""
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Interviews:
    """A survey: per barrier one number for each interview: 1 blocked, 0 not, NaN not asked or an unclear answer."""

    groups: Sequence[Group]
    answers: Mapping[str, Numbers]
    design: Design
    simple: bool = True


def from_log(counts: Iterable[SignatureCount], *, alpha: float = ALPHA) -> list[Counted]:
    """Shares of the log, with Wilson's interval around the bounds that unknown dossiers leave.

    Rows of one group and signature are counted together (a profile by commune out of a log by procedure).
    Raises  MethodRefused
    """
    sums: dict[tuple[Group, str, str], list[float]] = {}
    for one in counts:
        own = sums.setdefault((one.group, one.barrier, one.signature), [0.0, 0.0, 0.0])
        own[:] = own[0] + one.numerator, own[1] + one.denominator, own[2] + one.unknown
    return [
        _counted(*key, numerator, denominator, alpha, window=LOG, unknown=unknown)
        for key, (numerator, denominator, unknown) in sums.items()
        if denominator > 0
    ]


def from_sessions(sessions: Sequence[Session], words: Vocabulary, *, alpha: float = ALPHA) -> list[Counted]:
    """Of all sessions of the group, in how many each barrier bound, and in how many it stood behind.

    Where the helper did not say what came first, the lowest rung of the cascade binds. Raises MethodRefused.
    """
    found: list[Counted] = []
    for group, own in _by_group(sessions, lambda one: one.group).items():
        binding, latent, minutes = _bound(own, words)
        for code in sorted({*binding, *latent}):
            average = float(np.mean(minutes[code])) if minutes.get(code) else None
            row = _counted(group, code, "binding", binding.get(code, 0.0), len(own), alpha)
            found.append(replace(row, minutes=average))
            found.append(_counted(group, code, "latent", latent.get(code, 0), len(own), alpha))
    return found


def _bound(
    sessions: Sequence[Session], words: Vocabulary
) -> tuple[dict[str, float], dict[str, float], dict[str, list[float]]]:
    binding: dict[str, float] = {}
    latent: dict[str, float] = {}
    minutes: dict[str, list[float]] = {}
    for one in sessions:
        first = (one.binding,) if one.binding else words.first_of(one.barriers)
        for code in first:
            binding[code] = binding.get(code, 0.0) + 1 / len(first)
            if one.minutes is not None:
                minutes.setdefault(code, []).append(one.minutes)
        for code in one.barriers.difference(first):
            latent[code] = latent.get(code, 0.0) + 1
    return binding, latent, minutes


def contradicting(sessions: Sequence[Session], words: Vocabulary) -> int:
    """In how many sessions the helper's first barrier stands above another that was noted."""
    return sum(
        any(words.place(code) < words.place(one.binding) for code in one.barriers) for one in sessions if one.binding
    )


def from_survey(asked: Interviews, words: Vocabulary, *, alpha: float = ALPHA) -> list[Counted]:
    """Of those who were asked, the share that each barrier blocks; and, where the rungs below are known, that it binds.

    Raises MethodRefused
    """
    found: list[Counted] = []
    places = _by_group(range(len(asked.groups)), lambda number: asked.groups[number])
    binding = _binding_answers(asked, words)
    for group, numbers in places.items():
        inside = np.zeros(len(asked.groups), dtype=bool)
        inside[list(numbers)] = True
        for code, values in asked.answers.items():
            for signature, column in ((words.barriers[code].survey.code, values), ("binding", binding[code])):
                row = _estimated(group, code, signature, np.where(inside, column, np.nan), asked, alpha)
                found.extend([] if row is None else [row])
    return found


def _binding_answers(asked: Interviews, words: Vocabulary) -> dict[str, Numbers]:
    """Per barrier 1 where it is the lowest that blocks; NaN where somebody was not asked for a rung below it."""
    answers = np.array(list(asked.answers.values()))
    rungs = np.array([words.place(code) for code in asked.answers])
    blocked = np.where(answers == 1, rungs[:, None], np.inf)
    lowest = blocked.min(axis=0)
    unasked = np.where(np.isnan(answers), rungs[:, None], np.inf).min(axis=0)
    certain = unasked >= np.minimum(lowest, rungs.max())
    shared = np.maximum((blocked == lowest).sum(axis=0), 1)
    return {
        code: np.where(certain, np.where((answers[place] == 1) & (rungs[place] == lowest), 1 / shared, 0.0), np.nan)
        for place, code in enumerate(asked.answers)
    }


def _estimated(
    group: Group, code: str, signature: str, values: Numbers, asked: Interviews, alpha: float
) -> Counted | None:
    known = np.isfinite(values) & (asked.design.weights > 0)
    many = int(known.sum())
    if not many:
        return None
    whole = bool(np.isin(values[known], (0, 1)).all())
    weights = asked.design.weights[known]
    share = float((weights * values[known]).sum() / weights.sum())
    if asked.simple or share in (0.0, 1.0):
        low, high = wilson(share * many, many, alpha)
    else:
        answer = survey_estimate(values, asked.design, "share" if whole else "mean", alpha=alpha)
        low, high = answer.ci if answer.ci is not None else (0.0, 1.0)
    return Counted(group, SURVEY, code, signature, float(values[known].sum()), many, low, high, share=share)


def _counted(
    group: Group,
    code: str,
    signature: str,
    numerator: float,
    denominator: float,
    alpha: float,
    *,
    window: str = SESSION,
    unknown: float = 0,
) -> Counted:
    if unknown < 0 or numerator + unknown > denominator:
        raise MethodRefused(
            f"Rào cản {code}: {numerator:g} và {unknown:g} chưa rõ, trên {denominator:g}.",
            remedy="Tử số cộng số chưa rõ không thể lớn hơn mẫu số.",
        )
    low = wilson(numerator, denominator, alpha)[0]
    high = wilson(numerator + unknown, denominator, alpha)[1]
    share = None if unknown else numerator / denominator
    return Counted(group, window, code, signature, numerator, denominator, low, high, unknown, share)


def leading(rows: Iterable[Counted]) -> list[tuple[Group, str, Counted, bool]]:
    """Per group and window of people the barrier that binds most often, and whether the next one is surely behind it.

    The log is not asked: it does not see what comes first. Raises nothing.
    """
    found = []
    people = [row for row in rows if row.signature == "binding" and row.numerator > 0 and not row.suppressed]
    for (group, window), some in sorted(_by_group(people, lambda row: (row.group, row.window)).items()):
        ranked = sorted(some, key=lambda row: (-(row.share or 0.0), row.barrier))
        clear = len(ranked) == 1 or ranked[0].low > ranked[1].high
        found.append((group, window, ranked[0], clear))
    return found


def hide_small(rows: Sequence[Counted], smallest: int) -> list[Counted]:
    """The rows, those with a count between 0 and `smallest`, or that many short of all, without numbers."""
    return [
        replace(
            row,
            suppressed=0 < row.numerator < smallest
            or 0 < row.denominator - row.numerator < smallest
            or row.denominator < smallest,
        )
        for row in rows
    ]


def _by_group(items: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
