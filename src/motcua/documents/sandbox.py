"""Has strangers' files opened by a program of its own, so that a bomb or a broken library harms nobody else."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from motcua.documents.kinds import HEIC, JPEG, PDF, PNG, FileKind

logger = logging.getLogger(__name__)
DECODERS = Path(__file__).parent / "decoders"
PROGRAMS = {PDF: "pdf.py", JPEG: "pictures.py", PNG: "pictures.py", HEIC: "pictures.py"}
SECONDS = 40
"""Of the clock, beyond the seconds of the processor that a program allows itself."""


def look_inside(path: str, kind: FileKind) -> dict[str, Any]:
    """What the file holds, or `{"fault": …}`: damaged, locked, too_large, too_heavy; nothing for kinds not opened."""
    return _run(kind, "look", path) if kind in PROGRAMS else {}


def draw_previews(path: str, kind: FileKind, targets: list[str]) -> bool:
    """Write JPEG pictures of the file to the targets (small, then one to read from); false if it cannot be drawn."""
    return kind in PROGRAMS and "drawn" in _run(kind, "draw", path, *targets)


def _run(kind: FileKind, *words: str) -> dict[str, Any]:
    try:
        ended = subprocess.run(
            [sys.executable, "-I", str(DECODERS / PROGRAMS[kind]), *words],
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired:
        return {"fault": "too_heavy"}
    if ended.returncode == 0:
        answer: dict[str, Any] = json.loads(ended.stdout)
        return answer
    if (ended.returncode > 0 and b"ImportError" in ended.stderr) or b"ModuleNotFoundError" in ended.stderr:
        raise RuntimeError(f"{PROGRAMS[kind]} cannot start: {ended.stderr[-500:].decode(errors='replace')}")
    logger.warning("a file of kind %s could not be opened, status %s", kind.code, ended.returncode)
    return {"fault": "too_heavy" if ended.returncode < 0 else "damaged"}
