"""The scanner for viruses as this house needs it; which one it is, the settings say."""

from datetime import timedelta
from typing import BinaryIO, Protocol, cast

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from motcua.documents.models import StoredFile
from motcua.documents.rules import may_open_unscanned
from motcua.documents.states import ScanState


class FileScanner(Protocol):
    """Looks for viruses."""

    def scan(self, file: BinaryIO) -> str:
        """The name of what was found, or nothing. Raises  Unavailable where the scanner did not answer"""


def scanner_in_force() -> FileScanner | None:
    """The scanner of this installation, if it has one."""
    if not settings.CLAMD:
        return None
    return cast(FileScanner, import_string(settings.FILE_SCANNER)(settings.CLAMD))


def longest_wait() -> timedelta:
    """How long a file waits before an officer may open it with a warning."""
    return timedelta(minutes=settings.SCAN_WAIT_MINUTES)


def scan_state_of(row: StoredFile) -> ScanState:
    """As it is told: what waits too long is told apart."""
    state = ScanState(row.scan_state)
    late = state is ScanState.PENDING and may_open_unscanned(row.created_at, timezone.now(), longest_wait())
    return ScanState.TOO_OLD if late else state
