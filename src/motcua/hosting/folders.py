"""Where an installation keeps its things."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder named by `MOTCUA_DATA` (default `./var`), absolute."""
    return Path(os.environ.get("MOTCUA_DATA") or "var").absolute()


def make_data_folder(data: Path) -> None:
    """Create the folder for its owner alone; an existing one keeps its rights.

    Root's may be passed through, not read, because its database runs under another user.
    """
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        data.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700)
    except FileExistsError:
        if not data.is_dir():
            raise
