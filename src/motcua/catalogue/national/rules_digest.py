"""By which rules records are read: a mark that changes whenever the rules, or the lists of doubts, change."""

import hashlib
from functools import cache
from pathlib import Path

from motcua.core.data_folder import DATA_FILES

_DOUBTS = DATA_FILES / "procedures" / "doubts"


@cache
def rules_digest() -> str:
    """The mark of this software: whoever stored findings under another one reads the records again."""
    digest = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *sorted(_DOUBTS.glob("*.yaml"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
