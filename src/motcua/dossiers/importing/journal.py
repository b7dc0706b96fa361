"""A note of how far an import is, so that whoever comes after an interruption knows what happened."""

import json
import time
from contextlib import suppress
from pathlib import Path

from motcua.dossiers.importing.staging import file_key, staging_folder
from motcua.dossiers.importing.work import ImportProgress

_SECONDS_BETWEEN = 2.0


class Journal:
    """The note about one file. It stays only where the import was broken off: closing throws it away."""

    def __init__(self, path: Path) -> None:
        self._note = staging_folder().parent / "runs" / f"{file_key(path, 'run')}.json"
        self._written = 0.0

    def stopped_at(self) -> tuple[str, int] | None:
        """The stage and the rows at which an earlier import of the same file was broken off."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return str(note["stage"]), int(note["rows"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, progress: ImportProgress) -> None:
        """Note how far it is, every two seconds; a disk that refuses the note does not stop the import."""
        now = time.monotonic()
        if now - self._written < _SECONDS_BETWEEN:
            return
        self._written = now
        with suppress(OSError):
            self._note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._note.write_text(json.dumps({"stage": progress.stage, "rows": progress.rows}), encoding="utf-8")

    def close(self) -> None:
        """The import came to its end, whatever it was."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
