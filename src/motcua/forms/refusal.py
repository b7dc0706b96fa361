"""How one answer is refused: a code for the words, seldom the words themselves."""

from typing import Any


class NotAccepted(Exception):
    """This answer cannot be used.

    suggestion  what was probably meant
    message     words of a definition's own (`Words`) that say more than those of the code
    limits      the numbers for the words
    """

    def __init__(self, code: str, *, suggestion: str = "", message: Any = None, **limits: int) -> None:
        self.code = code
        self.message = message
        self.suggestion = suggestion
        self.limits = limits
        super().__init__(code)
