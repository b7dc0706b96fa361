"""When a person is guided instead of taken in."""

from collections.abc import Sequence

from motcua.core.errors import Refused


class NothingMissing(Refused):
    """All papers are there: the dossier is to be taken in."""

    code = "nothing_missing"


def check_can_guide(missing: Sequence[object]) -> None:
    """Who brought everything is not sent away. Raises NothingMissing. Source: NĐ 118/2025 art. 17(2a)."""
    if not missing:
        raise NothingMissing()
