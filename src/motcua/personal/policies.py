"""What is kept of a person, for what and how long, as data with its source."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.worktime import Limit

FILE = DATA_FILES / "personal_data" / "policies.yaml"


@dataclass(frozen=True, slots=True)
class KindOfData:
    """One kind of data; `for_ever`: it stays after everything else was erased, for it names nobody."""

    code: str
    title: dict[str, str]
    purpose: dict[str, str]
    for_ever: bool
    source: str


@dataclass(frozen=True, slots=True)
class KeepRule:
    """How many years a dossier that ended in one of the stages is kept; None: for ever.

    `verified`: seen in the text of the law, or our own; only then anything is erased by itself.
    """

    stages: frozenset[str]
    procedures: frozenset[str]
    years: int | None
    valid_from: date
    valid_until: date | None
    source: str
    verified: bool = False


def kinds_of_data() -> tuple[KindOfData, ...]:
    """In the order in which they are told."""
    return tuple(
        KindOfData(row["code"], row["title"], row["purpose"], row["kept"] == "for_ever", row["source"])
        for row in _file()["kinds"]
    )


def first_answer_within() -> Limit:
    """How soon a request must have its first answer, in working time."""
    return Limit.parse(_file()["first_answer"]["limit"])


def notice_days() -> int:
    """For how many days an erasing stands announced before it is done by itself."""
    days: int = _file()["erasing"]["notice_days"]
    return days


def keep_rule_of(stage: str, procedure_code: str, *, on: date) -> KeepRule | None:
    """The rule in force for the procedure itself, else the general one; None where the dossier has not ended."""
    held = [
        rule
        for rule in _rules()
        if stage in rule.stages and rule.valid_from <= on and (rule.valid_until is None or on < rule.valid_until)
    ]
    own = [rule for rule in held if procedure_code in rule.procedures]
    general = [rule for rule in held if not rule.procedures]
    return next(iter(own or general), None)


@cache
def _file() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


@cache
def _rules() -> tuple[KeepRule, ...]:
    return tuple(
        KeepRule(
            stages=frozenset(row["stages"]),
            procedures=frozenset(row.get("procedures", ())),
            years=row["years"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=date.fromisoformat(row["valid_until"]) if "valid_until" in row else None,
            source=row["source"],
            verified=row["verified"],
        )
        for row in _file()["keep"]
    )
