"""What was read a moment ago is not read again, and not for long."""

import pytest

from motcua.core import recent
from motcua.core.errors import NotFound
from motcua.core.recent import RecentMemory


def test_a_value_is_read_once_within_seconds_and_again_after(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(recent.time, "monotonic", lambda: clock[0])
    reads: list[float] = []
    memory: RecentMemory[int] = RecentMemory()

    def read() -> int:
        reads.append(clock[0])
        return len(reads)

    assert [memory.get("a", read), memory.get("a", read), memory.get("b", read)] == [1, 1, 2]
    clock[0] += recent.SECONDS
    assert memory.get("a", read) == 3


def test_what_cannot_be_read_is_asked_for_again() -> None:
    memory: RecentMemory[int] = RecentMemory()

    def missing() -> int:
        raise NotFound("x")

    for _ in range(2):
        with pytest.raises(NotFound):
            memory.get("a", missing)
    assert memory.get("a", lambda: 7) == 7


def test_the_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST_ENTRIES", 10)
    memory: RecentMemory[int] = RecentMemory()
    for number in range(100):
        assert memory.get(number, lambda number=number: number) == number  # type: ignore[misc]
    assert len(memory._entries) <= 10
