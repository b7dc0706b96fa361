"""Unpacking what others have packed: small files that would fill a disk are recognised while they grow."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from motcua.dossiers.importing.findings import FileUnusable, Finding

ALLOWED_BYTES = 64 << 20
ALLOWED_RATIO = 300
"""Up to so many bytes nobody asks; beyond, text that shrinks more than three-hundredfold is a bomb, not a table."""

_PIECE = 1 << 16


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so much out of so little can be no honest table."""
    return unpacked > ALLOWED_BYTES and unpacked > ALLOWED_RATIO * max(packed, 1)


class Pieces:
    """The bytes of a file, plain or gzip, in pieces; `share` is how much of the file they have used up."""

    def __init__(self, raw: BinaryIO, size: int, *, packed: bool, file: str) -> None:
        self._raw = raw
        self._stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
        self._size = max(size, 1)
        self._packed = packed
        self._file = file
        self._given = 0

    @property
    def share(self) -> float:
        """Share of the file's own bytes that were read, 0..1."""
        return min(1.0, self._raw.tell() / self._size)

    def __iter__(self) -> Iterator[bytes]:
        """Piece after piece. Raises FileUnusable for a bomb and for a damaged or cut gzip file."""
        while True:
            try:
                piece = self._stream.read(_PIECE)
            except (OSError, EOFError, zlib.error) as error:
                raise FileUnusable(Finding("gzip_broken", file=self._file, value=str(error)[:100])) from error
            if not piece:
                return
            self._given += len(piece)
            if self._packed and is_bomb(self._given, self._raw.tell()):
                raise FileUnusable(Finding("bomb", file=self._file, value="gzip"))
            yield piece


@contextmanager
def pieces_of(path: Path, *, packed: bool, file: str) -> Iterator[Pieces]:
    """The pieces of a file that is closed afterwards."""
    with path.open("rb") as raw:
        yield Pieces(raw, path.stat().st_size, packed=packed, file=file)
