"""Files of the national portal's records: read one by one with bounded memory, refused with line, reason and remedy."""

import gzip
import json
import math
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from motcua.catalogue.files import DefinitionRefused, FileFault
from motcua.core.data_folder import DATA_FILES

MOST_LINE = 4 * 2**20
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
        number = total = given = 0
        while line := stream.readline(MOST_LINE + 1):
            number += 1
            total += len(line)
            if len(line) > MOST_LINE:
                total += _skip_line(stream)
                yield name, number, _too_long(name, number)
            elif line.strip():
                given += 1
                yield name, number, line
            if total > MOST_FILE:
                raise _unreadable(name, number, "tệp giải nén quá lớn", "chia tệp thành nhiều tệp nhỏ")
        if not given:
            raise _unreadable(name, 0, "tệp không có bản ghi nào", "tải lại tệp: để trống không có nghĩa là đã bãi bỏ")


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
        record = json.loads(
            text.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_number, object_pairs_hook=_object
        )
    except UnicodeDecodeError:
        return FileFault(where, "", "không phải chữ UTF-8", "lưu lại tệp với mã UTF-8")
    except (ValueError, RecursionError) as broken:
        return FileFault(where, "", f"không phải JSON ({broken})"[:300], "mỗi dòng phải là một bản ghi JSON trọn vẹn")
    if b"\\u" in text and not _is_storable(record):
        return FileFault(where, "", "có ký tự không lưu được (U+0000, nửa cặp thay thế)", "bỏ ký tự ấy rồi nhập lại")
    fault = next(iter(sorted(_VALIDATOR.iter_errors(record), key=lambda error: list(map(str, error.path)))), None)
    if fault is not None:
        return FileFault(where, ".".join(map(str, fault.path)), *_words(fault))
    return GivenRecord(name, number, record)


def _no_number(given: str) -> float:
    raise ValueError(f"{given} không phải số")


def _number(given: str) -> float:
    number = float(given)
    if math.isinf(number):
        raise ValueError(f"số quá lớn: {given[:40]}")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose every key stands once: of two values for a key none may be dropped unseen."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise ValueError(f"khóa {twice!r} đứng hai lần")
    return found


def _is_storable(found: Any) -> bool:
    """Whether the database can keep every text in it: no U+0000, no half of a surrogate pair."""
    if isinstance(found, str):
        return "\0" not in found and not any("\ud800" <= sign <= "\udfff" for sign in found)
    if isinstance(found, dict):
        return all(_is_storable(key) and _is_storable(value) for key, value in found.items())
    return not isinstance(found, list) or all(map(_is_storable, found))


def _words(fault: ValidationError) -> tuple[str, str]:
    """Reason and remedy; a value or type that is not known may come from a portal that has moved on."""
    again = "lấy lại bản ghi từ Cổng Dịch vụ công quốc gia"
    newer = "cấu trúc có thể mới hơn bản phần mềm này: cập nhật phần mềm, hoặc lấy lại bản ghi"
    shown = str(fault.instance)[:60]
    wanted: Any = fault.validator_value
    found: Any = fault.instance
    match fault.validator:
        case "required":
            return f"thiếu mục {', '.join(key for key in wanted if key not in found)}", again
        case "type":
            return f"sai kiểu: phải là {wanted}, đây là {shown!r}", newer
        case "enum":
            return f"giá trị {shown!r} không có trong danh sách đã biết", newer
        case "maxLength":
            return f"dài quá {wanted} ký tự", again
        case "pattern":
            return "để trống", again
        case _:
            return fault.message[:200], again


def _too_long(name: str, number: int) -> FileFault:
    return FileFault(
        f"{name}:{number}", "", f"dòng dài hơn {MOST_LINE >> 20} MiB", "kiểm tra tệp: mỗi bản ghi phải ở một dòng riêng"
    )


def _unreadable(name: str, number: int, reason: str, remedy: str) -> DefinitionRefused:
    return DefinitionRefused([FileFault(f"{name}:{number}" if number else name, "", reason, remedy)])
