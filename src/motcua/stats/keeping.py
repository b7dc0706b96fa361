"""What was made for one extract once and is only read afterwards: figures, page bodies, pictures."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import motcua
from motcua.analytics.api import Snapshot
from motcua.core.data_folder import DATA_FILES

Read = TypeVar("Read")
_read_before: dict[tuple[Path, str, str], Any] = {}
_MOST_REMEMBERED = 16
_MADE_BY = ("stats", "analytics", "ui", "locale")


def kept_file(snapshot: Snapshot, name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of a file kept for the extract, made on the first call; it appears whole."""
    path = snapshot.folder / "pages" / f"{maker()}-{name}"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        content = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
    return content


def kept_json(snapshot: Snapshot, name: str, make: Callable[[], Any]) -> Any:
    """What was computed for this extract before, else computed now and kept."""
    return json.loads(kept_file(snapshot, f"{name}.json", lambda: json.dumps(make(), ensure_ascii=False).encode()))


def remembered(snapshot: Snapshot, name: str, read: Callable[[], Read]) -> Read:
    """What is read out of kept files once a process; many readers share it, so nobody may change it."""
    key = (snapshot.folder, maker(), name)
    if key not in _read_before:
        if len(_read_before) >= _MOST_REMEMBERED:
            _read_before.clear()
        _read_before[key] = read()
    found: Read = _read_before[key]
    return found


@cache
def maker() -> str:
    """A mark of the code, words and rules that make the pages: when one of them changes, all is made anew."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def _sources() -> Iterator[Path]:
    code = Path(motcua.__file__).parent
    for room in _MADE_BY:
        yield from sorted(path for path in (code / room).rglob("*") if path.suffix in {".py", ".html", ".mo"})
    yield from sorted((DATA_FILES / "analytics").glob("*.yaml"))
