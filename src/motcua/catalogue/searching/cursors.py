"""From where a list of what was found goes on."""

import math
from dataclasses import dataclass

from motcua.catalogue.board.queries import AfterUnknown

_RANKED, _COUNTED = "r", "c"


@dataclass(frozen=True, slots=True)
class Ranked:
    """Behind one of the best: its score and its code."""

    score: float
    code: str

    @property
    def text(self) -> str:
        """As it is handed out."""
        return f"{_RANKED}{self.score:.6f}~{self.code}"


@dataclass(frozen=True, slots=True)
class Counted:
    """Behind one of the others: its score in the database and the number of its entry."""

    score: int
    entry: int

    @property
    def text(self) -> str:
        """As it is handed out."""
        return f"{_COUNTED}{self.score}~{self.entry}"


def read_cursor(after: str) -> Ranked | Counted | None:
    """What was handed out before; None for the beginning. Raises AfterUnknown."""
    if not after:
        return None
    kind, (score, parted, last) = after[0], after[1:].partition("~")
    try:
        if kind == _RANKED and parted:
            return Ranked(_finite(score), last)
        if kind == _COUNTED and parted:
            return Counted(_number(score), _number(last))
    except ValueError:
        pass
    raise AfterUnknown(field_errors={"after": "after_unknown"})


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _number(text: str) -> int:
    number = int(text)
    if not 0 <= number < 2**63:
        raise ValueError(text)
    return number
