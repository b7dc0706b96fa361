"""What the law of a day says about the clock beside the limit: extensions, supplements, hand-overs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.worktime import Limit

FILE = DATA_FILES / "clock" / "rules.yaml"


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One rule in force in `[valid_from, valid_until)`; without `procedures` it holds for every procedure.

    said  what the rule says, by the names of the file: `times`, `limit`, `cutoff`
    """

    source: str
    valid_from: date
    valid_until: date | None
    procedures: frozenset[str]
    verified: bool
    said: Mapping[str, Any] = field(default_factory=dict)

    def holds(self, procedure_code: str, on: date) -> bool:
        """Whether it rules dossiers of this procedure that are handed in on the local date."""
        if self.procedures and procedure_code not in self.procedures:
            return False
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


def extensions_allowed(procedure_code: str, *, on: date) -> tuple[int, str]:
    """How often the due moment may be set anew, and the source; 0 where no rule allows it."""
    found = _found(_rules()["extension"], procedure_code, on)
    return (found.said["times"], found.source) if found else (0, "")


def supplement_time(procedure_code: str, *, on: date) -> Limit | None:
    """How long the applicant may take to supplement; None where the law sets no time."""
    found = _found(_rules()["supplement_time"], procedure_code, on)
    return Limit.parse(found.said["limit"]) if found else None


def hand_over_cutoff(procedure_code: str, *, on: date) -> time | None:
    """Received later on a working day, a dossier may be handed on when the next one begins; None without the rule."""
    found = _found(_rules()["hand_over"], procedure_code, on)
    return time.fromisoformat(found.said["cutoff"]) if found else None


def _found(rules: Iterable[ClockRule], procedure_code: str, on: date) -> ClockRule | None:
    """The rule of the procedure itself before the general one, the latest first."""
    fitting = [rule for rule in rules if rule.holds(procedure_code, on)]
    return max(fitting, key=lambda rule: (bool(rule.procedures), rule.valid_from), default=None)


@cache
def _rules() -> dict[str, tuple[ClockRule, ...]]:
    given = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: tuple(_rule(row) for row in given[name]) for name in ("extension", "supplement_time", "hand_over")}


def _rule(row: Mapping[str, Any]) -> ClockRule:
    until = row.get("valid_until")
    return ClockRule(
        source=row["source"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(until) if until else None,
        procedures=frozenset(row.get("procedures", ())),
        verified=row.get("verified", True),
        said=row,
    )


def forget() -> None:
    """Read the file anew the next time."""
    _rules.cache_clear()
