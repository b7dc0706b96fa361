"""Due moments that were set anew: the office extended the time, once, with an apology."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Extension:
    """From `at` on the dossier is due at `until`; pauses that begin later move that moment. Naive times are local."""

    at: datetime
    until: datetime
