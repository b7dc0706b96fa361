"""Keys for new dossiers, drawn in growing portions: each drawing waits for the copying that goes before it."""

from collections.abc import Callable

_MOST_AT_ONCE = 100_000


class KeyStore:
    """Hands out keys; the first portion is what the first chunk needs, so that a small import wastes none."""

    def __init__(self, draw: Callable[[int], list[int]]) -> None:
        self._draw = draw
        self._free: list[int] = []
        self._portion = 0

    def take(self, number: int) -> list[int]:
        """So many keys that nobody else has."""
        while len(self._free) < number:
            self._portion = min(2 * self._portion, _MOST_AT_ONCE) if self._portion else number
            self._free += self._draw(self._portion)
        taken, self._free = self._free[:number], self._free[number:]
        return taken
