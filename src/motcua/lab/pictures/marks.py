"""What of an answer is drawn: intervals in lines, bars, or curves; nothing where a table says it better."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from motcua.core.barriers import vocabulary
from motcua.lab.column_words import ORDER_WORDS

MOST_SPANS = 24


@dataclass(frozen=True, slots=True)
class Span:
    """A value with its interval, where it has one; `part` names the small picture in which it stands."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Spans:
    """`bars` begin at zero and are shares; others are points beside a line at `mark`; of `ranges` no point is known."""

    spans: tuple[Span, ...]
    bars: bool = False
    mark: float | None = 0.0
    ranges: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a step curve or of a line, in order."""

    label: str
    points: tuple[tuple[float, float, float | None, float | None], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """`steps`: the value holds until the next point. `mark` is a vertical line (the start), None for none."""

    curves: tuple[Curve, ...]
    steps: bool = False
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of a criterion's weight, 0 to 1; `same` where the choice is the usual one, else `says` which."""

    label: str
    low: float
    high: float
    same: bool
    says: str


@dataclass(frozen=True, slots=True)
class Strips:
    """For each criterion its stretches side by side, and its usual weight."""

    strips: tuple[Strip, ...]
    usual: tuple[tuple[str, float], ...]


Marks = Spans | Curves | Strips
Rows = Sequence[Mapping[str, Any]]


def marks_of(line: str, answer: Mapping[str, Any]) -> Marks | None:
    """None where the answer has nothing to draw."""
    if line == "allocate":
        return _covariates_of(answer)
    draw = _OF_LINE.get(line)
    rows: Rows = answer.get("rows") or []
    return draw(rows) if draw is not None and rows else None


def changes_of(line: str, answer: Mapping[str, Any]) -> Strips | None:
    """What the choice becomes when a weight changes; None for methods that choose nothing."""
    rows: Rows = (answer.get("sensitivity") or []) if line == "smaa" else []
    strips = tuple(
        Strip(str(row["criterion"]), row["low"], row["high"], bool(row["same"]), "; ".join(row["chosen"]))
        for row in rows
    )
    usual = {str(row["criterion"]): float(row["mean_weight"]) for row in rows}
    return Strips(strips, tuple(usual.items())) if strips else None


def _outcomes(rows: Rows) -> Marks | None:
    return _spans(rows, "outcome", "estimate", "low", "high")


def _errors(rows: Rows) -> Marks | None:
    own = [row for row in rows if row.get("kind") == "error"]
    estimate = [{**row, "estimate": (row["low"] + row["high"]) / 2} for row in own if row.get("low") is not None]
    return _spans(estimate, "convention", "estimate", "low", "high")


def _event_times(rows: Rows) -> Marks | None:
    own = sorted((row for row in rows if row.get("kind") == "event_time"), key=lambda row: float(row["event_time"]))
    points = tuple(
        (float(row["event_time"]), float(row["estimate"]), row.get("band_low"), row.get("band_high"))
        for row in own
        if row.get("estimate") is not None
    )
    return Curves((Curve("", points),), mark=-0.5) if points else None


def _ranks(rows: Rows) -> Marks | None:
    best = sorted(rows, key=lambda row: -float(row["top_share"]))
    return _spans(best, "alternative", "top_share", bars=True)


def _gains(rows: Rows) -> Marks | None:
    spans = tuple(
        Span(str(row["alternative"]), (row["low"] + row["high"]) / 2, row["low"], row["high"])
        for row in rows[:MOST_SPANS]
    )
    return Spans(spans, mark=0.0, ranges=True) if spans else None


def _waits(rows: Rows) -> Marks | None:
    """Months that each group waits, an order beside the other."""
    spans = tuple(Span(str(ORDER_WORDS[row["order"]]), float(row["waiting"]), part=str(row["group"])) for row in rows)
    by_group = sorted(spans[:MOST_SPANS], key=lambda span: span.part)
    return Spans(tuple(by_group), mark=0.0) if spans else None


def _reach(rows: Rows) -> Marks | None:
    spans = tuple(
        Span(str(row["step"]), float(row["share"]), row.get("low"), row.get("high"), str(row.get("group") or ""))
        for row in rows
        if row.get("share") is not None
    )
    return Spans(spans[:MOST_SPANS], bars=True, mark=None) if spans else None


