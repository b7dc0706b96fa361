"""What was read a moment ago and is not read again within seconds."""

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakSet

Value = TypeVar("Value")

SECONDS = 5.0
MOST_ENTRIES = 10_000


class RecentMemory(Generic[Value]):
    """Values by key, each forgotten after `seconds`; a change made elsewhere is seen after that at the latest.

    For what changes a few times a year and is needed with every submission. What cannot be read is not remembered.
    """

    _all: "WeakSet[RecentMemory[object]]" = WeakSet()

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._entries: dict[Hashable, tuple[float, Value]] = {}
        RecentMemory._all.add(self)  # type: ignore[arg-type]

    def get(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """The value under the key, from memory or read now."""
        now = time.monotonic()
        known = self._entries.get(key)
        if known is not None and now - known[0] < self._seconds:
            return known[1]
        value = read()
        if len(self._entries) >= MOST_ENTRIES:
            self._entries.clear()
        self._entries[key] = (now, value)
        return value

    def forget(self, key: Hashable) -> None:
        """Read it anew the next time; for a change that this process makes itself."""
        self._entries.pop(key, None)

    @classmethod
    def forget_everything(cls) -> None:
        """Empty all memories of this process; between tests, whose databases begin anew."""
        for memory in cls._all:
            memory._entries.clear()
