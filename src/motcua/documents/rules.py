"""What may be handed in as a file, and under which name it is kept."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from motcua.core.errors import Refused
from motcua.documents.kinds import FileKind

MIB = 1024 * 1024
LIMIT_BYTES = 20 * MIB
LONGEST_NAME = 120
KEPT_UNATTACHED = timedelta(days=7)
"""How long a file waits for a dossier where nobody asks for longer (a draft does)."""
PART_KEPT = timedelta(days=3)
"""How long an upload that broke off can be gone on with, after its last part."""


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """How much may be handed in: by file, for one paper, for one draft; set by the operator."""

    file_bytes: int = LIMIT_BYTES
    paper_files: int = 30
    draft_files: int = 100
    draft_bytes: int = 300 * MIB


@dataclass(frozen=True, slots=True)
class Held:
    """What one uploader has handed in and not attached yet; `paper_files` for the paper in question."""

    files: int
    paper_files: int
    size_bytes: int


class FileEmpty(Refused):
    """The file has no content."""

    code = "file_empty"


class FileTooLarge(Refused):
    """The file is larger than what is taken in."""

    code = "file_too_large"


class FileKindNotAllowed(Refused):
    """The bytes are not of a kind that is taken in, whatever the name says."""

    code = "file_kind_not_allowed"


class FileLocked(Refused):
    """The file asks for a password; nobody in the office could open it."""

    code = "file_locked"


class FileDamaged(Refused):
    """The file cannot be opened: broken, or cut off."""

    code = "file_damaged"


class FileTwoFaced(Refused):
    """The file is one kind and something else besides, which only somebody with a plan makes."""

    code = "file_two_faced"


class PictureTooLarge(Refused):
    """The picture has more points than anything that photographs paper makes."""

    code = "picture_too_large"


class FileDigestDiffers(Refused):
    """What arrived is not what the sender says was sent."""

    code = "file_digest_differs"


class TooManyFiles(Refused):
    """The paper, or the draft, has as many files as are taken in."""

    code = "too_many_files"


class TooMuchTogether(Refused):
    """The files of the draft together are as much as is taken in."""

    code = "too_much_together"


class FileNotYours(Refused):
    """A file named in a submission was not uploaded by this person, or belongs to a dossier already."""

    code = "file_not_yours"


class FileInfected(Refused):
    """A file named in a submission, or asked for, holds a virus."""

    code = "file_infected"


class FileWaitsForScan(Refused):
    """The file has not been scanned yet; `too_long` says that an officer may open it with a warning."""

    code = "file_waits_for_scan"
    conflict = True


def check_can_store(size_bytes: int, *, limit: int = LIMIT_BYTES) -> None:
    """Raises  FileEmpty, FileTooLarge"""
    if size_bytes == 0:
        raise FileEmpty()
    check_not_too_large(size_bytes, limit=limit)


def check_not_too_large(size_bytes: int, *, limit: int = LIMIT_BYTES) -> None:
    """Raises  FileTooLarge"""
    if size_bytes > limit:
        raise FileTooLarge(limit_bytes=limit, limit_mib=limit // MIB)


def check_room(held: Held, size_bytes: int, limits: UploadLimits) -> None:
    """Whether one more file of this size fits. Raises  TooManyFiles, TooMuchTogether"""
    if held.paper_files >= limits.paper_files:
        raise TooManyFiles(most=limits.paper_files)
    if held.files >= limits.draft_files:
        raise TooManyFiles(most=limits.draft_files)
    if held.size_bytes + size_bytes > limits.draft_bytes:
        raise TooMuchTogether(limit_mib=limits.draft_bytes // MIB)


def check_digest(arrived: str, given: str) -> None:
    """Raises  FileDigestDiffers where the sender gave a SHA-256 (hex) and it is another one"""
    if given and given.lower() != arrived:
        raise FileDigestDiffers(arrived=arrived)


def may_open_unscanned(created_at: datetime, now: datetime, longest_wait: timedelta) -> bool:
    """Whether a file has waited for the virus scan so long that an officer may open it with a warning."""
    return now - created_at >= longest_wait


def plain_name(given: str) -> str:
    """A name without folders, control or direction marks, composed (NFC); empty if nothing is left."""
    base = given.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in unicodedata.normalize("NFC", base) if _is_plain(letter)).strip(" .")


def kept_name(given: str, kind: FileKind) -> str:
    """The file's own name without what could deceive, with an ending that is true."""
    path = PurePosixPath(plain_name(given) or "tep")
    ending = path.suffix if path.suffix.lower() in kind.endings else ""
    stem = path.stem if ending else path.name
    return stem[:LONGEST_NAME] + (ending or kind.endings[0])


def _is_plain(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
