"""The port through which Parquet is read and written: which module does it is wired in the settings."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.dossiers.importing.findings import FileUnusable, Finding
from motcua.dossiers.importing.rowsource import CHUNK_ROWS, Chunk


class TableUnusable(Exception):
    """A columnar file cannot be read; `code` is that of a finding, `value` and `column` fill its words."""

    def __init__(self, code: str, *, value: str = "", column: str = "") -> None:
        super().__init__(code)
        self.code, self.value, self.column = code, value, column


class ColumnarFiles(Protocol):
    """What the module behind the setting `COLUMNAR_FILES` offers."""

    def names_of(self, path: Path) -> list[str]:
        """The columns. Raises TableUnusable."""

    def rows_of(self, path: Path, size: int) -> Iterator[tuple[list[list[str]], float]]:
        """Rows as texts, so many at a time, and the share of the file that is read. Raises TableUnusable."""

    def write_rows(self, path: Path, names: Sequence[str], kinds: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
        """Write texts as columns of the given kinds (`text`, `time`, `whole`, `truth`); gives how many rows."""


def columnar_files() -> ColumnarFiles:
    """The module that reads and writes Parquet. Raises TableUnusable where its libraries are not installed."""
    try:
        return cast(ColumnarFiles, import_string(settings.COLUMNAR_FILES)())
    except ImportError as missing:
        raise TableUnusable("parquet_not_installed") from missing


class ParquetSource:
    """The rows of a Parquet file; its dates are dates, so nothing about their style is open."""

    typed = True

    def __init__(self, path: Path, *, file: str) -> None:
        self._path = path
        self._file = file
        self.share = 0.0
        try:
            self._files = columnar_files()
            self.names = self._files.names_of(path)
        except TableUnusable as unusable:
            raise self._refusal(unusable) from unusable

    def chunks(self, size: int = CHUNK_ROWS) -> Iterator[Chunk]:
        """All rows, numbered from 1."""
        begun = 1
        try:
            for rows, share in self._files.rows_of(self._path, size):
                self.share = share
                yield Chunk(rows, range(begun, begun + len(rows)))
                begun += len(rows)
        except TableUnusable as unusable:
            raise self._refusal(unusable) from unusable

    def _refusal(self, unusable: TableUnusable) -> FileUnusable:
        return FileUnusable(
            Finding(
                unusable.code, self._file, column=unusable.column, value=unusable.value, more=(("kind", "Parquet"),)
            )
        )
