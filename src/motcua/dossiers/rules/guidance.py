"""When a person is guided instead of taken in."""

from collections.abc import Sequence

from motcua.core.errors import Refused
from motcua.dossiers.rules.words import WordsRefused, tidy_words

MOST_POINTS = 20


class NothingMissing(Refused):
    """All papers are there: the dossier is to be taken in."""

    code = "nothing_missing"


def points_of(written: str) -> tuple[str, ...]:
    """What the officer wrote down as wrong or missing beside the papers, one point a line.

    Raises  WordsRefused where nobody can read it, or where it is longer than a notice can be
    """
    points = [" ".join(line.split()) for line in tidy_words(written, "lacking").splitlines()]
    points = [point for point in points if point]
    if len(points) > MOST_POINTS:
        raise WordsRefused(field_errors={"lacking": "too_long"})
    return tuple(points)


def check_can_guide(missing: Sequence[object], points: Sequence[str]) -> None:
    """Who brought everything, and all of it right, is not sent away.

    Raises  NothingMissing
    Source  NĐ 118/2025 art. 17(2a)
    """
    if not missing and not points:
        raise NothingMissing()
