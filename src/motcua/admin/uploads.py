"""Taking large files in: piece by piece onto the disk, never into memory, and no further than the limit."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from motcua.dossiers.api import HandedIn, incoming_folder

if TYPE_CHECKING:
    _BytesUpload = UploadedFile[bytes]
else:
    _BytesUpload = UploadedFile

ROOM_LEFT_BYTES = 512 * 1024 * 1024
"""So much of the disk stays free for the database, whatever is sent."""


class FileOnDisk(_BytesUpload):
    """A file that came in whole; `handed_in` says where it lies."""

    def __init__(self, handed_in: HandedIn) -> None:
        super().__init__(file=None, name=handed_in.name, size=handed_in.size_bytes)
        self.handed_in = handed_in


class FolderUploadHandler(FileUploadHandler):
    """Writes each file of the request into the folder of incoming files.

    `too_large` and `no_room` say why reading was broken off. Whatever nobody took over is removed by `discard`.
    """

    chunk_size = 1024 * 1024

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.too_large = self.no_room = False
        self._left = int(settings.IMPORT_MOST_BYTES)
        self._paths: list[Path] = []
        self._file: IO[bytes] | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open the next file."""
        super().new_file(*args, **kwargs)
        descriptor, path = tempfile.mkstemp(dir=incoming_folder())
        self._paths.append(Path(path))
        self._file = os.fdopen(descriptor, "wb")
        self._digest, self._size = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the next piece, as long as limit and disk allow."""
        self._left -= len(raw_data)
        self.too_large = self._left < 0
        self.no_room = not self.too_large and not self._has_room(start)
        if self.too_large or self.no_room or self._file is None:
            raise StopUpload(connection_reset=True)
        self._file.write(raw_data)
        self._digest.update(raw_data)
        self._size += len(raw_data)

    def _has_room(self, start: int) -> bool:
        """Looked at once for every 64 MiB."""
        if start % (64 * self.chunk_size) >= self.chunk_size:
            return True
        disk = os.statvfs(self._paths[-1].parent)
        return disk.f_bavail * disk.f_frsize > ROOM_LEFT_BYTES

    def file_complete(self, file_size: int) -> FileOnDisk:
        """Close the file and hand it on."""
        self._close()
        name = Path((self.file_name or "").replace("\\", "/")).name[:200] or "?"
        return FileOnDisk(HandedIn(self._paths[-1], name, self._size, self._digest.hexdigest()))

    def upload_interrupted(self) -> None:
        """The sender went away, or had to be stopped."""
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def discard(self) -> None:
        """Remove what was not taken over."""
        self._close()
        for path in self._paths:
            path.unlink(missing_ok=True)
