"""A folder for the files of each test."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def kept_files(media: Path) -> list[Path]:
    return [path for path in media.rglob("*") if path.is_file()]
