"""What may be handed in as a file, and under which name it is kept."""

import unicodedata
from pathlib import PurePosixPath

from motcua.core.errors import Refused
from motcua.documents.kinds import FileKind

LIMIT_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 120


class FileEmpty(Refused):
    """The file has no content."""

    code = "file_empty"


class FileTooLarge(Refused):
    """The file is larger than what is taken in."""

    code = "file_too_large"


class FileKindNotAllowed(Refused):
    """The bytes are not of a kind that is taken in, whatever the name says."""

    code = "file_kind_not_allowed"


class FileNotYours(Refused):
    """A file named in a submission was not uploaded by this person, or belongs to a dossier already."""

    code = "file_not_yours"


def check_can_store(size_bytes: int) -> None:
    """Raises  FileEmpty, FileTooLarge"""
    if size_bytes == 0:
        raise FileEmpty()
    check_not_too_large(size_bytes)


def check_not_too_large(size_bytes: int) -> None:
    """Raises  FileTooLarge"""
    if size_bytes > LIMIT_BYTES:
        raise FileTooLarge(limit_bytes=LIMIT_BYTES, limit_mib=LIMIT_BYTES // (1024 * 1024))


def kept_name(given: str, kind: FileKind) -> str:
    """The file's own name without folders, control or direction marks, composed (NFC), with an ending that is true."""
    base = given.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(letter for letter in unicodedata.normalize("NFC", base) if _is_plain(letter)).strip(" .")
    path = PurePosixPath(plain or "tep")
    ending = path.suffix if path.suffix.lower() in kind.endings else ""
    stem = path.stem if ending else path.name
    return stem[:LONGEST_NAME] + (ending or kind.endings[0])


def _is_plain(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
