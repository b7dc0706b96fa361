"""What the law of each procedure says about acting for another, as data with its source."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.mandates.states import Policy

FILE = DATA_FILES / "mandates" / "policies.yaml"


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One rule for the time in which it holds; without procedures it is the general one."""

    policy: Policy
    procedures: frozenset[str]
    valid_from: date
    valid_until: date | None
    source: str


def policy_of(procedure_code: str, *, on: date) -> Policy:
    """The rule of the procedure itself, else the general one."""
    held = [rule for rule in _rules() if rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until)]
    own = [rule for rule in held if procedure_code in rule.procedures]
    general = [rule for rule in held if not rule.procedures]
    return (own or general)[0].policy


@dataclass(frozen=True, slots=True)
class OnlineRule:
    """What giving a mandate online asks: how surely both accounts must be known. `source` says by which rule."""

    level: int
    source: str


def online_rule() -> OnlineRule | None:
    """None where no mandate may be given online."""
    row = _file().get("online")
    return OnlineRule(int(row["level"]), str(row["source"])) if row else None


def longest_mandate() -> timedelta:
    """A mandate for a longer time is not drawn up."""
    return timedelta(days=int(_file()["longest_days"]))


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def _rules() -> tuple[PolicyRule, ...]:
    return tuple(
        PolicyRule(
            policy=Policy(row["policy"]),
            procedures=frozenset(row.get("procedures", ())),
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=date.fromisoformat(row["valid_until"]) if "valid_until" in row else None,
            source=row["source"],
        )
        for row in _file()["rules"]
    )