def _hands(rows: Rows) -> Marks | None:
    spans = tuple(
        Span(str(row["group"]), float(row["share"]), row["low"], row["high"])
        for row in rows
        if row.get("share") is not None
    )
    return Spans(spans[:MOST_SPANS], bars=True, mark=None) if spans else None


def _powers(rows: Rows) -> Marks | None:
    spans = tuple(
        Span(
            f"{row['treated']}/{row['units']}",
            float(row["power"]),
            row.get("low"),
            row.get("high"),
            f"{row['effect']:g}",
        )
        for row in rows
    )
    return Spans(spans[:MOST_SPANS], bars=True, mark=0.8)


def _shape(row: Mapping[str, Any]) -> str:
    return f"{row['treated']}/{row['units']}"


def _groups(rows: Rows) -> Marks | None:
    if "shrunk" in rows[0]:
        return _spans(rows, "group", "shrunk", "low", "high", mark=None)
    return _spans(rows, "group", "mean", "mean_low", "mean_high", mark=None)


def _domains(rows: Rows) -> Marks | None:
    """Domains; where a question has several answers, a small picture for each of them."""
    spans = tuple(
        Span(str(row.get("group") or "–"), float(row["estimate"]), row.get("low"), row.get("high"),
             str(row.get("level") or ""))
        for row in rows
        if row.get("estimate") is not None
    )  # fmt: skip
    return Spans(spans[:MOST_SPANS], mark=None) if spans else None


def _covariates_of(answer: Mapping[str, Any]) -> Marks | None:
    rows = [row for row in answer.get("covariates") or [] if row.get("standardised") is not None]
    return _spans(rows, "covariate", "standardised")


def _survival(rows: Rows) -> Marks | None:
    own = [row for row in rows if row.get("kind") == "survival" and row.get("estimate") is not None]
    names = list(dict.fromkeys(str(row.get("group") or "") for row in own))
    curves = tuple(
        Curve(
            name,
            (
                (0.0, 1.0, None, None),
                *(
                    (float(row["time"]), float(row["estimate"]), row.get("low"), row.get("high"))
                    for row in own
                    if str(row.get("group") or "") == name
                ),
            ),
        )
        for name in names
    )
    return Curves(curves, steps=True) if curves else None


def _binding(rows: Rows) -> Marks | None:
    """What binds; where nothing does (a log alone), every signature. Windows stand in pictures of their own."""
    own = [row for row in rows if row.get("signature") == "binding" and row.get("numerator")]
    known = ("window", "barrier", "signature", "numerator", "denominator", "share", "low", "high", "unknown", "minutes",
             "name", "suppressed")  # fmt: skip
    best = sorted(own or [row for row in rows if row.get("low") is not None], key=lambda row: -float(row["high"]))
    spans = tuple(
        Span(
            str(row["barrier"]) if own else f"{row['barrier']} {row['signature']}",
            float((row["low"] + row["high"]) / 2 if row.get("share") is None else row["share"]),
            row.get("low"),
            row.get("high"),
            ", ".join([*(str(value) for name, value in row.items() if name not in known and value), _window(row)]),
        )
        for row in best
    )
    return Spans(spans[:MOST_SPANS], bars=True, mark=None) if spans else None


def _window(row: Mapping[str, Any]) -> str:
    return vocabulary().windows[row["window"]].in_language(get_language() or "vi")


def _spans(
    rows: Rows, label: str, value: str, low: str = "", high: str = "", *, bars: bool = False, mark: float | None = 0.0
) -> Marks | None:
    spans = tuple(
        Span(str(row.get(label) or "–"), float(row[value]), row.get(low), row.get(high))
        for row in rows
        if row.get(value) is not None
    )
    return Spans(spans[:MOST_SPANS], bars=bars, mark=None if bars else mark) if spans else None


_OF_LINE: Mapping[str, Callable[[Rows], Marks | None]] = {
    "ri": _outcomes,
    "did": _errors,
    "event-study": _event_times,
    "smaa": _ranks,
    "gain": _gains,
    "waves": _waits,
    "barriers": _binding,
    "funnel": _reach,
    "calibrate": _hands,
    "power": _powers,
    "gap": _groups,
    "survey-estimate": _domains,
    "survival": _survival,
}
