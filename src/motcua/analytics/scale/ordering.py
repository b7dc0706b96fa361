"""Ordering a generated ledger; the libraries that write it are only loaded then."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from motcua.analytics.optional import optional_module
from motcua.analytics.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class LedgerOrder:
    """How large a ledger, of how many provinces, from which seed."""

    dossiers: int
    provinces: int = 1
    seed: int = 2026


def generate_ledger(
    folder: Path, order: LedgerOrder, *, public: bool = False, on_rows: Callable[[int], None] = lambda rows: None
) -> Snapshot:
    """Write a ledger that never was as an extract into the folder, instead of a generated one that is there.

    public   also work out what the public may see of it, and let the public read it
    on_rows  is told how many dossiers more are written
    Raises   FigureRefused where the folder holds anything else, or what is asked for makes no sense
    """
    snapshot = cast(Snapshot, optional_module("scale.generating").generate(folder, order, on_rows=on_rows))
    if public:
        optional_module("publication.releasing").release(snapshot)
    return snapshot
