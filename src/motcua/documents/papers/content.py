"""What stands on an issued paper, kept beside its bytes, so that it can be read on a screen and aloud."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

SECRETS = frozenset({"lookup_code", "resume_code"})
"""The applicant's secrets stand on her own paper alone."""


def content_of(fields: Any) -> dict[str, Any]:
    """The fields as JSON keeps them: moments in ISO 8601, lines as lists; secrets are left out."""
    return {name: _plain(value) for name, value in asdict(fields).items() if name not in SECRETS}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
