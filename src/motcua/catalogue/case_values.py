"""What a definition says about single cases: papers let off, the agencies' parts, the competent system's fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.forms.conditions import Condition
from motcua.forms.values import CheckedAnswers, Words


def holds(case: CheckedAnswers | None, condition: Condition | None) -> bool | None:
    """Three-valued; where nothing is known about the case a condition cannot be said."""
    if condition is None:
        return True
    return None if case is None else case.holds(condition)


class Standing(StrEnum):
    """How a paper stands in a case: asked for, asked for only if need be, let off, not of this case, not clear yet."""

    NEEDED = "needed"
    IF_NEEDED = "if_needed"
    LET_OFF = "let_off"
    NOT_OF_THIS_CASE = "not_of_this_case"
    NOT_CLEAR = "not_clear"


@dataclass(frozen=True, slots=True)
class LetOff:
    """A case in which a paper is let off, and why in words."""

    when: Condition
    words: Words


@dataclass(frozen=True, slots=True)
class Part:
    """What one agency does in a group of procedures on one form; its status is mirrored from its own system.

    limit     typed quantity as text, `none` where no text gives it; `verified` False: never checked against its text
    longer    (limit, rule) where the law allows more in named cases
    pauses    in words: what does not count
    after     codes of the parts that must be done before
    """

    code: str
    name: Words
    agency: Words
    limit: str
    verified: bool
    rule: Words
    output: Words
    source: str
    procedure: str = ""
    steps: tuple[Words, ...] = ()
    longer: tuple[str, Words] | None = None
    pauses: tuple[Words, ...] = ()
    after: tuple[str, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class CompetentField:
    """One field of the competent system's own form and whose answer goes there, written how.

    path       `section.question` of the form, or `applicant.question`
    transform  as_is, label, date, year, address, province, commune, yes_no or codes (`codes`: our option -> theirs)
    source     where its name was read; empty where nobody saw it
    """

    system: str
    field: str
    path: str
    transform: str
    codes: Mapping[str, str]
    when: Condition | None = None
    source: str = ""
