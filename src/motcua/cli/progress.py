"""A progress line on stderr for whoever waits at a terminal; silent elsewhere and for quick work."""

import sys
import time
from types import TracebackType

QUIET_SECONDS = 2.0
REDRAW_SECONDS = 0.2
BAR_WIDTH = 30
_THOUSANDTHS = 1_000


class Progress:
    """Counts steps done; `total` may be unknown (0). Use as a context: the line is wiped at the end.

    Shown only when stderr is a terminal and the work has lasted two seconds.
    """

    def __init__(self, label: str, total: int = 0) -> None:
        self._label = label
        self._total = total
        self._done = 0
        self._begun = time.monotonic()
        self._drawn = 0.0
        self._terminal = sys.stderr.isatty()

    def advance(self, steps: int = 1) -> None:
        """Count `steps` more as done and redraw now and then."""
        self._done += steps
        now = time.monotonic()
        if self._terminal and now - self._begun > QUIET_SECONDS and now - self._drawn > REDRAW_SECONDS:
            self._drawn = now
            sys.stderr.write("\r\x1b[K" + self._line())
            sys.stderr.flush()

    def reach(self, share: float, words: str) -> None:
        """Show how much of the whole is done (0..1), with a word on what is being done."""
        self._label, self._total, self._done = words, _THOUSANDTHS, round(share * _THOUSANDTHS)
        self.advance(0)

    def _line(self) -> str:
        if not self._total:
            return f"{self._label} {self._done:,}"
        share = min(1.0, self._done / self._total)
        bar = ("#" * round(share * BAR_WIDTH)).ljust(BAR_WIDTH, ".")
        done = f"{share:.0%}" if self._total == _THOUSANDTHS else f"{self._done:,}/{self._total:,}"
        return f"{self._label} [{bar}] {done}"

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
