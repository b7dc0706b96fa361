"""What the files of an extract depend on besides what was written since: with another basis all are made anew."""

import hashlib
import json

from motcua.analytics.extract.activities import activities_file
from motcua.analytics.extract.columns import TABLES
from motcua.analytics.extract.pseudonyms import key_fingerprint
from motcua.dossiers.api import ledger_identity
from motcua.orgs.api import units_digest

LAYOUT = 1
"""Rises when rows are shaped in another way."""


def current_basis() -> str:
    """A digest over the shape of the rows, the keys of pseudonyms, the maps of sources, the units and the ledger."""
    parts = [
        LAYOUT,
        {table: dict(columns) for table, columns in TABLES.items()},
        key_fingerprint(),
        hashlib.sha256(activities_file().read_bytes()).hexdigest(),
        units_digest(),
        ledger_identity(),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
