"""Files of the national portal's records: read one by one with bounded memory, refused with line, reason and remedy."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from jsonschema import Draft202012Validator

from motcua.catalogue.files import DefinitionRefused, FileFault
from motcua.core.data_folder import DATA_FILES

MOST_LINE = 16 * 2**20
"""The longest line that is read (bytes): the longest real record has 0.4 million."""
MOST_FILE = 2 * 2**30
"""So many bytes a file may have when unpacked."""
ENDINGS = (".jsonl", ".jsonl.gz", ".json")
_PIECE = 2**20
_SCHEMA = json.loads((DATA_FILES / "procedures" / "national.schema.json").read_text(encoding="utf-8"))
_VALIDATOR = Draft202012Validator(_SCHEMA)


@dataclass(frozen=True, slots=True)
class GivenRecord:
    """One record with the place where it stands: file and line (1 in a file of one record)."""

    file: str
    line: int
    record: dict[str, Any]


def is_national(path: Path) -> bool:
    """Whether the file, or some file of the folder, has records of the national portal."""
    return bool(_files(path))


def read_given(path: Path) -> Iterator[GivenRecord | FileFault]:
    """Every record of the file or folder in order; in the place of one that cannot be used its fault.

    Raises DefinitionRefused where a file cannot be read on at all: no gzip, cut off, too large.
    """
    seen: dict[str, str] = {}
    for file in _files(path):
        for place, number, text in _lines(file):
            where = f"{place}:{number}"
            found = text if isinstance(text, FileFault) else _record(place, number, text)
            if isinstance(found, GivenRecord):
                code = str(found.record["code"])  # with its blanks: another record may have the code without them
                if code in seen:
                    found = FileFault(
                        where, "code", f"mã {code} đã có ở {seen[code]}", "giữ lại một bản ghi của mã này"
                    )
                else:
                    seen[code] = where
            yield found


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(
            each
            for each in path.iterdir()
            if each.is_file()
            and each.name.endswith(ENDINGS)
            and not each.name.endswith(".schema.json")
            and each.name != "schema.json"
        )
    return [path] if path.name.endswith(ENDINGS) else []


def _lines(file: Path) -> Iterator[tuple[str, int, bytes | FileFault]]:
    """Name of the file, number of the line, and the line."""
    name = str(file)
    with _opened(file) as stream:
        if file.name.endswith(".json"):
            whole = stream.read(MOST_LINE + 1)
            yield name, 1, whole if len(whole) <= MOST_LINE else _too_long(name, 1)
            return
        number = total = 0
        while line := stream.readline(MOST_LINE + 1):
            number += 1
            total += len(line)
            if len(line) > MOST_LINE:
                total += _skip_line(stream)
                yield name, number, _too_long(name, number)
            elif line.strip():
                yield name, number, line
            if total > MOST_FILE:
                raise _unreadable(name, number, "tệp giải nén quá lớn", "chia tệp thành nhiều tệp nhỏ")


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    try:
        with gzip.open(file, "rb") if file.name.endswith(".gz") else file.open("rb") as stream:
            yield stream  # type: ignore[misc]
    except (EOFError, zlib.error, gzip.BadGzipFile) as broken:
        raise _unreadable(str(file), 0, f"tệp nén hỏng hoặc bị cắt cụt ({broken})", "tải lại tệp") from broken
    except OSError as denied:
        raise _unreadable(str(file), 0, f"không đọc được tệp ({denied.strerror})", "kiểm tra đường dẫn") from denied


def _skip_line(stream: IO[bytes]) -> int:
    """Read on to the end of the line without keeping it; how many bytes that were."""
    skipped = 0
    while piece := stream.readline(_PIECE):
        skipped += len(piece)
        if piece.endswith(b"\n") or skipped > MOST_FILE:
            break
    return skipped


def _record(name: str, number: int, text: bytes) -> GivenRecord | FileFault:
    where = f"{name}:{number}"
    try:
        record = json.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return FileFault(where, "", "không phải chữ UTF-8", "lưu lại tệp với mã UTF-8")
    except (json.JSONDecodeError, RecursionError) as broken:
        return FileFault(where, "", f"không phải JSON ({broken})", "mỗi dòng phải là một bản ghi JSON trọn vẹn")
    fault = next(iter(sorted(_VALIDATOR.iter_errors(record), key=lambda error: list(map(str, error.path)))), None)
    if fault is not None:
        return FileFault(
            where, ".".join(map(str, fault.path)), fault.message[:200], "lấy lại bản ghi từ Cổng Dịch vụ công quốc gia"
        )
    return GivenRecord(name, number, record)


def _too_long(name: str, number: int) -> FileFault:
    return FileFault(
        f"{name}:{number}", "", f"dòng dài hơn {MOST_LINE >> 20} MiB", "kiểm tra tệp: mỗi bản ghi phải ở một dòng riêng"
    )


def _unreadable(name: str, number: int, reason: str, remedy: str) -> DefinitionRefused:
    return DefinitionRefused([FileFault(f"{name}:{number}" if number else name, "", reason, remedy)])
