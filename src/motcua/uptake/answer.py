"""What a method answers, in one shape for all: estimate, error, interval, p and the rows behind them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """`se`, `ci`, `p` and `df` are None where the method has none; `convention` names how the error was computed.

    `rows` hold what belongs to the method (groups, periods, ranks, allocations); `flags` are sentences in Vietnamese
    that whoever quotes the figure must quote with it.
    """

    convention: str
    estimate: float | None = None
    se: float | None = None
    ci: tuple[float, float] | None = None
    p: float | None = None
    df: float | None = None
    n: int = 0
    rows: Sequence[Mapping[str, Any]] = ()
    flags: Sequence[str] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The answer as one JSON document; what is not a finite number is null."""
        return {
            "estimate": _plain(self.estimate),
            "se": _plain(self.se),
            "ci": None if self.ci is None else [_plain(end) for end in self.ci],
            "p": _plain(self.p),
            "df": _plain(self.df),
            "n": int(self.n),
            "convention": self.convention,
            "rows": [{name: _plain(value) for name, value in row.items()} for row in self.rows],
            "flags": list(self.flags),
            **{name: _plain(value) for name, value in self.more.items()},
        }


def _plain(value: Any) -> Any:
    """Numbers of numpy as numbers of Python, also inside lists and mappings; infinities and gaps as null."""
    if isinstance(value, Mapping):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
