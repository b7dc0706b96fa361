"""What every kind of file looks like once it is opened: headings, then rows in chunks, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

CHUNK_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of full width and where each begins: the line of a file of text, the row of a sheet, the line of an XES."""

    rows: list[list[str]]
    lines: range | list[int]


class RowSource(Protocol):
    """A file of rows. `chunks` may be asked for again and then begins anew."""

    names: list[str]
    typed: bool
    """Whether the source keeps dates apart from texts: then a date that is a text was not understood by it."""

    share: float
    """How much of the file the latest reading has passed, 0..1."""

    def chunks(self, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
        """All rows, in order. Raises FileUnusable where nothing after a certain place can be read."""
