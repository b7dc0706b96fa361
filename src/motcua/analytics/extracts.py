"""Taking extracts of the ledger and finding the one that answers; the libraries are only needed when one is taken."""

import importlib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.analytics.refusals import AnalyticsNotInstalled
from motcua.analytics.snapshots import Snapshot, find_current
from motcua.core.outbox import ledger_mark


def extracts_folder() -> Path:
    """Where this installation keeps its extracts."""
    return Path(settings.DATA_FOLDER) / "extracts"


def current_snapshot() -> Snapshot | None:
    """The newest extract, or None before the first."""
    return find_current(extracts_folder())


def take_extract(now: datetime) -> Snapshot:
    """Take an extract of the ledger as it stands and make it the current one. Raises AnalyticsNotInstalled."""
    snapshot: Snapshot = optional_module("extract.taking").take_snapshot(extracts_folder(), mark=ledger_mark(), now=now)
    return snapshot


def refresh_extract(now: datetime) -> Snapshot:
    """The current extract, taken anew when the ledger has moved since. Raises AnalyticsNotInstalled."""
    current = current_snapshot()
    return current if current is not None and current.mark == ledger_mark() else take_extract(now)


def optional_module(name: str) -> Any:
    """A module of this room that needs the libraries of the extra `analytics`. Raises AnalyticsNotInstalled."""
    try:
        return importlib.import_module(f"motcua.analytics.{name}")
    except ModuleNotFoundError as missing:
        raise AnalyticsNotInstalled(missing.name or "") from missing
