"""When two dossiers look like one handed in twice: the rule that lets the office be asked, and never decides itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.core.errors import Refused
from motcua.core.folding import fold

_IDENTITY_DIGITS = frozenset({9, 12})


class Likeness(StrEnum):
    """In what two dossiers of one procedure agree."""

    SAME_NUMBER = "same_number"
    SAME_NAME = "same_name"
    SAME_PAPER = "same_paper"


class SimilarNotJudged(Refused):
    """Dossiers look like this one, and nobody has said yet whether they are the same; `similar` names their codes."""

    code = "similar_not_judged"


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a dossier.

    submitted_at  aware
    numbers       identity numbers, digits only
    name          the applicant's or organisation's name as given
    birth_date    as given; empty where it was not asked
    phone         digits only
    papers        SHA-256 of the files that came with it
    """

    procedure_code: str
    submitted_at: datetime
    numbers: frozenset[str] = frozenset()
    name: str = ""
    birth_date: str = ""
    phone: str = ""
    papers: frozenset[str] = frozenset()


def likenesses(one: Traits, other: Traits, *, days: int) -> tuple[Likeness, ...]:
    """In what the two agree, the strongest first; empty where they are of different procedures or far apart in time.

    A name alone says nothing: it counts together with the day of birth or the telephone number, however it is spelled,
    and not where two full identity numbers tell two people apart (one wrong digit does not).
    """
    if one.procedure_code != other.procedure_code:
        return ()
    if abs(one.submitted_at - other.submitted_at) > timedelta(days=days):
        return ()
    found = []
    if one.numbers & other.numbers:
        found.append(Likeness.SAME_NUMBER)
    elif _same_name(one, other) and not _told_apart(one.numbers, other.numbers):
        found.append(Likeness.SAME_NAME)
    if one.papers & other.papers:
        found.append(Likeness.SAME_PAPER)
    return tuple(found)


def check_similar_judged(similar: Sequence[str], judged: Collection[str]) -> None:
    """Each dossier that looks like this one was looked at. Raises SimilarNotJudged with those that were not."""
    left = [code for code in similar if code not in judged]
    if left:
        raise SimilarNotJudged(similar=", ".join(left))


def _same_name(one: Traits, other: Traits) -> bool:
    same = fold(one.name) == fold(other.name) != ""
    born = one.birth_date == other.birth_date != ""
    called = one.phone == other.phone != ""
    return same and (born or called)


def _told_apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether both give a number of the same kind, and the two differ in more than one digit."""
    pairs = [(a, b) for a in one for b in other if len(a) == len(b) and len(a) in _IDENTITY_DIGITS]
    return bool(pairs) and all(sum(x != y for x, y in zip(a, b, strict=True)) > 1 for a, b in pairs)
