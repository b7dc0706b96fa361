"""One page of a list that is read whole, and from where the next page goes on."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.http import Http404

Row = TypeVar("Row")


def page_after(found: Sequence[Row], after: str, key: Callable[[Row], str], rows: int) -> tuple[Sequence[Row], str]:
    """So many rows that follow the one with the key `after` (empty: the first ones), and the key of the last of them.

    The key is empty where nothing follows. Raises Http404 for a key that the list does not have.
    """
    places = {key(row): place for place, row in enumerate(found)}
    if after and after not in places:
        raise Http404
    start = places[after] + 1 if after else 0
    shown = found[start : start + rows]
    return shown, key(shown[-1]) if shown and start + rows < len(found) else ""
