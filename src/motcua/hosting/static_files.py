"""Styles and pictures of the pages, collected once per version into the data folder."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".motcua-static"


def are_collected() -> bool:
    """Whether the data folder has exactly this version's files."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    return stamp.is_file() and stamp.read_text() == _fingerprint()


def collect() -> bool:
    """Copy, name by content and compress the files; False if that was done before."""
    if are_collected():
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    (Path(settings.STATIC_ROOT) / STAMP).write_text(_fingerprint())
    return True


def _fingerprint() -> str:
    """One text for names, sizes and times of all static files."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = os.stat(storage.path(name))
            digest.update(f"{name}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
