"""What differs between two texts of one record: where, and what stood and stands there."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

BOOKKEEPING = frozenset({"createdAt", "updatedAt"})
"""The portal's own notes of when it touched a record; alone they make no new version."""
MOST_DIFFERENCES = 200
MOST_SHOWN = 300
Difference = tuple[str, str, str]
"""Path, before, after; texts cut short, empty where nothing stood."""


def digest_of(record: Mapping[str, Any]) -> str:
    """SHA-256 of the record in canonical JSON, without bookkeeping."""
    kept = {key: value for key, value in record.items() if key not in BOOKKEEPING}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """The first differences, in the order of their paths."""
    return list(islice(_walk("", _plain(before), _plain(after)), MOST_DIFFERENCES))


def _plain(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in BOOKKEEPING}


def _walk(path: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in sorted({*before, *after}):
            yield from _walk(f"{path}.{key}" if path else key, before.get(key), after.get(key))
    elif isinstance(before, list) and isinstance(after, list):
        for number in range(max(len(before), len(after))):
            old, new = (rows[number] if number < len(rows) else None for rows in (before, after))
            yield from _walk(f"{path}[{number}]", old, new)
    else:
        yield path, _shown(before), _shown(after)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:MOST_SHOWN]
