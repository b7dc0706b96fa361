"""Targets that a decision has assigned, as data with number, date and source."""

from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.analytics.definitions import Words
from motcua.analytics.weekly.values import Target
from motcua.core.data_folder import DATA_FILES


def targets_in_force(on: date) -> tuple[Target, ...]:
    """The targets assigned by that day and not replaced yet, in the order of the file.

    Source  data/analytics/targets.yaml
    """
    return tuple(
        target for target in _targets() if target.valid_from <= on and (target.valid_to is None or on < target.valid_to)
    )


@cache
def _targets() -> tuple[Target, ...]:
    document = yaml.safe_load((DATA_FILES / "analytics" / "targets.yaml").read_text(encoding="utf-8"))
    return tuple(_target(each) for each in document)


def _target(each: dict[str, Any]) -> Target:
    return Target(
        name=each["name"],
        words=Words(each["vi"], each["en"]),
        metric=each.get("metric", ""),
        at_least=each.get("at_least"),
        at_most=each.get("at_most"),
        unit=Words(each["unit"]["vi"], each["unit"]["en"]),
        decision=each["decision"],
        decided_on=date.fromisoformat(each["decided_on"]),
        valid_from=date.fromisoformat(each["valid_from"]),
        valid_to=_day(each.get("valid_to")),
        due_on=_day(each.get("due_on")),
        verified=each["verified"],
        source=each["source"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
