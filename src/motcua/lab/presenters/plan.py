"""A plan as it was typed: outcomes one a line, the command as one writes it."""

import shlex
from collections.abc import Mapping

from motcua.studies.api import Outcome, PlanGiven


def plan_typed(typed: Mapping[str, str]) -> PlanGiven:
    """What was typed, as the plan wants it; what cannot be read stays wrong and is refused by the rule."""
    return PlanGiven(
        primary=_outcome(typed.get("primary", "")),
        line=typed.get("line", ""),
        words=_words(typed.get("words", "")),
        alpha=_share(typed.get("alpha", "")),
        outcome_from=typed.get("outcome_from", "").strip(),
        outcome_until=typed.get("outcome_until", "").strip(),
        secondary=tuple(map(_outcome, _lines(typed.get("secondary", "")))),
        harms=tuple(map(_outcome, _lines(typed.get("harms", "")))),
        stop_rule=typed.get("stop_rule", "").strip(),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _outcome(line: str) -> Outcome:
    """`column: what it is`; a minus before the column where less is better."""
    column, _sign, title = line.partition(":")
    bare = column.strip()
    return Outcome(bare.removeprefix("-").strip(), title.strip(), more_is_better=not bare.startswith("-"))


def _words(text: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(text))
    except ValueError:
        return tuple(text.split())


def _share(text: str) -> float:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return 0.0
