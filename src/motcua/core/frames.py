"""Room for the frames of a long piece of work.

CPython (3.11 and later) keeps the frames of Python functions in chunks of 16 KiB. Where a call crosses from one chunk
into the next, the next is asked of the system, and given back when the call returns: at an unlucky depth every call of
a small function is two system calls and a page fault. How deep a request stands depends on the server and on each
middleware, so that one frame more or less would make a page a third dearer or cheaper. A function that itself says to
need a large frame gets a chunk of its own, whose remainder is room for everything that it calls.
"""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_SLOTS = 17_000
"""What the frame says to need, 8 bytes each. Its chunk is the next power of two, 256 KiB, of which half is left: room
for a thousand frames of usual size. What no frame uses is never touched, so that the system never really gives it."""


def with_room(function: Callable[P, R]) -> Callable[P, R]:
    """The same function, beneath which calls find room for their frames."""

    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    call.__code__ = call.__code__.replace(co_stacksize=_SLOTS)
    return functools.wraps(function)(call)
