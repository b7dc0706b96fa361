"""Typing a dossier once more into a ministry's system: the code that comes back, and the minutes that it cost."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from motcua.core.errors import Refused


class SystemUnknown(Refused):
    """No such system on this day."""

    code = "system_unknown"


class TheirCodeRefused(Refused):
    """This is no code of that system, or another dossier has it; `example` shows one."""

    code = "their_code_refused"


class NotEnteredYet(Refused):
    """The dossier has no code in another system yet."""

    code = "not_entered_yet"


class AlreadyEntered(Refused):
    """The dossier has its code in another system already."""

    code = "already_entered"
    conflict = True


def their_code_refused(example: str) -> TheirCodeRefused:
    """The refusal, with an example of a code of that system."""
    return TheirCodeRefused(
        field_errors={"their_code": "their_code_refused"},
        field_values={"their_code": {"example": example}},
        example=example,
    )


def read_their_code(typed: str, *, pattern: str, example: str) -> str:
    """The code without blanks around and inside, in capitals. Raises TheirCodeRefused."""
    code = "".join(typed.split()).upper()
    if not re.fullmatch(pattern, code, re.ASCII):
        raise their_code_refused(example)
    return code


def begin_spell(spells: Sequence[Mapping[str, str | None]], now: datetime) -> list[dict[str, str | None]]:
    """The spells with one open; an open one goes on."""
    kept = [dict(spell) for spell in spells]
    if kept and kept[-1]["to"] is None:
        return kept
    return [*kept, {"from": now.isoformat(), "to": None}]


def end_spell(spells: Sequence[Mapping[str, str | None]], now: datetime) -> list[dict[str, str | None]]:
    """The spells with none open."""
    return [{**spell, "to": spell["to"] or now.isoformat()} for spell in spells]


def seconds_typed(spells: Sequence[Mapping[str, str | None]], *, longest: timedelta) -> int | None:
    """How long somebody typed in all; None where nobody began the watch, or forgot to stop it (a spell too long)."""
    lengths = [
        datetime.fromisoformat(str(spell["to"])) - datetime.fromisoformat(str(spell["from"]))
        for spell in spells
        if spell["to"]
    ]
    if not lengths or max(lengths) > longest:
        return None
    return int(sum(lengths, timedelta()).total_seconds())
