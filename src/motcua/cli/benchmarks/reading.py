"""One measured figure beside its limit."""

import os
import platform
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure, the physical limit measured in the same run, and their ratio.

    `ratio` is figure/limit for rates (nearer to 1 is better) and limit/figure for times; `bar` is the least ratio or
    the greatest figure that we promise, in words. `detail` keeps everything else that was measured.
    """

    name: str
    figure: float
    unit: str
    limit: float
    limit_name: str
    ratio: float
    bar: str
    held: bool
    detail: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Plain form for `--json`."""
        return asdict(self)

    def as_line(self) -> str:
        """One line for people."""
        detail = ", ".join(f"{key} {value}" for key, value in self.detail.items())
        held = "held" if self.held else "NOT HELD"
        return (
            f"{self.name}: {self.figure:,.4g} {self.unit} · limit {self.limit:,.4g} {self.unit} ({self.limit_name}) · "
            f"ratio {self.ratio:.3g} · bar {self.bar}: {held}" + (f" · {detail}" if detail else "")
        )


def machine() -> str:
    """The machine in one line: processor count, system, Python."""
    return f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0..1) of the sorted values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
