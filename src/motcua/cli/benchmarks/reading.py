"""One measured figure beside its limit."""

import os
import platform
from dataclasses import asdict, dataclass
from pathlib import Path
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
    """The machine in one line: processors, memory, system, Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} processors ({_processor()}), {memory:.0f} GiB, {system}"


def _processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "unknown"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0..1) of the sorted values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
