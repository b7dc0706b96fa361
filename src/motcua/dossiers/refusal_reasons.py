"""For what reasons the office may say no, as data: each with its words, its source and the time in which it holds."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.states import Stage
from motcua.forms.values import Words

FILE = DATA_FILES / "intake" / "refusal_reasons.yaml"


@dataclass(frozen=True, slots=True)
class RefusalReason:
    """One reason, for endings at these stages; without `procedures` it holds for every procedure."""

    code: str
    words: Words
    source: str
    verified: bool
    stages: frozenset[Stage]
    procedures: frozenset[str]
    valid_from: date
    valid_until: date | None

    def holds(self, procedure_code: str, to: Stage, on: date) -> bool:
        """Whether a dossier of this procedure may end so for it on the local date."""
        if to not in self.stages or (self.procedures and procedure_code not in self.procedures):
            return False
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


def reasons_for(procedure_code: str, to: Stage, *, on: date) -> tuple[RefusalReason, ...]:
    """The reasons that the law of the day names, those of the procedure itself first."""
    fitting = [reason for reason in _reasons() if reason.holds(procedure_code, to, on)]
    return tuple(sorted(fitting, key=lambda reason: not reason.procedures))


def reason_of(code: str) -> RefusalReason | None:
    """The reason with this code; None where somebody wrote the reason out."""
    return next((reason for reason in _reasons() if reason.code == code), None)


def reason_words(reason_code: str, language: str = "vi") -> str:
    """What is printed and told: the words of a named reason, else the text as it was written."""
    named = reason_of(reason_code)
    return named.words.in_language(language) if named else reason_code


@cache
def _reasons() -> tuple[RefusalReason, ...]:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["reasons"]
    return tuple(
        RefusalReason(
            code=row["code"],
            words=Words(row["words"]["vi"], row["words"]["en"]),
            source=row["source"],
            verified=row["verified"],
            stages=frozenset(Stage(ending) for ending in row["endings"]),
            procedures=frozenset(row.get("procedures", ())),
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=date.fromisoformat(row["valid_until"]) if "valid_until" in row else None,
        )
        for row in rows
    )
