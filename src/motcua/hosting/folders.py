"""Where an installation keeps its things."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder named by `MOTCUA_DATA` (default `./var`), absolute."""
    return Path(os.environ.get("MOTCUA_DATA") or "var").absolute()
