"""At no depth does a call of a small function cost pages of memory."""

import resource
from collections.abc import Callable

import pytest

from motcua.core.frames import with_room

CALLS = 2_000


def small(number: int) -> int:
    return number + 1


def fetched_pages_at(depth: int) -> int:
    """How many pages the system handed out while a small function was called again and again, so many frames down."""
    if depth:
        return fetched_pages_at(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for number in range(CALLS):
        small(number)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def worst(pages_at: Callable[[int], int]) -> int:
    return max(pages_at(depth) for depth in range(400))


def test_beneath_it_calls_are_cheap_at_every_depth() -> None:
    assert with_room(worst)(fetched_pages_at) < CALLS / 2


def test_it_is_the_same_function() -> None:
    def divide(number: int, *, by: int) -> float:
        """So many each."""
        return number / by

    roomy = with_room(divide)
    assert (roomy.__name__, roomy.__doc__, roomy(6, by=4)) == ("divide", "So many each.", 1.5)
    with pytest.raises(ZeroDivisionError):
        roomy(6, by=0)
