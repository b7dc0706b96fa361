"""How one answer is refused: a code for the words, never the words themselves."""


class NotAccepted(Exception):
    """This answer cannot be used. `suggestion` is what was probably meant, `limits` the numbers for the words."""

    def __init__(self, code: str, *, suggestion: str = "", **limits: int) -> None:
        self.code = code
        self.suggestion = suggestion
        self.limits = limits
        super().__init__(code)
