"""Taking extracts of the ledger and finding the one that answers; the libraries are only needed when one is taken."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import cast

from django.conf import settings

from motcua.analytics.optional import optional_module
from motcua.analytics.snapshots import Snapshot, find_as_of, find_current, find_public
from motcua.analytics.storage import FolderStorage, Storage
from motcua.core.asking import beyond_scope

_WHOLE = "an extract holds the whole ledger whoever caused it, else every figure after it would be too small"

__all__ = [
    "current_snapshot",
    "extracts_folder",
    "extracts_storage",
    "optional_module",
    "public_snapshot",
    "refresh_extract",
    "release_extract",
    "snapshot_as_of",
    "take_extract",
]

OBJECTS = "s3://"


def extracts_folder() -> Path:
    """Where this installation keeps its extracts, or where they are elsewhere its copies of them."""
    given = str(settings.EXTRACTS)
    return Path(settings.DATA_FOLDER) / "extracts" if not given or given.startswith(OBJECTS) else Path(given)


def extracts_storage() -> Storage:
    """The place of the extracts: a folder, or an S3-compatible store. Raises AnalyticsNotInstalled."""
    return _opened(str(settings.EXTRACTS), extracts_folder())


@cache
def _opened(address: str, folder: Path) -> Storage:
    if address.startswith(OBJECTS):
        return cast(Storage, optional_module("object_storage").open_object_storage(address, folder))
    return FolderStorage(folder)


def current_snapshot() -> Snapshot | None:
    """The newest extract, or None before the first."""
    return find_current(extracts_storage())


def public_snapshot() -> Snapshot | None:
    """The extract that the public reads: the newest of which is worked out what is public. None before the first."""
    return find_public(extracts_storage())


def snapshot_as_of(moment: datetime) -> Snapshot | None:
    """The last extract taken at or before the moment (aware), None where there was none yet."""
    return find_as_of(extracts_storage(), moment)


def take_extract(now: datetime) -> Snapshot:
    """Take an extract of the ledger as it stands and make it the current one, though not yet the public's.

    Raises  AnalyticsNotInstalled
    """
    with beyond_scope(_WHOLE):
        return cast(Snapshot, optional_module("extract.taking").take(extracts_storage(), now=now))


def refresh_extract(now: datetime, *, public: bool = True) -> Snapshot:
    """The current extract, taken anew when the ledger has moved since. Raises AnalyticsNotInstalled.

    public  also, when it is time for that, work out what the public may see of it and let the public read it
    """
    with beyond_scope(_WHOLE):
        snapshot = cast(Snapshot, optional_module("extract.taking").refresh(extracts_storage(), now=now))
        if public:
            optional_module("publication.releasing").release_when_due(snapshot)
    return snapshot


def release_extract(now: datetime) -> Snapshot:
    """Let the public read the ledger as it stands, whether it is time for that or not. Raises AnalyticsNotInstalled."""
    snapshot = refresh_extract(now, public=False)
    optional_module("publication.releasing").release(snapshot)
    return snapshot
