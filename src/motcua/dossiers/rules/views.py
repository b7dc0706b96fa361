"""What a kept list may be called."""

from motcua.core.errors import Refused
from motcua.dossiers.rules.words import is_readable

LONGEST_NAME = 60


class ViewRefused(Refused):
    """The list cannot be kept under this name; the fields say why."""

    code = "view_refused"


def check_view_name(name: str) -> str:
    """The name without blanks around. Raises ViewRefused."""
    name = " ".join(name.split())
    if not name:
        raise ViewRefused(field_errors={"name": "required"})
    if len(name) > LONGEST_NAME or not is_readable(name):
        raise ViewRefused(field_errors={"name": "too_long" if is_readable(name) else "unreadable"})
    return name
